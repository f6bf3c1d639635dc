import type { CreditLine } from './evaluation-input.js';
import { isExact, rational } from './rational.js';
import { spelled, type Held, type LineFacts } from './verify-facts.js';

const REFUSED_BY_STATUS: readonly string[] = ['withdrawn', 'audit', 'incomplete', 'failed'];

/** What the record of the line itself says: how it ended, how it was taken, and what a person has refused. */
export function recordHeld({ status, enrollment, denied }: CreditLine): Held[] {
  return [
    ...(REFUSED_BY_STATUS.includes(status) ? [{ code: status, as: 'denied' } as const] : []),
    ...(status === 'in-progress' ? [{ code: status, as: 'provisional' } as const] : []),
    ...(enrollment === 'non-credit' ? [{ code: 'non-credit-enrollment', as: 'denied' } as const] : []),
    ...(denied === null ? [] : [{ code: 'denied-by-staff', as: 'denied' } as const]),
  ];
}

/** Credit that a school only passes on is not looked at on its paper, and military credit by a person. */
export function secondHandHeld({ source, basis }: CreditLine): Held[] {
  if (source !== 'external') return [];
  if (basis === 'transfer') return [{ code: 'transfer-second-hand', as: 'denied' }];
  if (basis === 'exam') return [{ code: 'exam-second-hand', as: 'denied' }];
  return basis === 'military' ? [{ code: 'military-review', as: 'pending' }] : [];
}

const OF_SCORES: readonly string[] = ['exam-without-rule', 'exam-score-unknown', 'exam-score-below-minimum'];

/** An exam against the table's least score, by the rule of its name or the general one of its program. */
export function examScoreHeld({ id, source, exam, title }: CreditLine, facts: LineFacts): Held[] {
  if (source !== 'exam' || exam === null) return [];
  const ofProgram = facts.policy.exams.filter(
    ({ program }) => program.toLowerCase() === exam.program.toLowerCase(),
  );
  const named = ofProgram.find(({ name }) => name !== null && spelled(name) === spelled(title));
  const general = ofProgram.find(({ name }) => name === null);
  // A shortened name may be of a rule whose words it has: which one, a reader of names says, not this.
  if (named === undefined && ofProgram.some(({ name }) => name !== null && sharesWord(name, title)))
    return asSaid(id, OF_SCORES, facts);
  const rule = named ?? general;
  if (rule === undefined) return [{ code: 'exam-without-rule', as: 'pending' }];
  const score = exam.score.trim().replace(',', '.').replace(/^\+/, '');
  if (!isExact(score)) return [{ code: 'exam-score-unknown', as: 'pending' }];
  const isLow = rational(rule.minimumScore).above(rational(score));
  return isLow ? [{ code: 'exam-score-below-minimum', as: 'denied' }] : [];
}

/** Words as they are written, and parts of words, since names of exams are often cut short. */
function sharesWord(name: string, title: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words(title).some((one) =>
    words(name).some((other) => one.slice(0, 2) === other.slice(0, 2) || other.includes(one)),
  );
}

/** What only the evaluator can tell is taken for what it is where the document says so. */
function asSaid(id: string, codes: readonly string[], { document }: LineFacts): Held[] {
  const said = document.lines.find((line) => line.id === id)?.reasons ?? [];
  return said
    .filter(({ code }) => codes.includes(code))
    .map(({ code }) => ({ code, as: code === 'exam-score-below-minimum' ? 'denied' : 'pending' }));
}

/** Codes of the rules above: said of a line only where its rule is found here too. */
export const SAID_OF_RECORDS: readonly string[] = [
  ...REFUSED_BY_STATUS,
  ...OF_SCORES,
  'in-progress',
  'non-credit-enrollment',
  'denied-by-staff',
  'transfer-second-hand',
  'exam-second-hand',
  'military-review',
];

type Ground = (line: CreditLine, facts: LineFacts) => boolean;

