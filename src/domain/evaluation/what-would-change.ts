import type { Equivalency } from '../articulation/articulation-rule.js';
import { compareCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
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
  incomplete: 'final-grade',
  'transfer-second-hand': 'original-transcript',
  'exam-second-hand': 'score-report',
  'pass-below-minimum': 'pass-explained',
  'grade-below-minimum': 'minimum-grade',
  'military-review': 'military-approved',
  'taken-after-entry': 'approved-after-entry',
  'limited-credit-review': 'limited-credit-approved',
  'own-language-unclear': 'language-checked',
  'language-abroad-unclear': 'language-checked',
  'before-own-courses': 'record-checked',
  'level-before-missing': 'level-placed',
  'prior-learning-not-enrolled': 'enrolled',
  'prior-learning-unclear': 'portfolio-approved',
  'prior-learning-similar': 'portfolio-approved',
  'exam-without-rule': 'exam-approved',
  'exam-level-unknown': 'level-confirmed',
  'exam-score-unknown': 'score-confirmed',
};

/** Changes that bring a grade that is high enough. */
const REGRADED = ['final-grade', 'minimum-grade', 'pass-explained'];
/** What the paper of the school that gave the credit would answer. */
const OF_ANOTHER_SCHOOL = [
  'institution-unknown',
  'accreditation-unknown',
  'not-accredited-at-term',
  'grade-unknown',
];

/** Credits that count as approved when a line is changed so. */
type Settled = (changed: CreditLine) => Credits;

/**
 * What would help, line by line: the line is settled as its best equivalency says, the plan is made again,
 * and the gain is the settled credit that this adds to what is settled `now`. Sorted by gain, then by the
 * order of the lines.
 */
export function whatWouldChange(
  standings: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  now: Credits,
  settledIn: Settled,
): readonly Change[] {
  return standings
    .flatMap((standing) => {
      const change = changeFor(standing, equivalencies.get(standing.line.id));
      if (change === null) return [];
      const gain = subtractCredits(settledIn(change.line), now);
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
  // A line that a rule takes together with others cannot be settled for itself.
  if (equivalency.group !== undefined) return null;
  const name = reasons.map(({ code }) => CHANGES[code]).find((each) => each !== undefined);
  if ((state === 'denied' || state === 'not-evaluated') && name === undefined) return null;
  if (name === undefined && equivalency.certainty === 'approved') return null;
  const isSecondHand = name === 'original-transcript' || name === 'score-report';
  const settled: CreditLine = {
    ...line,
    receives: equivalency.receives,
    settled: [
      ...line.settled,
      ...reasons.map(({ code }) => code),
      ...(isSecondHand ? OF_ANOTHER_SCHOOL : []),
    ],
    status: name === 'final-grade' ? 'completed' : line.status,
    grade: REGRADED.includes(name ?? '') ? 'A' : line.grade,
    basis: isSecondHand ? 'regular' : line.basis,
  };
  return { name: name ?? 'equivalency-approved', line: settled };
}
