import { readCode } from '../matching/course-code.js';
import { languageOf } from '../matching/languages.js';
import { readTitle } from '../matching/read-title.js';
import { hasPhrase, titleWords } from '../matching/title-words.js';
import { sourceOf } from '../policy/transfer-policy.js';
import { compareTerms, type Term } from '../term.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { examRuleFor, satAtLevel } from './exam-rule.js';
import { found, type Finding } from './standing.js';

/** The checks that ask about the student, the exams sat and the school's own beginnings. */
export const OF_STUDENTS = [
  enrolledForPortfolio,
  takenSinceItsBeginning,
  approvedAfterEntry,
  notOwnLanguage,
  satBeforeCollege,
  satAtItsLevel,
] as const;

/** A course taken elsewhere once the degree is begun needs approval beforehand; else a person looks (Q17). */
function approvedAfterEntry(line: CreditLine, { policy, student }: EvaluationInput): Finding | null {
  const entry = student?.entryTerm;
  if (policy.afterEntry !== 'needs-approval' || entry === undefined) return null;
  if (line.source !== 'external' || line.term === null || line.preApproved === true) return null;
  if (compareTerms(line.term, entry) < 0) return null;
  const facts = { term: line.term, entry };
  return found('pending', 'taken-after-entry', sourceOf(policy, 'afterEntry'), facts);
}

/**
 * A foreign language is not accepted from a student whose own it is (T22). Where a title only names the
 * language, it may be about something else: that is for a person, unless one has said what it equals.
 */
function notOwnLanguage(line: CreditLine, { policy, student }: EvaluationInput): Finding | null {
  const own = student?.primaryLanguage;
  if (policy.ownLanguage === undefined || own === undefined) return null;
  if (line.source !== 'external' && line.source !== 'exam') return null;
  if (asWords(own) === asWords(policy.ownLanguage.instruction)) return null;
  const [citation, facts] = [sourceOf(policy, 'ownLanguage'), { language: own }];
  const known = languageOf(readTitle(own), readCode(null));
  const taught = languageOf(readTitle(line.title), readCode(line.code));
  if (known !== null && taught === known) return found('denied', 'own-language', citation, facts);
  if (taught !== null || line.receives !== null || !hasPhrase(titleWords(line.title), asWords(own)))
    return null;
  return found('pending', 'own-language-unclear', citation, facts);
}

/** Some exams count only where they were sat before the first term in college (T24). */
function satBeforeCollege(line: CreditLine, { policy, student }: EvaluationInput): Finding | null {
  const first = student?.firstCollegeTerm;
  const { exam } = line;
  if (first === undefined || exam === null || !/^\d{4}$/.test(exam.year ?? '')) return null;
  const rule = policy.examsBeforeCollege?.find(
    ({ program }) => program.toUpperCase() === exam.program.toUpperCase(),
  );
  if (rule === undefined || compareTerms(`${exam.year}-${rule.sat}` as Term, first) < 0) return null;
  const facts = { program: rule.program, year: exam.year, first };
  return found('denied', 'exam-after-college-began', rule.source, facts);
}

/** A course on the school's own record from before it had any is a slip that a person clears up. */
function takenSinceItsBeginning(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  const { ownCoursesSince: since } = policy;
  if (line.source !== 'berklee-online' || line.term === null || since === undefined) return null;
  if (compareTerms(line.term, since) >= 0) return null;
  const facts = { term: line.term, since };
  return found('pending', 'before-own-courses', sourceOf(policy, 'ownCoursesSince'), facts);
}

/** A portfolio is for enrolled students (P02): somebody else's waits until then. */
function enrolledForPortfolio(line: CreditLine, { policy, student }: EvaluationInput): Finding | null {
  if (line.source !== 'prior-learning' || policy.priorLearning?.enrolledOnly !== true) return null;
  const code = 'prior-learning-not-enrolled';
  if (student?.enrolled !== false || line.settled.includes(code)) return null;
  return found('provisional', code, sourceOf(policy, 'priorLearning.enrolledOnly'));
}

/** Some programs of exams give credit at one level only (T26). */
function satAtItsLevel(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  const level = line.source === 'exam' ? examRuleFor(line, policy)?.level : undefined;
  if (level === undefined) return null;
  const isAtLevel = satAtLevel(line, level);
  if (isAtLevel === true) return null;
  const [citation, facts] = [sourceOf(policy, 'exams.level'), { level: level.name }];
  return isAtLevel === false
    ? found('denied', 'exam-level-not-accepted', citation, facts)
    : found('pending', 'exam-level-unknown', citation, facts);
}

function asWords(text: string): string {
  return titleWords(text).join(' ');
}
