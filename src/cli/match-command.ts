import { meantCode } from '../domain/matching/idle-zeros.js';
import { matchCourse, prepareMatcher, type Match, type Matcher } from '../domain/matching/match-course.js';
import { refusePipe } from '../reference/files.js';
import {
  filedCourses,
  loadDecisions,
  loadHomeCourses,
  type FiledCourse,
} from '../reference/load-matching.js';
import { numbersShown } from './filed-numbers.js';
import { WrongUsage } from './refused.js';
import { printTable } from './table.js';
import { writeLine } from './write-line.js';

export interface MatchOptions {
  readonly catalog: string;
  readonly courses: string;
  readonly precedents?: string;
  readonly none?: string;
  readonly top: string;
  readonly json?: boolean;
}

const TOP_MAX = 100;

/**
 * `segue match`: ranks home courses for each course of a file, over any catalog. The courses are read twice,
 * so that nothing is printed of a file that has a wrong row, and never held together.
 */
export async function matchCommand(options: MatchOptions): Promise<void> {
  const top = Number(options.top);
  if (!Number.isInteger(top) || top < 1 || top > TOP_MAX)
    throw new WrongUsage(
      'wrong-top',
      `--top must be a whole number from 1 to ${TOP_MAX}, not ${options.top}.`,
    );
  refusePipe(options.courses);
  const catalog = await loadHomeCourses(options.catalog);
  const decisions = await loadDecisions(options.precedents, options.none);
  const shown = await numbersShown(options.courses);
  const matcher = prepareMatcher(catalog, decisions);
  const kept = matcher.precedents?.size ?? 0;
  if (kept < decisions.length) {
    const left = decisions.length - kept;
    process.stderr.write(
      `${left} of ${decisions.length} past decisions name courses outside the catalog; left out.\n`,
    );
  }
  for await (const course of filedCourses(options.courses)) {
    const code = meantCode(shown, course.institution, course.code);
    const match = matchCourse({ ...course, code }, matcher, top);
    if (options.json === true) await writeLine(JSON.stringify({ id: course.id, ...match }));
    else await writeLine(describe(course, match, matcher));
  }
}

function describe(course: FiledCourse, { candidates, noEquivalent }: Match, { index }: Matcher): string {
  const rows = candidates.map(({ code, probability, reasons }) => [
    inPercent(probability),
    code,
    index.courses[index.byCode.get(code)!]!.title,
    reasons.join('; '),
  ]);
  rows.push([inPercent(noEquivalent), 'no direct equivalent']);
  const asked = [course.id, course.institution, course.code ?? '', course.title];
  return `${asked.filter((each) => each !== '').join('  ')}\n${printTable(rows)}\n`;
}

function inPercent(probability: number): string {
  return `${(probability * 100).toFixed(0)} %`.padStart(5);
}
