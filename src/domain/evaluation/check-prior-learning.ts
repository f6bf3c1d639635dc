import { coursesIn } from '../articulation/articulation-rule.js';
import { courseKey } from '../articulation/match-rules.js';
import { hasPhrase, titleWords } from '../matching/title-words.js';
import { sourceOf } from '../policy/transfer-policy.js';
import type { Catalog } from '../program/program.js';
import { onlineCourse } from './campus-equivalency.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { coursesSettled } from './find-equivalencies.js';
import { ruledTogether } from './lines-by-rule.js';
import { found, type Finding, type Standing } from './standing.js';

/**
 * What no portfolio stands for, whatever stands beside it: the excluded courses by code or title (P11). A
 * portfolio that only bears such a name is put before a person.
 */
export function portfolioAllowed(line: CreditLine, { policy, catalog }: EvaluationInput): Finding | null {
  if (policy.priorLearning === undefined || line.source !== 'prior-learning') return null;
  const keys = askedFor(line).map(courseKey);
  const names = namesOf(line, catalog).map(titleWords);
  const { excluded } = policy.priorLearning;
  const refused = excluded.find(
    ({ courses, words }) =>
      courses.some((code) => keys.includes(courseKey(code))) ||
      words.some((phrase) => names.some((name) => hasPhrase(name, phrase))),
  );
  if (refused !== undefined)
    return found('denied', 'prior-learning-not-eligible', refused.source, { what: refused.what });
  const own = titleWords(line.title);
  const unclear = excluded.find(({ words }) => words.some((phrase) => hasPhrase(own, phrase)));
  return unclear === undefined
    ? null
    : found('pending', 'prior-learning-unclear', unclear.source, { what: unclear.what });
}

/**
 * What stands beside a portfolio: the course failed or left here before, or credit given for the same course
 * already; credit for a course of the same name is for a person to compare (P11).
 */
export function besidePortfolio(
  line: CreditLine,
  standings: readonly Standing[],
  input: EvaluationInput,
): Finding | null {
  const rule = input.policy.priorLearning;
  if (rule === undefined || line.source !== 'prior-learning') return null;
  const citation = sourceOf(input.policy, 'priorLearning');
  const asked = new Map(askedFor(line).map((code) => [courseKey(code), code]));
  const attempt = input.lines.find(
    ({ source, status, enrollment, code }) =>
      source === 'berklee-online' &&
      enrollment !== 'non-credit' &&
      rule.notAfter.includes(status) &&
      asked.has(courseKey(code)),
  );
  if (attempt !== undefined) {
    const facts = { course: courseText(attempt.code, input.catalog), how: attempt.status };
    return found('denied', 'prior-learning-after-attempt', citation, facts);
  }
  const given = standings.filter(
    ({ line: other, state }) => state === 'clear' && rule.notBeside.includes(other.source),
  );
  const held = coursesGiven(given, input).find((code) => asked.has(courseKey(code)));
  if (held !== undefined) {
    const facts = { course: courseText(held, input.catalog) };
    return found('denied', 'prior-learning-already-given', citation, facts);
  }
  const names = new Set([line.title, ...namesOf(line, input.catalog)].map(asWords));
  const alike = given.find(({ line: other }) => names.has(asWords(other.title)));
  return alike === undefined
    ? null
    : found('pending', 'prior-learning-similar', citation, { course: alike.line.title });
}

/** The home courses that these lines are settled to equal, alone or together. */
export function coursesGiven(given: readonly Standing[], input: EvaluationInput): readonly string[] {
  const grouped = ruledTogether(given, input);
  return given.flatMap(({ line }) => {
    const together = grouped.get(line.id);
    if (together === undefined) return coursesSettled(line, input);
    return together.certainty === 'approved' ? coursesIn(together.receives) : [];
  });
}

function askedFor({ receives }: CreditLine): readonly string[] {
  return receives === null ? [] : coursesIn(receives);
}

/** What the portfolio stands for is called: its courses with their subjects, or the subject asked for. */
function namesOf(line: CreditLine, catalog: Catalog): readonly string[] {
  const subject = line.receives !== null && 'subject' in line.receives ? [line.receives.subject] : [];
  const courses = askedFor(line).map((code) => onlineCourse(code, catalog));
  return [...subject, ...courses.flatMap((course) => [course?.title ?? [], course?.subject ?? []].flat())];
}

export function courseText(code: string | null, catalog: Catalog): string {
  return `${code} ${onlineCourse(code, catalog)?.title ?? ''}`.trim();
}

function asWords(title: string): string {
  return titleWords(title).join(' ');
}
