import type { DecisionRow } from '../../store/evaluation.store.js';

const TOGETHER = 'denied-with:';

/** What is kept with a denial of several courses: by it the denial is taken back for all of them. */
export function deniedWith(group: string): string {
  return `${TOGETHER}${group}`;
}

/** The group of courses that this line was denied with, as a rule had it; null for one denied alone. */
export function groupDenied({ outcome, settled }: DecisionRow): string | null {
  if (outcome !== 'deny') return null;
  return settled.find((each) => each.startsWith(TOGETHER))?.slice(TOGETHER.length) ?? null;
}
