import { compareCredits, type Credits } from '../credits.js';
import { meetsMinimum, readGrade } from '../policy/grade.js';
import type { GradeScale } from '../policy/transfer-policy.js';
import { lastTermBegun, termOrdinal, termWithin, type Term, type TermRange } from '../term.js';
import type { RuleEnd, SentCourse } from './articulation-rule.js';
import { courseKey, type CourseTaken } from './match-rules.js';

/**
 * What a partner's degree satisfies here as a whole, by a signed agreement. Null is what the agreement's
 * known text does not say: it is asked, never taken for nothing.
 */
export interface BlockAgreement {
  readonly id: string;
  readonly version: number;
  readonly partner: { readonly institution: string; readonly name: string };
  /** The terms of enrolment, or of application, that it governs. */
  readonly effective: TermRange;
  /**
   * Whose beginning decides which version governs: the enrolment at the partner (T36), or the application.
   */
  readonly governedBy: 'enrollment-at-partner' | 'application' | null;
  readonly requires: {
    readonly credential: 'associate' | 'bachelor' | 'certificate' | null;
    /** On the scale of four. */
    readonly minimumAverage: Credits | null;
    /** In each listed course. */
    readonly minimumGrade: string | null;
    readonly courses: readonly SentCourse[] | null;
  };
  readonly satisfies: readonly SatisfiedBlock[] | null;
  /** Agreements whose promises this one takes in, by id. */
  readonly includes: readonly string[];
  readonly admission: { readonly waives: readonly string[] };
  readonly citation: string;
  readonly note: string | null;
  readonly ended: RuleEnd | null;
}

export interface SatisfiedBlock {
  readonly program: string;
  readonly block: string;
  /** What it applies toward the block; null: the whole of it. */
  readonly credits: Credits | null;
}

/** What is known of somebody who comes from a partner. Null is unknown. */
export interface DegreeHolder {
  readonly institution: string | null;
  readonly credential: BlockAgreement['requires']['credential'];
  readonly average: Credits | null;
  readonly enrolledAtPartner: Term | null;
  readonly appliedFor: Term;
  readonly courses: readonly CourseTaken[];
}

export interface BlockAnswer {
  /** `unknown` goes to a person: something that decides is not known. */
  readonly holds: 'yes' | 'no' | 'unknown';
  /** What is missing or not known, as stable codes, in the order in which it is asked. */
  readonly because: readonly string[];
  /** The blocks that it fills; empty unless it holds. */
  readonly fills: readonly SatisfiedBlock[];
}

type Test = readonly [code: string, answer: 'yes' | 'no' | 'unknown'];

/**
 * Does the agreement hold for this person? For an evaluation it comes after the line-by-line rules: what it
 * fills is filled as a block, and its lines are used up. `newer` are the higher versions of the agreement:
 * where one of them is in force for this person, it governs.
 */
export function blockAnswer(
  agreement: BlockAgreement,
  holder: DegreeHolder,
  grades?: GradeScale,
  newer: readonly BlockAgreement[] = [],
): BlockAnswer {
  const tests = [...testsOf(agreement, holder, grades), superseded(newer, holder)];
  const failed = tests.filter(([, answer]) => answer === 'no');
  const open = tests.filter(([, answer]) => answer === 'unknown');
  if (failed.length > 0) return { holds: 'no', because: failed.map(([code]) => code), fills: [] };
  if (open.length > 0) return { holds: 'unknown', because: open.map(([code]) => code), fills: [] };
  return { holds: 'yes', because: [], fills: agreement.satisfies ?? [] };
}

function testsOf(agreement: BlockAgreement, holder: DegreeHolder, grades?: GradeScale): readonly Test[] {
  const { requires, partner, satisfies } = agreement;
  const { credential, minimumAverage, courses } = requires;
  return [
    ['another-school', known(holder.institution, (school) => school === partner.institution)],
    ['not-in-force', inForce(agreement, holder)],
    [
      'credential-missing',
      credential === null ? 'yes' : known(holder.credential, (held) => held === credential),
    ],
    [
      'average-too-low',
      minimumAverage === null
        ? 'yes'
        : known(holder.average, (average) => compareCredits(average, minimumAverage) >= 0),
    ],
    ['course-list-unknown', courses === null ? 'unknown' : 'yes'],
    ...(courses ?? []).map(({ code }): Test => [
      'course-missing',
      holdsCourse(code, agreement, holder, grades),
    ]),
    ['block-unknown', satisfies === null ? 'unknown' : 'yes'],
  ];
}

function superseded(newer: readonly BlockAgreement[], holder: DegreeHolder): Test {
  const inUse = newer.map((each) => inForce(each, holder));
  return ['superseded', inUse.includes('yes') ? 'no' : inUse.includes('unknown') ? 'unknown' : 'yes'];
}

function inForce({ effective, governedBy, ended }: BlockAgreement, holder: DegreeHolder): Test[1] {
  const begun = governedBy === 'application' ? holder.appliedFor : holder.enrolledAtPartner;
  // When it began, or whose beginning decides, nobody may suppose.
  if (governedBy === null || effective.from === null) return 'unknown';
  return known(begun, (term) => {
    const lasts = ended === null || termOrdinal(term) <= termOrdinal(lastTermBegun(ended.on));
    return lasts && termWithin(term, effective);
  });
}

function holdsCourse(
  code: string,
  agreement: BlockAgreement,
  { courses }: DegreeHolder,
  grades?: GradeScale,
): Test[1] {
  const { minimumGrade } = agreement.requires;
  const taken = courses.filter(
    (course) =>
      course.institution === agreement.partner.institution && courseKey(course.code) === courseKey(code),
  );
  if (minimumGrade === null) return taken.length > 0 ? 'yes' : 'no';
  const least = { letter: minimumGrade, percent: null, points: null };
  const answers = taken.map(({ grade }) => meetsMinimum(readGrade(grade, grades), least, grades));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') || answers.includes('pass') ? 'unknown' : 'no';
}

function known<Value>(value: Value | null, test: (value: Value) => boolean): Test[1] {
  if (value === null) return 'unknown';
  return test(value) ? 'yes' : 'no';
}
