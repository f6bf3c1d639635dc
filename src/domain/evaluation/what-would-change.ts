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
  'before-school-began': 'term-confirmed',
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
  'before-school-began',
  'accreditation-unknown',
  'not-accredited-at-term',
  'grade-unknown',
];
/** A line is seldom held by more; whoever has so much to bring asks a person first. */
const STEPS_MAX = 6;

/** What comes of a line that is otherwise. */
export interface Supposed {
  readonly standing: (changed: CreditLine) => Standing;
  /** Credits that count as approved when these are. */
  readonly settled: (changed: readonly CreditLine[]) => Credits;
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
  const gainOf = ({ lines }: Changed) => subtractCredits(supposed.settled(lines), now);
  return standings
    .flatMap((standing) => {
      const equivalency = equivalencies.get(standing.line.id);
      if (equivalency === undefined || 'none' in equivalency.receives) return [];
      const { group } = equivalency;
      const members =
        group === undefined
          ? [standing]
          : standings.filter(({ line }) => equivalencies.get(line.id)?.group === group);
      // What a rule says of several courses is told once, at the first of them.
      if (members[0] !== standing) return [];
      const change = changeFor(members, equivalency, policy, supposed);
      if (change === null) return [];
      const gain = gainOf(change);
      if (isGain(gain) || group !== undefined) return [toldAs(change, gain)];
      // What a person says that it equals may be held by something else, as by a missing level before it.
      const more = freedFrom(supposed.standing(change.lines[0]!), policy, supposed);
      if (more === null || more.names.length === 0) return [];
      const whole = { names: [...new Set([...change.names, ...more.names])], lines: more.lines };
      return [toldAs(whole, gainOf(whole))];
    })
    .filter(({ gainCredits }) => isGain(gainCredits))
    .toSorted((a, b) => compareCredits(b.gainCredits, a.gainCredits));
}

function toldAs({ names, lines }: Changed, gainCredits: Credits): Change {
  return { line: lines[0]!.id, change: names.join('+'), gainCredits };
}

function isGain(amount: Credits): boolean {
  return compareCredits(amount, NO_CREDITS) > 0;
}

interface Changed {
  readonly names: readonly string[];
  readonly lines: readonly CreditLine[];
}

/** One line, or those that a rule takes together, freed and settled as the equivalency says. */
function changeFor(
  members: readonly Standing[],
  { certainty, receives, group, basis }: Equivalency,
  policy: TransferPolicy,
  supposed: Supposed,
): Changed | null {
  const freed = members.map((member) => freedFrom(member, policy, supposed));
  const sure = freed.filter((each) => each !== null);
  const names = [...new Set(sure.flatMap((each) => each.names))];
  const isOpen = certainty !== 'approved';
  if (sure.length < freed.length || (names.length === 0 && !isOpen)) return null;
  const lines = sure
    .flatMap((each) => each.lines)
    .map((line) => {
      if (!isOpen) return line;
      return group === undefined ? { ...line, receives } : { ...line, settled: [...line.settled, basis] };
    });
  return { names: names.length === 0 ? ['equivalency-approved'] : names, lines };
}

/** The line with what holds it changed, and what that took. Null where nothing would free it. */
function freedFrom(held: Standing, policy: TransferPolicy, supposed: Supposed): Changed | null {
  const names = new Set<string>();
  let at = held;
  for (let step = 0; at.state !== 'clear'; step += 1) {
    const found = at.reasons.flatMap(({ code }) => CHANGES[code] ?? []);
    if (found.length === 0 || step === STEPS_MAX) return null;
    // A denial hides what else would hold the line; of a line that waits all of it is told.
    const isDenied = at.state === 'denied' || at.state === 'not-evaluated';
    const told = isDenied ? found.slice(0, 1) : [...new Set(found)];
    told.forEach((name) => names.add(name));
    const line = told.reduce((changed, name) => changedBy(name, changed, at.reasons, policy), at.line);
    if (!isDenied) return { names: [...names], lines: [line] };
    at = supposed.standing(line);
  }
  return { names: [...names], lines: [at.line] };
}

/** The smallest thing that brings it: the lowest grade that counts, not the best. */
function changedBy(
  name: string,
  line: CreditLine,
  reasons: Standing['reasons'],
  policy: TransferPolicy,
): CreditLine {
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
