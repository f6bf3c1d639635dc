import { coursesIn, type Receives } from '../articulation/articulation-rule.js';
import type { CapCounts, CapName, TransferPolicy } from '../policy/transfer-policy.js';
import type { Catalog } from '../program/program.js';
import { compareTerms } from '../term.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';

/**
 * Which caps an award draws on by one of its lines: the pooled reading puts the school's own credit under the
 * transfer limit too (C1); the caps that a policy adds say themselves what they count.
 */
export function drawsOn(
  line: CreditLine,
  receives: Receives,
  { policy, catalog, student }: Pick<EvaluationInput, 'policy' | 'catalog' | 'student'>,
): readonly CapName[] {
  const entry = student?.entryTerm;
  const isAfter = entry !== undefined && line.term !== null && compareTerms(line.term, entry) >= 0;
  const added = Object.entries(policy.caps).flatMap(([name, { counts }]) =>
    counts !== undefined &&
    (isAfter || counts.afterEntry !== true) &&
    isCounted(line, receives, counts, catalog)
      ? [name]
      : [],
  );
  return [...ofEveryPolicy(line, policy), ...added.toSorted()];
}

function ofEveryPolicy(line: CreditLine, policy: TransferPolicy): readonly CapName[] {
  if (line.source === 'prior-learning') return ['prior-learning'];
  const own = line.source === 'berklee-online' || line.source === 'berklee-campus';
  return own && policy.caps.transfer.scope === 'external-only' ? [] : ['transfer'];
}

function isCounted(
  { source, basis, institution }: CreditLine,
  receives: Receives,
  { sources, bases, kinds, categories }: CapCounts,
  catalog: Catalog,
): boolean {
  const has = (list: readonly string[], each: string | undefined) =>
    list.length === 0 || (each !== undefined && list.includes(each));
  if (!has(sources, source) || !has(bases, basis) || !has(kinds, institution?.kind)) return false;
  return categories.length === 0 || categoriesOf(receives, catalog).some((each) => categories.includes(each));
}

function categoriesOf(receives: Receives, { courses }: Catalog): readonly string[] {
  if ('category' in receives) return [receives.category];
  const codes = coursesIn(receives);
  return courses.flatMap(({ code, category }) => (codes.includes(code) && category !== null ? category : []));
}
