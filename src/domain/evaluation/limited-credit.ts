import type { LimitedCredit, TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { found, type Finding } from './standing.js';

/** The policy's word on credit of this kind, such as DSST and military training; undefined for all other. */
export function limitOn(line: CreditLine, policy: TransferPolicy): LimitedCredit | undefined {
  const school = (line.institution?.name ?? line.institutionName ?? '').toLowerCase();
  const program = line.exam?.program.toUpperCase();
  return policy.limitedCredit?.find(
    ({ bases, exams, schools }) =>
      (line.source === 'external' && bases.includes(line.basis)) ||
      exams.some((each) => each.toUpperCase() === program) ||
      schools.some((name) => line.source === 'external' && school.includes(name.toLowerCase())),
  );
}

/** The blocks in which credit of these lines may stand together; undefined: every one. */
export function blocksFor(
  lines: readonly CreditLine[],
  policy: TransferPolicy,
): readonly string[] | undefined {
  const limits = lines.flatMap((line) => limitOn(line, policy) ?? []);
  const [first, ...others] = limits;
  return first?.blocks.filter((block) => others.every(({ blocks }) => blocks.includes(block)));
}

/** Credit of a limited kind is never given without a person (Q15). */
export function limitedReviewed(line: CreditLine, { policy, program }: EvaluationInput): Finding | null {
  const limit = limitOn(line, policy);
  // Military credit on a school's own transcript is asked about already.
  if (limit === undefined || line.basis === 'military') return null;
  const facts = { what: limit.what, blocks: blockNames(limit, program) };
  return found('pending', 'limited-credit-review', limit.source, facts);
}

/** Where credit of a limited kind may stand is told with it, whatever a person decides (Q15). */
export function limitedTold(line: CreditLine, { policy, program }: EvaluationInput): Finding | null {
  const limit = limitOn(line, policy);
  if (limit === undefined) return null;
  const facts = { what: limit.what, blocks: blockNames(limit, program) };
  return found('note', 'limited-credit', limit.source, facts);
}

function blockNames({ blocks }: LimitedCredit, program: EvaluationInput['program']): string {
  const names = program.blocks.filter(({ id }) => blocks.includes(id)).map(({ name }) => name);
  return names.join(' and ') || 'other degrees';
}
