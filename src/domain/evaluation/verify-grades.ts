import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { CatalogCourse, Program } from '../program/program.js';
import type { CreditLine } from './evaluation-input.js';
import { rational } from './rational.js';
import { spelled, type Held, type LineFacts } from './verify-facts.js';

/** What printed grades are worth where a policy does not say, by the usual points of its letters. */
const USUAL_LETTERS = { A: 40, B: 30, C: 20, D: 10 } as const;
const USUAL_PASS = 'P PASS PASSED S SAT CR CREDIT'.split(' ');
const USUAL_FAIL = 'F FAIL FAILED NC NP U E WF UNSAT'.split(' ');

/** A course with a grade that is too low, says nothing, or only says that it was passed (T04, Q10). */
export function gradeHeld(line: CreditLine, { policy }: LineFacts): Held[] {
  const isGraded = line.source === 'external' || line.source.startsWith('berklee');
  if (!isGraded || line.basis !== 'regular') return [];
  if (line.status !== 'completed' && line.status !== 'repeated') return [];
  const own = line.source !== 'external';
  if (!own && onForeignScale(line, policy)) {
    const isPass = (policy.grades?.pass ?? USUAL_PASS).includes((line.grade ?? '').trim().toUpperCase());
    if (isPass && line.passMeansC !== null)
      return line.passMeansC ? [] : [{ code: 'pass-below-minimum', as: 'denied' }];
    const code = line.institution === null ? 'grade-unknown' : 'grade-of-another-country';
    return [{ code, as: 'pending' }];
  }
  const answer = reaches(line.grade, policy.minimumGrade[own ? 'berklee-online' : 'external'], policy);
  if (answer === 'low') return [{ code: 'grade-below-minimum', as: 'denied' }];
  if (answer === 'unclear') return [{ code: 'grade-unknown', as: 'pending' }];
  if (answer === 'enough' || own || line.passMeansC === true) return [];
  if (line.passMeansC === false) return [{ code: 'pass-below-minimum', as: 'denied' }];
  return policy.passWithoutKey === 'hold' ? [{ code: 'pass-without-key', as: 'pending' }] : [];
}

/** Nobody can say here what the printed grade is worth: it is of a country with grades of its own. */
function onForeignScale(
  { institution, credits, grade, settled }: CreditLine,
  { homeCountry = 'US' }: TransferPolicy,
): boolean {
  const said = new Set(settled);
  const isReported = said.has('foreign-report-needed') && !said.has('grade-of-another-country');
  if (institution !== null) return institution.country !== homeCountry && !isReported;
  return credits.unit === 'ects' ? !isReported : /,/.test(grade ?? '');
}

type Least = TransferPolicy['minimumGrade']['external'];

function reaches(
  printed: string | null,
  least: Least,
  { grades }: TransferPolicy,
): 'enough' | 'low' | 'pass' | 'unclear' {
  const grade = (printed ?? '').trim().toUpperCase();
  if ((grades?.pass ?? USUAL_PASS).includes(grade)) return 'pass';
  if ((grades?.fail ?? USUAL_FAIL).includes(grade)) return 'low';
  const [worth, asked] = [worthOf(grade, grades), worthOf(least.letter, grades)];
  const compared = (value: string, limit: string | null) =>
    limit === null ? 'unclear' : rational(limit).above(rational(value)) ? 'low' : 'enough';
  if (worth !== null) return compared(worth, asked);
  const number = /^\+?(\d{1,9}(?:[.,]\d{1,9}|\/[1-9]\d{0,8})?) *(%?)$/.exec(grade);
  if (number === null) return 'unclear';
  const value = number[1]!.replace(',', '.');
  if (number[2] === '%') return compared(value, least.percent);
  const top = least.highestPoints ?? grades?.highestPoints ?? '4.33';
  if (!rational(value).above(rational(top))) return compared(value, least.points ?? asked);
  const isPercent = rational(value).above(rational('20')) && !rational(value).above(rational('100'));
  return isPercent ? compared(value, least.percent) : 'unclear';
}

/** Points of a letter, as an exact amount. */
function worthOf(letter: string, grades: TransferPolicy['grades']): string | null {
  if (grades !== undefined) return new Map(Object.entries(grades.letters)).get(letter) ?? null;
  const [name, sign] = [letter.slice(0, 1), letter.slice(1)];
  const whole = new Map(Object.entries(USUAL_LETTERS)).get(name as 'A');
  const step = new Map([
    ['', 0],
    ['+', 3],
    ['-', -3],
  ]).get(sign);
  return whole === undefined || step === undefined ? null : `${whole + step}/10`;
}

/** A course of the school's own record that is of no level that the degree takes (B08). */
export function levelServes(line: CreditLine, { catalog, program, policy }: LineFacts): Held[] {
  if (program === null || line.source !== 'berklee-online' || line.receives !== null) return [];
  const code = spelled(line.code ?? '');
  const course = catalog.courses.find((each) => spelled(each.code) === code);
  if (course === undefined || isOfLevel(course, program, policy)) return [];
  const graduate = course.academicLevel === 'graduate';
  return [{ code: graduate ? 'graduate-course' : 'course-of-another-level', as: 'denied' }];
}

/** Where no policy says so, every course but a graduate one serves, and a graduate degree takes all. */
export function isOfLevel(
  { academicLevel }: Pick<CatalogCourse, 'academicLevel'>,
  { level = 'undergraduate' }: Pick<Program, 'level'>,
  policy: TransferPolicy | null,
): boolean {
  const said = policy?.courseLevels?.[level];
  return said?.includes(academicLevel) ?? (level === 'graduate' || academicLevel !== 'graduate');
}
