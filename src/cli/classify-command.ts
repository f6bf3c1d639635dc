import { classifyCourse } from '../domain/matching/classify-course.js';
import { meantCode } from '../domain/matching/idle-zeros.js';
import { refusePipe } from '../reference/files.js';
import { filedCourses } from '../reference/load-matching.js';
import { numbersShown } from './filed-numbers.js';
import { printTable } from './table.js';
import { writeLine } from './write-line.js';

/** Rows of the printed table are aligned in groups of so many. */
const GROUP = 200;

/** `segue classify`: general-education category and music subject of each course of a file. */
export async function classifyCommand(options: { courses: string; json?: boolean }): Promise<void> {
  refusePipe(options.courses);
  const shown = await numbersShown(options.courses);
  let rows: string[][] = [];
  for await (const { id, institution, code, title } of filedCourses(options.courses)) {
    const read = { code: meantCode(shown, institution, code), title };
    const { category, probability, subject, reasons } = classifyCourse(read);
    if (options.json === true) {
      await writeLine(JSON.stringify({ id, category, probability, subject, reasons }));
      continue;
    }
    const share = `${(probability * 100).toFixed(0)} %`;
    rows.push([id, code ?? '', title, share, category, subject ?? '', reasons.join('; ')]);
    if (rows.length < GROUP) continue;
    await writeLine(printTable(rows));
    rows = [];
  }
  if (rows.length > 0) await writeLine(printTable(rows));
}
