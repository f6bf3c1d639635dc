import { classifyCourse } from '../matching/classify-course.js';
import type { Equivalency } from '../articulation/articulation-rule.js';
import { compareCredits, scaleCredits, type Credits } from '../credits.js';
import { LEFT_OUT, levelsServing } from '../policy/left-out.js';
import { sourceOf, type TransferPolicy } from '../policy/transfer-policy.js';
import { termYear } from '../term.js';
import { isCampusCourse, onlineCourse } from './campus-equivalency.js';
import { besidePortfolio, portfolioAllowed } from './check-prior-learning.js';
import { foreignRecordReported, languageOfficialThere } from './check-abroad.js';
import { besideExam, examReported, examScoreHighEnough, scoreReaches } from './check-exams.js';
import { ofExcludedField } from './check-field.js';
import { levelBefore } from './check-levels.js';
import { enrolledForCredit, gradeHighEnough, statusAllowsCredit } from './check-result.js';
import { providerAccepted, schoolAccredited, takenSinceSchoolBegan } from './check-school.js';
import { OF_STUDENTS } from './check-student.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { examRuleFor } from './exam-rule.js';
import { coverOf } from './cover-by-agreement.js';
import { findingsUnder } from './findings-under-overrides.js';
import { ruledLines } from './lines-by-rule.js';
import { limitedReviewed, limitedTold, limitOn } from './limited-credit.js';
import { repeatedLines } from './repeated-lines.js';
import { found, standingFrom, type Finding, type Standing } from './standing.js';

type Check = (line: CreditLine, input: EvaluationInput) => Finding | null;

/**
 * The field's first question, quality: may this line give credit at all? Each check is one rule of the policy
 * with its citation. Unclear is never denied: it is put before a person. Which lines published rules settle
 * depends on what is denied, and the other way round: it is assumed of all, and asked again of what stays.
 */
export function checkEligibility(
  input: EvaluationInput,
  known: WeakMap<CreditLine, Assessed> = new WeakMap(),
): readonly Standing[] {
  const assumed = ruledLines(input.lines, input);
  const standings = standWith(assumed, input, known);
  if (assumed.size === 0) return standings;
  const left = standings.filter(({ state }) => state !== 'denied' && state !== 'not-evaluated');
  if (left.length === standings.length) return standings;
  const ruled = ruledLines(
    left.map(({ line }) => line),
    input,
  );
  const isOther = left.some(({ line }) => assumed.get(line.id)?.basis !== ruled.get(line.id)?.basis);
  return isOther ? standWith(ruled, input, known) : standings;
}

/** What a settled equivalency leaves nothing to ask about. */
const OF_EQUIVALENCE = [
  'subject-not-accepted',
  'subject-unclear',
  'syllabus-needed',
  'language-abroad',
  'language-abroad-unclear',
];

/** What published rules leave of the questions about a line: several courses together are not too small. */
function askedUnder(ruled: Equivalency | undefined, findings: readonly Finding[]): readonly Finding[] {
  if (ruled === undefined) return findings;
  const isSettled = ruled.certainty === 'approved';
  const isTogether = ruled.group !== undefined;
  return findings.filter(
    ({ reason: { code } }) =>
      !(isSettled && OF_EQUIVALENCE.includes(code)) && !(isTogether && code === 'course-too-small'),
  );
}

