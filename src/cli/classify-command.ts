import { classifyCourse } from '../domain/matching/classify-course.js';
import { refusePipe } from '../reference/files.js';
import { filedCourses } from '../reference/load-matching.js';
import { meantCode, schoolsOfIdleZeros } from './filed-numbers.js';
import { printTable } from './table.js';
import { writeLine } from './write-line.js';

/** Rows of the printed table are aligned in groups of so many. */
const GROUP = 200;

/** `segue classify`: general-education category and music subject of each course of a file. */
export async function classifyCommand(options: { courses: string; json?: boolean }): Promise<void> {
  refusePipe(options.courses);
  const idle = await schoolsOfIdleZeros(options.courses);
  let rows: string[][] = [];
  for await (const course of filedCourses(options.courses)) {
    const { id, code, title } = course;
    const read = { code: meantCode(course, idle), title };
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
