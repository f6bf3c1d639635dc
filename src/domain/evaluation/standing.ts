import type { Credits } from '../credits.js';
import type { Reason } from '../reason.js';
import type { CreditLine } from './evaluation-input.js';

/**
 * Where a line stands before anyone asks what it equals: `clear` for credit, held (`pending` on a person,
 * `provisional` on an event), `denied`, or `not-evaluated`. Stronger answers win: one denial settles the
 * line.
 */
export interface Standing {
  readonly line: CreditLine;
  /** Exact semester credits; null when they cannot be told. */
  readonly semester: Credits | null;
  readonly state: StandingState;
  readonly reasons: readonly Reason[];
}

export type StandingState = 'clear' | 'provisional' | 'pending' | 'denied' | 'not-evaluated';

/** One check's finding; null means that it found nothing to say. */
export interface Finding {
  /** `note` says something without changing where the line stands. */
  readonly state: StandingState | 'note';
  readonly reason: Reason;
  /** Said whatever else is said of the line: a person’s word about it. */
  readonly always?: true;
}

/** A finding with the facts that its sentence needs. */
export function found(
  state: Finding['state'],
  code: string,
  citation: string | null,
  facts: Reason['facts'] = {},
): Finding {
  return { state, reason: { code, facts, citation } };
}

const ORDER: readonly StandingState[] = ['clear', 'provisional', 'pending', 'not-evaluated', 'denied'];

/** Puts the findings of all checks together; the reasons of the strongest state come first. */
export function standingFrom(
  line: CreditLine,
  semester: Credits | null,
  findings: readonly Finding[],
): Standing {
  const open = findings.filter(
    ({ state, reason }) => state !== 'pending' || !line.settled.includes(reason.code),
  );
  const strength = (finding: Finding) => (finding.state === 'note' ? 0 : ORDER.indexOf(finding.state));
  const sorted = open.toSorted((a, b) => strength(b) - strength(a));
  const state = ORDER[Math.max(0, ...sorted.map(strength))]!;
  // What would clear up a question is no advice for a line that is refused anyway.
  const settled = state === 'denied' || state === 'not-evaluated';
  const told = settled ? sorted.filter((each) => each.state === state || each.always === true) : sorted;
  return { line, semester, state, reasons: told.map(({ reason }) => reason) };
}