function standWith(
  ruled: ReadonlyMap<string, Equivalency>,
  input: EvaluationInput,
  known: WeakMap<CreditLine, Assessed>,
): readonly Standing[] {
  const repeated = repeatedLines(input.lines, input.policy);
  const stand = (line: CreditLine, beside: readonly Finding[]) => {
    const assessed = known.get(line) ?? assess(line, input);
    known.set(line, assessed);
    const asked = askedUnder(ruled.get(line.id), assessed.findings);
    const findings = findingsUnder(line, [...asked, ...beside], input);
    if (!repeated.has(line.id)) return standingFrom(line, assessed.semester, findings);
    const again = isListedAgain(line, input.lines);
    const source =
      (again ? sourceOf(input.policy, 'shared-course') : null) ?? sourceOf(input.policy, 'repeats');
    const counted = found('denied', 'repeat-counted-once', source, { again });
    return standingFrom(line, assessed.semester, [...findings, counted]);
  };
  const alone = input.lines.map((line) => stand(line, []));
  return alone.map((standing) => {
    const beside = [
      besidePortfolio(standing.line, alone, input),
      besideExam(standing, alone, input),
      levelBefore(standing, alone, input),
    ];
    const findings = beside.filter((finding) => finding !== null);
    return findings.length === 0 ? standing : stand(standing.line, findings);
  });
}

/** The school's own record lists a course with each certificate that it is part of (B09). */
function isListedAgain(line: CreditLine, lines: readonly CreditLine[]): boolean {
  const same = ({ source, term, grade, code }: CreditLine) =>
    source === line.source && term === line.term && grade === line.grade && code === line.code;
  return line.source !== 'external' && lines.some((each) => each !== line && same(each));
}

/** What a line says by itself, whatever stands beside it. */
export interface Assessed {
  readonly semester: Credits | null;
  readonly findings: readonly Finding[];
}

function assess(line: CreditLine, input: EvaluationInput): Assessed {
  const findings = CHECKS.map((check) => check(line, input)).filter((finding) => finding !== null);
  return { semester: inSemesterCredits(line, input.policy), findings };
}

/** Exact semester credits, or null when the paper or the unit does not say (T16, Q6). */
function inSemesterCredits(line: CreditLine, policy: TransferPolicy): Credits | null {
  const ratio = policy.conversion[line.credits.unit];
  if (line.source === 'exam' && line.credits.printed === null) return examCredits(line, policy);
  return line.credits.printed === null || ratio === undefined
    ? null
    : scaleCredits(line.credits.printed, ratio);
}

/** What the table gives for an exam, unless its score is too low (Q16); else what the paper grants. */
function examCredits(line: CreditLine, policy: TransferPolicy): Credits | null {
  const rule = examRuleFor(line, policy);
  const ratio = policy.conversion[line.credits.unit];
  if (rule === undefined && line.exam?.granted !== undefined && ratio !== undefined)
    return scaleCredits(line.exam.granted, ratio);
  return rule === undefined || scoreReaches(line, rule.minimumScore) === false ? null : rule.credits;
}

const CHECKS: readonly Check[] = [
  refusedByAPerson,
  secondHand,
  statusAllowsCredit,
  enrolledForCredit,
  ofServingLevel,
  providerAccepted,
  fieldAccepted,
  foreignRecordReported,
  gradeHighEnough,
  examScoreHighEnough,
  examReported,
  takenSinceSchoolBegan,
  schoolAccredited,
  creditsKnown,
  largeEnough,
  syllabusSeen,
  recentEnough,
  portfolioAllowed,
  ...OF_STUDENTS,
  languageOfficialThere,
  limitedReviewed,
  limitedTold,
  agreementSays,
];

function refusedByAPerson({ denied }: CreditLine): Finding | null {
  return denied === null ? null : found('denied', 'denied-by-staff', null, { reason: denied.reason });
}

/** Credit that a third school granted is taken from that school's own record (T11). */
function secondHand(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  if (line.basis === 'transfer')
    return found('not-evaluated', 'transfer-second-hand', sourceOf(policy, 'second-hand'));
  if (line.basis === 'exam')
    return found('not-evaluated', 'exam-second-hand', sourceOf(policy, 'second-hand'));
  if (line.basis !== 'military') return null;
  const limit = limitOn(line, policy);
  const facts = limit === undefined ? {} : { limited: true };
  return found('pending', 'military-review', limit?.source ?? 'Q15', facts);
}