const isExternal: Ground = ({ source }) => source === 'external';
const isFound: Ground = ({ source, institution }) => source === 'external' && institution !== null;
const isPortfolio: Ground = ({ source }, { policy }) =>
  source === 'prior-learning' && policy.priorLearning !== undefined;
const isGrouped: Ground = ({ combine }) => combine !== null;
const isOwnLanguage: Ground = ({ source }, { policy, student }) =>
  (source === 'external' || source === 'exam') &&
  policy.ownLanguage !== undefined &&
  student?.primaryLanguage !== undefined;

/** What must be so for a code to be said at all, where the whole of its rule is not worked out here. */
const GROUNDS: Readonly<Record<string, Ground>> = {
  'receives-none': ({ receives }) => receives === null || 'none' in receives,
  'pass-below-minimum': ({ passMeansC }) => passMeansC === false,
  'repeat-counted-once': isRepeated,
  'subject-not-accepted': (line, facts) => isExternal(line, facts) && facts.policy.excludedFields.length > 0,
  'subject-unclear': (line, facts) => isExternal(line, facts) && facts.policy.excludedFields.length > 0,
  'own-language': isOwnLanguage,
  'own-language-unclear': isOwnLanguage,
  'prior-learning-not-eligible': isPortfolio,
  'prior-learning-unclear': isPortfolio,
  'prior-learning-already-given': isPortfolio,
  'prior-learning-similar': isPortfolio,
  'institution-unknown': ({ source, institution }) => source === 'external' && institution === null,
  'accreditation-unknown': isFound,
  'not-accredited-at-term': isFound,
  'national-music-review': isFound,
  'syllabus-needed': (line, facts) => isExternal(line, facts) && facts.policy.syllabusRequired !== 'never',
  'older-than-usual': (line, facts) => isExternal(line, facts) && facts.policy.recency !== null,
  'credits-not-printed': ({ credits }) => credits.printed === null,
  'course-too-small': isSmall,
  'combined-with-denied': (line, facts) => isGrouped(line, facts) && isBesideDenied(line, facts),
  substituted: hasWord('substitution'),
  'placed-by-override': hasWord('forced-award'),
  'kept-out-by-override': hasWord('blocked-award'),
  'rule-waived': hasWord('rule-waiver'),
};

/** Codes that are said of the line, though what must be so for them is not. */
export function groundless(codes: readonly string[], line: CreditLine, facts: LineFacts): readonly string[] {
  return codes.filter((code) => Object.hasOwn(GROUNDS, code) && !GROUNDS[code]!(line, facts));
}

/** Is there another line of the course, or of the program of exams, that counts instead? */
function isRepeated(line: CreditLine, { lines, document }: LineFacts): boolean {
  const out = new Set(
    document.lines
      .filter(({ reasons }) => reasons.some(({ code }) => code === 'repeat-counted-once'))
      .map(({ id }) => id),
  );
  return lines.some((other) => {
    if (other.id === line.id || out.has(other.id)) return false;
    if (line.exam !== null) return other.exam?.program.toLowerCase() === line.exam.program.toLowerCase();
    const isAlike = (line.source === 'external') === (other.source === 'external');
    return isAlike && line.code !== null && spelled(line.code) === spelled(other.code ?? '');
  });
}

/** Is it below the least credit that fills a place alone? */
function isSmall({ id }: CreditLine, { policy, document }: LineFacts): boolean {
  const semester = document.lines.find((line) => line.id === id)?.credits.semester ?? null;
  return semester !== null && rational(policy.minimumCourseCredits).above(rational(semester));
}

function isBesideDenied({ id, combine }: CreditLine, { lines, document }: LineFacts): boolean {
  const beside = lines
    .filter((other) => other.combine === combine && other.id !== id)
    .map((other) => other.id);
  return document.lines.some((line) => beside.includes(line.id) && line.decision === 'denied');
}

/** Somebody has said so of the line. */
function hasWord(kind: string): Ground {
  return ({ id }, { document: { overrides = [] } }) =>
    overrides.some((said) => said.kind === kind && 'line' in said && said.line === id);
}
