import { UNSETTLED, type CreditLine } from '../domain/evaluation/evaluation-input.js';
import { findInstitution, sureMatch } from '../domain/institution/find-institution.js';
import type { Institution } from '../domain/institution/institution.js';
import { readGrade } from '../domain/policy/grade.js';
import { compareTerms, type Term } from '../domain/term.js';
import type { CourseStatus } from '../domain/transcript/transcript.js';
import type { CaseCourse, CaseExam, CaseOwnCourse, CasePortfolio } from './load-case.js';

/** A course from elsewhere. The school's own credit unit stands in where the case names none. */
export function externalLine(course: CaseCourse, asOf: Term, directory: readonly Institution[]): CreditLine {
  const institution = schoolNamed(course.institution, directory);
  const { id, code, title, grade, term, combine, basis } = course;
  return {
    ...UNSETTLED,
    id,
    source: 'external',
    institution,
    institutionName: course.institution,
    code,
    title,
    credits: { printed: course.credits, unit: course.unit ?? institution?.creditUnit ?? 'unknown' },
    grade,
    term,
    status: course.status ?? statusOf(grade, term, asOf),
    basis,
    receives: course.receives ?? null,
    combine,
    settled: course.settled,
    passMeansC: course.passMeansC === undefined ? null : course.passMeansC === 'true',
    ...(course.preApproved === undefined ? {} : { preApproved: course.preApproved }),
  };
}

/** A course of the school's own record, online or on its campus. */
export function ownLine(
  course: CaseOwnCourse,
  asOf: Term | null,
  source: 'berklee-online' | 'berklee-campus',
): CreditLine {
  const { id, code, grade, term, enrollment, certificate, combine } = course;
  return {
    ...UNSETTLED,
    id,
    source,
    code,
    title: course.title ?? code,
    credits: { printed: course.credits, unit: course.unit },
    grade,
    term,
    status: course.status ?? statusOf(grade, term, asOf),
    enrollment,
    certificate,
    receives: course.receives ?? null,
    combine,
  };
}

/** An examination: what it is worth comes from the policy's table where the case does not say. */
export function examLine(exam: CaseExam): CreditLine {
  return {
    ...UNSETTLED,
    id: exam.id,
    source: 'exam',
    title: exam.name,
    credits: { printed: exam.credits, unit: exam.unit },
    basis: 'exam',
    exam: { program: exam.program, score: exam.score, year: exam.year },
    receives: exam.receives ?? null,
    settled: exam.settled,
  };
}

/** Credit for a portfolio, which the case has already settled. */
export function portfolioLine(portfolio: CasePortfolio): CreditLine {
  return {
    ...UNSETTLED,
    id: portfolio.id,
    source: 'prior-learning',
    title: portfolio.title,
    credits: { printed: portfolio.credits, unit: portfolio.unit },
    basis: 'prior-learning',
    receives: portfolio.receives,
  };
}

const BY_GRADE: ReadonlyMap<string, CourseStatus> = new Map([
  ['W', 'withdrawn'],
  ['WD', 'withdrawn'],
  ['AU', 'audit'],
  ['I', 'incomplete'],
  ['INC', 'incomplete'],
  ['IP', 'in-progress'],
]);

/**
 * What the grade says about how the course ended. Without one, a course of a term that is not over yet goes
 * on; an older one stays `completed` with a grade that nobody knows, which the evaluation puts before a
 * person.
 */
function statusOf(grade: string | null, term: Term | null, asOf: Term | null): CourseStatus {
  if (grade === null) {
    return term !== null && asOf !== null && compareTerms(term, asOf) >= 0 ? 'in-progress' : 'completed';
  }
  return BY_GRADE.get(grade.toUpperCase()) ?? (readGrade(grade).kind === 'fail' ? 'failed' : 'completed');
}

/** The school that a case names by number or name; null where the directory has none that surely is it. */
export function schoolNamed(named: string | null, directory: readonly Institution[]): Institution | null {
  if (named === null) return null;
  const numbered = directory.find(({ unitid }) => unitid === named);
  if (numbered !== undefined) return numbered;
  const match = sureMatch(findInstitution(named, directory, 1));
  return directory.find(({ unitid }) => unitid === match?.unitid) ?? null;
}