/** Of the school's own courses, graduate ones serve no bachelor's degree (B08). */
function ofServingLevel(line: CreditLine, { catalog, policy, program }: EvaluationInput): Finding | null {
  if (line.source !== 'berklee-online' || line.receives !== null) return null;
  const course = onlineCourse(line.code, catalog);
  if (course === null || levelsServing(policy, program.level).includes(course.academicLevel)) return null;
  const code = course.academicLevel === 'graduate' ? 'graduate-course' : 'course-of-another-level';
  const citation = sourceOf(policy, 'courseLevels') ?? sourceOf(policy, 'graduate-courses') ?? 'B08';
  return found('denied', code, citation, { course: `${course.code} ${course.title}` });
}

function fieldAccepted(line: CreditLine, input: EvaluationInput): Finding | null {
  return line.source !== 'external' || isSettled(line, input) ? null : ofExcludedField(line, input.policy);
}

function creditsKnown(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source === 'exam') return null;
  if (line.credits.printed === null) return found('pending', 'credits-not-printed', null);
  const citation = sourceOf(policy, 'conversion');
  return policy.conversion[line.credits.unit] === undefined
    ? found('pending', 'unit-unknown', citation)
    : null;
}

function largeEnough(line: CreditLine, { policy, catalog }: EvaluationInput): Finding | null {
  const campus = line.source === 'berklee-campus' || isCampusCourse(line, catalog);
  if ((line.source !== 'external' && !campus) || line.combine !== null) return null;
  const semester = inSemesterCredits(line, policy);
  if (semester === null || compareCredits(semester, policy.minimumCourseCredits) >= 0) return null;
  const rule = policy.combine[line.credits.unit];
  const combines = rule !== undefined && rule !== 'never';
  const facts = { credits: semester, minimum: policy.minimumCourseCredits, combines };
  // The school's own courses are small on its campus; that is no question, only what to know.
  const state = campus ? 'note' : 'pending';
  return found(state, 'course-too-small', sourceOf(policy, 'minimumCourseCredits'), facts);
}

/** Music is compared by its syllabus, never by its title alone (T09, Q14). */
function syllabusSeen(line: CreditLine, input: EvaluationInput): Finding | null {
  const { policy } = input;
  if (line.source !== 'external' || isSettled(line, input) || policy.syllabusRequired === 'never')
    return null;
  const asked: readonly string[] = policy.syllabusCategories ?? LEFT_OUT.syllabusCategories;
  return asked.includes(classifyCourse(line).category)
    ? found('pending', 'syllabus-needed', sourceOf(policy, 'syllabusRequired'))
    : null;
}

function recentEnough(line: CreditLine, { policy, asOf }: EvaluationInput): Finding | null {
  if (policy.recency === null || line.source !== 'external' || line.term === null) return null;
  const years = termYear(asOf) - termYear(line.term);
  if (years < policy.recency.years) return null;
  const subject = classifyCourse(line).subject;
  if (subject === null || !policy.recency.subjects.includes(subject)) return null;
  return {
    state: 'note',
    reason: { code: 'older-than-usual', facts: { years }, citation: sourceOf(policy, 'recency') },
  };
}

/** What the course equals is settled, by a person or by an agreement that holds. */
function isSettled(line: CreditLine, input: EvaluationInput): boolean {
  return line.receives !== null || (coverOf(line, input)?.blocks.length ?? 0) > 0;
}

/** A line of a partner's is told what the agreement does for it, or what it would take (T35 to T37). */
function agreementSays(line: CreditLine, input: EvaluationInput): Finding | null {
  const cover = coverOf(line, input);
  if (cover === null) return null;
  const { agreement, answer, blocks } = cover;
  const facts = { partner: agreement.partner.name, open: answer.because.join(', ') };
  const code =
    blocks.length > 0 ? 'agreement-holds' : answer.holds === 'no' ? 'agreement-fails' : 'agreement-open';
  return { state: 'note', reason: { code, facts, citation: agreement.citation } };
}
