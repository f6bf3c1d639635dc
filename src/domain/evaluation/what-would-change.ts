import type { Equivalency } from '../articulation/articulation-rule.js';
import { compareCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Change } from './evaluation.js';
import type { CreditLine } from './evaluation-input.js';
import { minimumFor } from './grade-of-line.js';
import type { Standing } from './standing.js';

/** The smallest thing that would move a line forward, by the code of the reason that holds it. */
const CHANGES: Readonly<Record<string, string>> = {
  'syllabus-needed': 'syllabus-approved',
  'institution-unknown': 'school-identified',
  'accreditation-unknown': 'accreditation-confirmed',
  'not-accredited-at-term': 'accreditation-confirmed',
  'national-music-review': 'special-consideration',
  'foreign-report-needed': 'credential-report',
  'grade-of-another-country': 'credential-report',
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
  'subject-unclear': 'field-checked',
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

/** What the paper of the school that gave the credit would answer. */
const OF_ANOTHER_SCHOOL = [
  'institution-unknown',
  'accreditation-unknown',
  'not-accredited-at-term',
  'grade-unknown',
];
/** A line is seldom held by more; whoever has so much to bring asks a person first. */
const STEPS_MAX = 6;

/** What comes of a line that is otherwise. */
export interface Supposed {
  readonly standing: (changed: CreditLine) => Standing;
  /** Credits that count as approved then. */
  readonly settled: (changed: CreditLine) => Credits;
}

/**
 * What would help, line by line: whatever holds the line is changed, one thing after the other, until the
 * checks hold it no more; then it is settled as its best equivalency says, the plan is made again, and the
 * gain is the settled credit that this adds to what is settled `now`. Where more than one thing is needed,
 * all are named, joined by `+`. Sorted by gain, then by the order of the lines.
 */
export function whatWouldChange(
  standings: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  policy: TransferPolicy,
  now: Credits,
  supposed: Supposed,
): readonly Change[] {
  return standings
    .flatMap((standing) => {
      const change = changeFor(standing, equivalencies.get(standing.line.id), policy, supposed);
      if (change === null) return [];
      const gain = subtractCredits(supposed.settled(change.line), now);
      return [{ line: standing.line.id, change: change.names.join('+'), gainCredits: gain }];
    })
    .filter(({ gainCredits }) => compareCredits(gainCredits, NO_CREDITS) > 0)
    .toSorted((a, b) => compareCredits(b.gainCredits, a.gainCredits));
}

interface Changed {
  readonly names: readonly string[];
  readonly line: CreditLine;
}

function changeFor(
  standing: Standing,
  equivalency: Equivalency | undefined,
  policy: TransferPolicy,
  supposed: Supposed,
): Changed | null {
  if (equivalency === undefined || 'none' in equivalency.receives) return null;
  // A line that a rule takes together with others cannot be settled for itself.
  if (equivalency.group !== undefined) return null;
  const isOpen = equivalency.certainty !== 'approved';
  const freed = freedFrom(standing, policy, supposed);
  if (freed === null || (freed.names.length === 0 && !isOpen)) return null;
  const names = freed.names.length === 0 ? ['equivalency-approved'] : freed.names;
  if (!isOpen) return { ...freed, names };
  // What a person says that it equals may be held by something else.
  const said = { ...freed.line, receives: equivalency.receives };
  const more = freedFrom(supposed.standing(said), policy, supposed);
  return more === null ? null : { names: [...new Set([...names, ...more.names])], line: more.line };
}

/** The line with what holds it changed, and what that took. Null where nothing would free it. */
function freedFrom(held: Standing, policy: TransferPolicy, supposed: Supposed): Changed | null {
  const names = new Set<string>();
  let at = held;
  for (let step = 0; at.state !== 'clear'; step += 1) {
    const name = at.reasons.map(({ code }) => CHANGES[code]).find((each) => each !== undefined);
    if (name === undefined || step === STEPS_MAX) return null;
    names.add(name);
    at = supposed.standing(changedBy(name, at, policy));
  }
  return { names: [...names], line: at.line };
}

/** The smallest thing that brings it: the lowest grade that counts, not the best. */
function changedBy(name: string, { line, reasons }: Standing, policy: TransferPolicy): CreditLine {
  const codes = reasons.map(({ code }) => code).filter((code) => CHANGES[code] === name);
  const changed = { ...line, settled: [...line.settled, ...codes] };
  const grade = minimumFor(line, policy).letter;
  if (name === 'final-grade') return { ...changed, status: 'completed', grade };
  if (name === 'minimum-grade') return { ...changed, grade };
  if (name === 'pass-explained') return { ...changed, passMeansC: true };
  if (name === 'original-transcript' || name === 'score-report')
    return { ...changed, basis: 'regular', settled: [...changed.settled, ...OF_ANOTHER_SCHOOL] };
  return changed;
}
