import { compareCredits, type Credits } from '../credits.js';
import { gradeRank, readGrade } from '../policy/grade.js';
import { compareTerms, type Term } from '../term.js';
import { answerKey } from './answer-key.js';
import type { ArticulationRule, Receives } from './articulation-rule.js';
import { courseKey, holdsForCourse } from './match-rules.js';

/** A line that a person decided, and what it was made to equal. Only decisions that stand are precedents. */
export interface Precedent {
  /** The decision's own id. */
  readonly id: string;
  /** Whose record it was: several decisions about one person are one precedent. */
  readonly application: string;
  readonly institution: string;
  readonly code: string;
  readonly term: Term | null;
  readonly grade: string | null;
  readonly credits: Credits | null;
  readonly receives: Receives;
  /** An ISO date, with the time where it is known. */
  readonly decidedOn: string;
}

/** Decisions about one course of one school that came out alike. */
export interface LikeDecisions {
  readonly receives: Receives;
  /** Newest first. */
  readonly precedents: readonly Precedent[];
}

/** A rule that the decisions speak for; a person drafts it, another publishes it. */
export interface ProposedRule {
  readonly rule: Pick<ArticulationRule, 'sending' | 'sends' | 'receives' | 'when'>;
  /** The decisions that it rests on, newest first. */
  readonly evidence: readonly string[];
}

/** One course was decided in two ways. Nobody need be wrong, but somebody should look. */
export interface ConsistencyAlert {
  readonly code: 'decisions-differ';
  readonly institution: string;
  readonly course: string;
  /** The newest decision of each answer, newest first; two at least. */
  readonly decisions: readonly {
    readonly id: string;
    readonly application: string;
    readonly receives: Receives;
    readonly decidedOn: string;
    /** How many people got this answer. */
    readonly people: number;
  }[];
}

/** How often each answer was given to a course of a school, the most frequent first. */
export function likeDecisions(
  precedents: readonly Precedent[],
  course: { readonly institution: string | null; readonly code: string | null },
): readonly LikeDecisions[] {
  const key = courseKey(course.code);
  if (key === '') return [];
  return byAnswer(
    precedents.filter(
      ({ institution, code }) => institution === course.institution && courseKey(code) === key,
    ),
  );
}

/**
 * Rules for courses that were decided alike for `least` people or more, never otherwise, and not covered by a
 * rule yet. The window is that of the courses seen, the minimum the lowest grade and credits among them: it
 * promises nothing that was not decided.
 */
export function proposeRules(
  precedents: readonly Precedent[],
  rules: readonly ArticulationRule[],
  least: number,
): readonly ProposedRule[] {
  const ruled = new Set(rules.flatMap(ruledCourse));
  return byCourse(precedents).flatMap(([name, decided]) => {
    const answers = byAnswer(decided);
    if (ruled.has(name) || answers.length !== 1 || peopleIn(decided) < least) return [];
    return [proposed(answers[0]!)];
  });
}

/**
 * Courses of a school that were decided in more than one way. Where rules settle by themselves what was
 * decided, in all the terms in which it was taken, nobody decides it any more: the difference has been looked
 * at.
 */
export function consistencyAlerts(
  precedents: readonly Precedent[],
  rules: readonly ArticulationRule[],
): readonly ConsistencyAlert[] {
  const settling = rules.flatMap(settlingAnyGrade);
  const isSettled = (each: Precedent) => settling.some((rule) => holdsForCourse(rule, each, ''));
  return byCourse(precedents).flatMap(([, decided]) => {
    const answers = byAnswer(decided);
    if (answers.length < 2 || decided.every(isSettled)) return [];
    const decisions = answers
      .toSorted((a, b) => newestFirst(a.precedents[0]!, b.precedents[0]!))
      .map(({ receives, precedents: alike }) => {
        const { id, application, decidedOn } = alike[0]!;
        return { id, application, receives, decidedOn, people: peopleIn(alike) };
      });
    const { institution, code } = decided.toSorted(newestFirst)[0]!;
    return [{ code: 'decisions-differ', institution, course: code, decisions }];
  });
}

/** A rule of the school that settles a course by itself in every program: here whatever the grade. */
function settlingAnyGrade(rule: ArticulationRule): readonly ArticulationRule[] {
  const { autoApprove, sending, sends, when } = rule;
  if (!autoApprove || 'any' in sending || sends.length > 1 || when.programs.length > 0) return [];
  return [{ ...rule, when: { ...when, minimumGrade: null, minimumCredits: null } }];
}

/** The school and course that a rule is about; none where it is about several, or any school. */
function ruledCourse({ sending, sends }: ArticulationRule): readonly string[] {
  if ('any' in sending || sends.length > 1) return [];
  return [`${sending.institution} ${courseKey(sends[0]!.code)}`];
}

function peopleIn(precedents: readonly Precedent[]): number {
  return new Set(precedents.map(({ application }) => application)).size;
}

function proposed({ receives, precedents }: LikeDecisions): ProposedRule {
  const [newest] = precedents as [Precedent];
  const terms = precedents.flatMap(({ term }) => term ?? []).toSorted(compareTerms);
  const amounts = precedents.flatMap(({ credits }) => credits ?? []).toSorted(compareCredits);
  const isDated = terms.length === precedents.length;
  return {
    rule: {
      sending: { institution: newest.institution },
      sends: [{ code: newest.code }],
      receives,
      when: {
        minimumGrade: lowestLetter(precedents),
        minimumCredits: amounts.length === precedents.length ? (amounts[0] ?? null) : null,
        taken: isDated ? { from: terms[0]!, to: terms.at(-1)! } : { from: null, to: null },
        programs: [],
      },
    },
    evidence: precedents.map(({ id }) => id),
  };
}

/** The lowest letter among them; null where some grade is no letter, and for what gives nothing. */
function lowestLetter(precedents: readonly Precedent[]): string | null {
  const letters = precedents.flatMap(({ grade, receives }) =>
    grade !== null && readGrade(grade).kind === 'letter' && !('none' in receives)
      ? [grade.trim().toUpperCase()]
      : [],
  );
  if (letters.length < precedents.length) return null;
  return letters.toSorted((a, b) => compareCredits(gradeRank(a)!, gradeRank(b)!))[0] ?? null;
}

/** By school and course, in code-unit order of both. */
function byCourse(precedents: readonly Precedent[]): readonly (readonly [string, readonly Precedent[]])[] {
  const courses = new Map<string, Precedent[]>();
  for (const precedent of precedents) {
    const key = courseKey(precedent.code);
    if (key === '') continue;
    const name = `${precedent.institution} ${key}`;
    const decided = courses.get(name);
    if (decided === undefined) courses.set(name, [precedent]);
    else decided.push(precedent);
  }
  return [...courses].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function byAnswer(precedents: readonly Precedent[]): readonly LikeDecisions[] {
  const answers = new Map<string, Precedent[]>();
  for (const precedent of precedents.toSorted(newestFirst)) {
    const key = answerKey(precedent.receives);
    const like = answers.get(key);
    if (like === undefined) answers.set(key, [precedent]);
    else like.push(precedent);
  }
  return [...answers]
    .toSorted(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([, like]) => ({ receives: like[0]!.receives, precedents: like }));
}

function newestFirst(a: Precedent, b: Precedent): number {
  if (a.decidedOn !== b.decidedOn) return a.decidedOn < b.decidedOn ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
