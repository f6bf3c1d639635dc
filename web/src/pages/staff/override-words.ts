import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';

const NOT_ASKED = 'no longer asked for';
const OWED = 'still owed';

/** What an override does, as one sentence with the names of its course and its place. */
export function overrideText(
  { kind, line, slot, reducesCreditTotal }: ListedOverride,
  given: EvaluationCase,
): string {
  const found = given.lines.find(({ id }) => id === line);
  const course =
    found === undefined
      ? 'A course that is no longer here'
      : [found.code, found.title].filter(Boolean).join(' ');
  const slots = given.program.blocks.flatMap((block) => block.slots);
  const place = slots.find(({ id }) => id === slot)?.name ?? slot;
  switch (kind) {
    case 'substitution':
      return `${course} may count in ${place} too`;
    case 'forced-award':
      return `${course} is put into ${place}`;
    case 'blocked-award':
      return `${course} is kept out of ${place ?? 'every place'}`;
    case 'rule-waiver':
      return `Waived for ${course}: ${ruleOf(line, given) ?? 'a rule that no longer holds it'}`;
    case 'waiver':
      return `${place} is waived; its credits are ${reducesCreditTotal ? NOT_ASKED : OWED}`;
  }
}

/** What the waived rule found, as the line still tells it before whose word lifts it. */
function ruleOf(line: string | null, { evaluation }: EvaluationCase): string | undefined {
  const reasons = evaluation?.lines.find(({ id }) => id === line)?.reasons ?? [];
  return reasons.find(({ code }) => code === 'rule-waived')?.text.split('. Waived by the ')[0];
}
