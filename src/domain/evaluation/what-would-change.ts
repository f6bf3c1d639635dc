import type { Equivalency } from '../articulation/articulation-rule.js';
import { compareCredits, credits, NO_CREDITS, subtractCredits } from '../credits.js';
import type { Change } from './evaluation.js';
import type { CreditLine } from './evaluation-input.js';
import type { Standing } from './standing.js';

/** The smallest thing that would move a line forward, by the code of the reason that holds it. */
const CHANGES: Readonly<Record<string, string>> = {
  'syllabus-needed': 'syllabus-approved',
  'institution-unknown': 'school-identified',
  'accreditation-unknown': 'accreditation-confirmed',
  'not-accredited-at-term': 'accreditation-confirmed',
  'national-music-review': 'special-consideration',
  'foreign-report-needed': 'credential-report',
  'grade-unknown': 'grade-confirmed',
  'pass-without-key': 'pass-explained',
  'credits-not-printed': 'credits-confirmed',
  'unit-unknown': 'unit-confirmed',
  'course-too-small': 'combined',
  'in-progress': 'final-grade',
  'grade-below-minimum': 'minimum-grade',
  'military-review': 'military-approved',
  'exam-without-rule': 'exam-approved',
  'exam-score-unknown': 'score-confirmed',
};

/**
 * Credits a line's change would settle: those that count as approved with it, less those that do without it.
 */
type Settled = (changed: CreditLine | null) => string;

/**
 * What would help, line by line: the line is settled as its best equivalency says, the plan is made again,
 * and the gain is the settled credit that this adds. Sorted by gain, then by the order of the lines.
 */
export function whatWouldChange(
  standings: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  settledIn: Settled,
): readonly Change[] {
  const now = settledIn(null);
  return standings
    .flatMap((standing) => {
      const change = changeFor(standing, equivalencies.get(standing.line.id));
      if (change === null) return [];
      const gain = subtractCredits(credits(settledIn(change.line)), credits(now));
      return [{ line: standing.line.id, change: change.name, gainCredits: gain }];
    })
    .filter(({ gainCredits }) => compareCredits(gainCredits, NO_CREDITS) > 0)
    .toSorted((a, b) => compareCredits(b.gainCredits, a.gainCredits));
}

function changeFor(
  { line, state, reasons }: Standing,
  equivalency: Equivalency | undefined,
): { readonly name: string; readonly line: CreditLine } | null {
  if (equivalency === undefined || 'none' in equivalency.receives) return null;
  const name = reasons.map(({ code }) => CHANGES[code]).find((each) => each !== undefined);
  if (state === 'denied' && name !== 'minimum-grade') return null;
  if (state === 'not-evaluated') return null;
  if (name === undefined && equivalency.certainty === 'approved') return null;
  const settled: CreditLine = {
    ...line,
    receives: equivalency.receives,
    settled: [...line.settled, ...reasons.map(({ code }) => code)],
    status: line.status === 'in-progress' ? 'completed' : line.status,
    grade: line.status === 'in-progress' || name === 'minimum-grade' ? 'A' : line.grade,
  };
  return { name: name ?? 'equivalency-approved', line: settled };
}
