import { titleWords } from '../matching/title-words.js';
import type { ExamLevel, ExamRule, TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine } from './evaluation-input.js';

/** Was the exam sat at the level that its rule asks for? Null: its name does not say at which. */
export function satAtLevel({ title }: CreditLine, { words, others }: ExamLevel): boolean | null {
  const said = title.toLowerCase().split(/[^a-z]+/);
  if (words.some((word) => said.includes(word))) return true;
  return others.some((word) => said.includes(word)) ? false : null;
}

/**
 * The rule that names the exam, else the program's general rule. A shortened name, such as `English
 * Language`, is of the one rule that has all its words; where several have them, none is taken.
 */
export function examRuleFor(line: CreditLine, policy: TransferPolicy): ExamRule | undefined {
  const rules = policy.exams.filter(
    (rule) => rule.program.toUpperCase() === line.exam?.program.toUpperCase(),
  );
  const said = titleWords(line.title);
  const named = rules.filter(({ name }) => {
    const words = name === null ? [] : titleWords(name);
    return said.length > 0 && said.every((word) => words.includes(word));
  });
  const exact = named.find(({ name }) => titleWords(name!).join(' ') === said.join(' '));
  if (exact !== undefined) return exact;
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  return rules.find((rule) => rule.name === null);
}
