import type { CourseStatus, CreditBasis } from '../transcript.js';
import type { CourseLevel } from '../course-level.js';
import { nodesAt, saidAt, saidTogether, textAt, type RecordNode, type Said } from './record-node.js';
import { issueAt, rowOf, type RecordRow, type StatedLevel } from './record-row.js';

/** `CourseAcademicGradeStatusCode`; null where the code leaves the outcome open. */
const STATUS: ReadonlyMap<string, CourseStatus | null> = new Map([
  ['Completed', 'completed'],
  ['HonorsGrade', 'completed'],
  ['PassFailPass', 'completed'],
  ['OtherPass', 'completed'],
  ['PassFailFail', 'failed'],
  ['OtherFail', 'failed'],
  ['IncompleteNotResolvedFail', 'failed'],
  ['Incomplete', 'incomplete'],
  ['InProgress', 'in-progress'],
  ['PlanningToTake', 'in-progress'],
  ['NotYetReported', 'in-progress'],
  ['Withdrew', 'withdrawn'],
  ['WithdrewFailing', 'withdrawn'],
  ['WithdrewNoPenalty', 'withdrawn'],
  ['WithdrewPassing', 'withdrawn'],
  ['AuditedCourse', 'audit'],
  ['TransferNoGrade', 'completed'],
]);

/** `CourseCreditBasis`; whatever is not named here is credit for a course of the school's own. */
const BASIS: ReadonlyMap<string, CreditBasis> = new Map([
  ['AdvancedPlacement', 'exam'],
  ['InternationalBaccalaureate', 'exam'],
  ['CreditByExam', 'exam'],
  ['AdvancedStanding', 'exam'],
  ['Military', 'military'],
  ['LifeExperience', 'prior-learning'],
  ['Equivalence', 'prior-learning'],
  ['Exemption', 'prior-learning'],
  ['HighSchoolTransferCredit', 'transfer'],
]);

/** Bases that are no ordinary college credit, in the words that a person gets. */
const TO_LOOK_AT: ReadonlyMap<string, string> = new Map([
  ['HighSchoolCreditOnly', 'the record gives high-school credit only'],
  ['JuniorHighSchoolCredit', 'the record gives junior-high-school credit only'],
  ['AdultBasic', 'the record calls it adult basic education'],
  ['ContinuingEducation', 'the record calls it continuing education'],
  ['Remedial', 'the record calls it remedial'],
  ['AcademicRenewal', 'academic renewal took it out of the average of the school'],
]);

const NOT_COUNTED = new Set(['RepeatNotCounted', 'ReplacedNotCounted', 'RepeatOtherInstitution']);

/** How credit arose, by the record's own word. */
export function basisOf(course: RecordNode): CreditBasis {
  return BASIS.get(textAt(course, 'CourseCreditBasis') ?? '') ?? 'regular';
}

/** The unit that the course states, without the spaces that the schema allows after it; null for none. */
export function unitWord(course: RecordNode): string | null {
  const unit = textAt(course, 'CourseCreditUnits');
  return unit === 'NoCredit' || unit === 'Unreported' ? null : unit;
}

/**
 * One `Course` element as a row; null when nothing in it names a course. `elsewhere`: the credit was earned
 * at another school, where `TransferNoGrade` and a missing grade are usual.
 */
export function rowFromPesc(course: RecordNode, elsewhere: boolean): RecordRow | null {
  const basis = basisOf(course);
  const row = rowOf(course, {
    code: codeOf(course, elsewhere),
    title: saidAt(course, 'CourseTitle'),
    attempted: saidAt(course, 'CourseCreditValue'),
    earned: saidAt(course, 'CourseCreditEarned'),
    grade: gradeOf(course),
    points: saidAt(course, 'CourseQualityPointsEarned'),
    basis: elsewhere && basis === 'regular' ? 'transfer' : basis,
    status: statusOf(course),
    level: levelOf(course),
  });
  if (row === null) return null;
  const name = row.course.code ?? row.course.title;
  const why = TO_LOOK_AT.get(textAt(course, 'CourseCreditBasis') ?? '');
  const issues = [
    ...(why === undefined ? [] : [issueAt(course, 'credit-basis', `${name}: ${why}.`)]),
    ...(textAt(course, 'CourseRepeatCode') === 'NotCountedOther'
      ? [issueAt(course, 'not-counted', `${name}: the record says that its credit is not counted.`)]
      : []),
  ];
  return { ...row, issues: [...row.issues, ...issues] };
}

/** At another school the course has that school's number, where the record gives it. */
function codeOf(course: RecordNode, elsewhere: boolean): Said | null {
  const there = elsewhere ? saidAt(course, 'OverrideSchoolCourseNumber') : null;
  const subject = saidAt(course, 'CourseSubjectAbbreviation');
  const number = saidAt(course, 'CourseNumber');
  if (there !== null) return /^\d/.test(there.text) ? saidTogether(subject, there) : there;
  if (number !== null) return saidTogether(subject, number);
  return saidAt(course, 'OriginalCourseID') ?? saidAt(course, 'AgencyCourseID') ?? subject;
}

/** `CourseCreditLevel`; values that are not named here say nothing about the level of a course. */
const LEVELS: ReadonlyMap<string, CourseLevel> = new Map([
  ['LowerDivision', 'lower-division'],
  ['UpperDivision', 'upper-division'],
  ['Undergraduate', 'undergraduate'],
  ['Graduate', 'graduate'],
  ['GraduateProfessional', 'professional'],
  ['Professional', 'professional'],
  ['Vocational', 'vocational'],
  ['TechnicalPreparatory', 'vocational'],
  ['Dual', 'dual'],
  ['DualHighSchoolCollege', 'dual'],
]);

function levelOf(course: RecordNode): StatedLevel | null {
  const said = saidAt(course, 'CourseCreditLevel');
  const value = LEVELS.get(said?.text ?? '');
  return said === null || value === undefined ? null : { value, said };
}

function gradeOf(course: RecordNode): Said | null {
  const supplemental = nodesAt(course, 'CourseSupplementalAcademicGrade', 'CourseSupplementalGrade');
  const [only] = supplemental.length === 1 ? supplemental : [];
  return (
    saidAt(course, 'CourseAcademicGrade') ??
    saidAt(course, 'CourseNarrativeExplanationGrade') ??
    (only === undefined ? null : saidAt(only, 'CourseAcademicSupplementalGrade'))
  );
}

function statusOf(course: RecordNode): CourseStatus | null {
  const said = STATUS.get(textAt(course, 'CourseAcademicGradeStatusCode') ?? '') ?? null;
  if (NOT_COUNTED.has(textAt(course, 'CourseRepeatCode') ?? '') && (said ?? 'completed') === 'completed') {
    return 'repeated';
  }
  const dropped = textAt(course, 'CourseDropDate') !== null && gradeOf(course) === null;
  return said ?? (dropped ? 'withdrawn' : null);
}
