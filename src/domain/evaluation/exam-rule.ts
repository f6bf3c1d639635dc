import { titleWords } from '../matching/title-words.js';
import type { ExamRule, TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine } from './evaluation-input.js';

/** The rule that names the exam, else the program's general rule. */
export function examRuleFor(line: CreditLine, policy: TransferPolicy): ExamRule | undefined {
  const rules = policy.exams.filter(
    (rule) => rule.program.toUpperCase() === line.exam?.program.toUpperCase(),
  );
  const named = rules.find(
    (rule) => rule.name !== null && titleWords(rule.name).join(' ') === titleWords(line.title).join(' '),
  );
  return named ?? rules.find((rule) => rule.name === null);
}
