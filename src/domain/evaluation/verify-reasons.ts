import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditSource } from './evaluation-input.js';

/**
 * What a reason makes of its line. `open` holds nothing back for certain, but asks for a person; a `note` is
 * only told.
 */
export type Brings = 'denied' | 'not-evaluated' | 'pending' | 'provisional' | 'awarded' | 'open' | 'note';

/** The keys that a reason of this code could cite; null: that it cites nothing. */
type Cites = (policy: TransferPolicy, source: CreditSource) => readonly (string | null)[];

interface ReasonCode {
  readonly brings: Brings;
  /** Left out where no rule is ever cited. */
  readonly cites?: Cites;
}

/** The first source of a setting; the rule's own key where the policy names none. */
function setting(path: string, own: string | null = null): Cites {
  return ({ sources }) => [sources[path]?.[0] ?? own];
}

/** A rule that the policy lists with its source. */
function listed(of: (policy: TransferPolicy) => readonly { readonly source: string }[] | undefined): Cites {
  return (policy) => (of(policy) ?? []).map(({ source }) => source);
}

function key(own: string): Cites {
  return () => [own];
}

const LEAST_GRADE: Cites = (policy, source) =>
  setting(`minimumGrade.${source === 'external' ? source : 'berklee-online'}`)(policy, source);
/** The rule about the exams of a program, or about exams. */
const OF_EXAMS: Cites = ({ sources }) => {
  const ofPrograms = Object.entries(sources).filter(
    ([path]) => path.startsWith('exams.') && path !== 'exams.level',
  );
  return [sources['exams']?.[0] ?? null, ...ofPrograms.map(([, [first = null]]) => first)];
};
const OF_LEVEL: Cites = ({ sources }) => [
  sources['courseLevels']?.[0] ?? sources['graduate-courses']?.[0] ?? 'B08',
];
/** The school's own record may list one course with each certificate, which has a rule of its own. */
const AGAIN: Cites = ({ sources }, source) => {
  const repeats = sources['repeats']?.[0] ?? null;
  return source === 'external' ? [repeats] : [repeats, sources['shared-course']?.[0] ?? repeats];
};
const EXCLUDED = listed(({ priorLearning }) => priorLearning?.excluded);
const ABROAD = listed(({ languageAbroad }) => languageAbroad);
const LIMITED = listed(({ limitedCredit }) => limitedCredit);
const CAMPUS = key('B05');

