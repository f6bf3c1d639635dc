import { titleWords } from '../matching/title-words.js';
import type { ExamLevel, ExamRule, TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine } from './evaluation-input.js';

/** Was the exam sat at the level that its rule asks for? Null: its name does not say at which. */
export function satAtLevel({ title }: CreditLine, { words, others }: ExamLevel): boolean | null {
  const said = title.toLowerCase().split(/[^a-z]+/);
  if (words.some((word) => said.includes(word))) return true;
  return others.some((word) => said.includes(word)) ? false : null;
}

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