/** Every code that a reason may have, written down anew. */
const CODES: Readonly<Record<string, ReasonCode>> = {
  'counts-as': { brings: 'awarded' },
  'would-count-as': { brings: 'open' },
  'no-equivalent-found': { brings: 'open' },
  'approved-by-staff': { brings: 'note' },
  'denied-by-staff': { brings: 'denied' },
  'receives-none': { brings: 'denied' },
  'grade-below-minimum': { brings: 'denied', cites: LEAST_GRADE },
  'grade-unknown': { brings: 'pending', cites: LEAST_GRADE },
  'grade-of-another-country': { brings: 'pending', cites: setting('foreign') },
  'pass-without-key': { brings: 'pending', cites: setting('passWithoutKey') },
  'pass-below-minimum': { brings: 'denied', cites: setting('passWithoutKey') },
  'transfer-second-hand': { brings: 'not-evaluated', cites: setting('second-hand') },
  'exam-second-hand': {
    brings: 'pending',
    cites: (policy, source) =>
      source === 'external' ? setting('second-hand')(policy, source) : OF_EXAMS(policy, source),
  },
  'military-review': {
    brings: 'pending',
    cites: (policy, source) => ['Q15', ...LIMITED(policy, source)],
  },
  'in-progress': { brings: 'provisional', cites: setting('in-progress') },
  withdrawn: { brings: 'denied' },
  audit: { brings: 'denied' },
  incomplete: { brings: 'denied' },
  failed: { brings: 'denied', cites: LEAST_GRADE },
  'repeat-counted-once': { brings: 'denied', cites: AGAIN },
  'non-credit-enrollment': { brings: 'denied', cites: setting('non-credit') },
  'provider-not-accepted': { brings: 'denied', cites: setting('excludedProviders') },
  'subject-not-accepted': { brings: 'denied', cites: listed(({ excludedFields }) => excludedFields) },
  'subject-unclear': { brings: 'pending', cites: listed(({ excludedFields }) => excludedFields) },
  'taken-after-entry': { brings: 'pending', cites: setting('afterEntry') },
  'own-language': { brings: 'denied', cites: setting('ownLanguage') },
  'own-language-unclear': { brings: 'pending', cites: setting('ownLanguage') },
  'language-abroad': { brings: 'denied', cites: ABROAD },
  'language-abroad-unclear': { brings: 'pending', cites: ABROAD },
  'level-before-missing': { brings: 'pending', cites: listed(({ levels }) => levels) },
  'before-own-courses': { brings: 'pending', cites: setting('ownCoursesSince') },
  'prior-learning-not-enrolled': { brings: 'provisional', cites: setting('priorLearning.enrolledOnly') },
  'exam-after-college-began': {
    brings: 'denied',
    cites: listed(({ examsBeforeCollege }) => examsBeforeCollege),
  },
  'limited-credit-review': { brings: 'pending', cites: LIMITED },
  'limited-credit': { brings: 'note', cites: LIMITED },
  'prior-learning-not-eligible': { brings: 'denied', cites: EXCLUDED },
  'prior-learning-unclear': { brings: 'pending', cites: EXCLUDED },
  'prior-learning-after-attempt': { brings: 'denied', cites: setting('priorLearning') },
  'prior-learning-already-given': { brings: 'denied', cites: setting('priorLearning') },
  'prior-learning-similar': { brings: 'pending', cites: setting('priorLearning') },
  'exam-without-rule': { brings: 'pending', cites: OF_EXAMS },
  'exam-score-below-minimum': { brings: 'denied', cites: OF_EXAMS },
  'exam-level-not-accepted': { brings: 'denied', cites: setting('exams.level') },
  'exam-level-unknown': { brings: 'pending', cites: setting('exams.level') },
  'exam-score-unknown': { brings: 'pending', cites: OF_EXAMS },
  'institution-unknown': { brings: 'pending', cites: setting('accreditation', 'T05') },
  'before-school-began': { brings: 'pending', cites: setting('accreditation', 'T05') },
  'accreditation-unknown': { brings: 'pending', cites: setting('accreditation', 'T05') },
  'not-accredited-at-term': { brings: 'pending', cites: setting('accreditation', 'T05') },
  'national-music-review': { brings: 'pending', cites: setting('accreditation.considered', 'T06') },
  'foreign-report-needed': { brings: 'pending', cites: setting('foreign') },
  'credits-not-printed': { brings: 'pending' },
  // Nothing is cited where a group waits for a line of a unit that nobody knows.
  'unit-unknown': { brings: 'pending', cites: ({ sources }) => [sources['conversion']?.[0] ?? null, null] },
  'course-too-small': { brings: 'pending', cites: setting('minimumCourseCredits') },
  'syllabus-needed': { brings: 'pending', cites: setting('syllabusRequired') },
  'older-than-usual': { brings: 'note', cites: setting('recency') },
  'combined-with-denied': { brings: 'denied' },
  'combined-with-open': { brings: 'open' },
  'agreement-holds': { brings: 'note', cites: () => [] },
  'agreement-fails': { brings: 'note', cites: () => [] },
  'agreement-open': { brings: 'note', cites: () => [] },
  'rule-waived': { brings: 'note', cites: () => [] },
  substituted: { brings: 'note' },
  'placed-by-override': { brings: 'note' },
  'kept-out-by-override': { brings: 'note' },
  'rules-tie': { brings: 'open' },
  'rule-needs-person': { brings: 'open' },
  'graduate-course': { brings: 'denied', cites: OF_LEVEL },
  'course-of-another-level': { brings: 'denied', cites: OF_LEVEL },
  'campus-published': { brings: 'note', cites: CAMPUS },
  'campus-alternative': { brings: 'open', cites: CAMPUS },
  'campus-alike': { brings: 'open', cites: CAMPUS },
  'campus-without-code': { brings: 'open', cites: CAMPUS },
  'campus-family': { brings: 'open', cites: CAMPUS },
  'campus-listing': { brings: 'open', cites: CAMPUS },
};

/** The codes there are, in the order of their kinds. */
export const REASON_CODES: readonly string[] = Object.keys(CODES);

export function isReasonCode(code: string): boolean {
  return Object.hasOwn(CODES, code);
}

/** What a known code brings for a line of the source: two of them mean something else elsewhere. */
export function bringsOf(code: string, source: CreditSource): Brings {
  // What is small is told of the school's own courses; exams on a college's record are not looked at there.
  if (code === 'course-too-small' && source !== 'external') return 'note';
  if (code === 'exam-second-hand' && source === 'external') return 'not-evaluated';
  return CODES[code]!.brings;
}

/** Whether a known code ever cites a rule. */
export function citesARule(code: string): boolean {
  return CODES[code]!.cites !== undefined;
}

/** What a known code could cite, by policy and source of credit; empty where neither of them tells. */
export function citable(
  code: string,
  policy: TransferPolicy,
  source: CreditSource,
): readonly (string | null)[] {
  return CODES[code]!.cites?.(policy, source) ?? [null];
}
