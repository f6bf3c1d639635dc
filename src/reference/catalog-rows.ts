import { parse } from 'csv-parse/sync';
import { readCredits, type Credits } from '../domain/credits.js';
import { CATEGORIES } from '../domain/matching/categories.js';
import type { ListedCourse } from '../domain/program/listed-course.js';
import { withOneLineEnd } from './plain-text.js';
import { ReferenceFault } from './reference-fault.js';
import { RowStarts, type ParserLines } from './row-starts.js';

const ACADEMIC_LEVELS = ['undergraduate', 'graduate', 'unknown'] as const;
const CODE_CONFIDENCES = ['official', 'third-party', 'unknown'] as const;

/** A row of a table by its columns, with the places of its cells. */
export interface CatalogRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly fault: (column: string, expected: string, code?: string) => ReferenceFault;
}

/** The rows of a CSV text. Throws `ReferenceFault` at a line that does not fit the first. */
export function catalogRows(csv: string, file: string): readonly CatalogRow[] {
  const starts = new RowStarts(1);
  const lines: number[] = [];
  let rows: readonly Record<string, string>[];
  try {
    rows = parse<Record<string, string>>(withOneLineEnd(csv), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      record_delimiter: '\n',
      on_record: (cells, at) => {
        lines.push(starts.ended(at));
        return cells;
      },
    });
  } catch (error) {
    const { lines: at = 1, empty_lines = 0, message } = error as Partial<ParserLines> & { message: string };
    // The parser names the line that it has come to; the row begins before it.
    const cause = message.split('\n')[0]!.replace(/ (?:at|on) line \d+/, '');
    const line = starts.current({ lines: at, empty_lines });
    throw new ReferenceFault('not-csv', cause, { file, line, column: 1 });
  }
  return rows.map((cells, at) => {
    const line = lines[at]!;
    const fault = (name: string, expected: string, code = 'wrong-shape') => {
      const column = Math.max(0, Object.keys(cells).indexOf(name)) + 1;
      const found = cells[name] ? `found ${cells[name]}` : 'found nothing';
      return new ReferenceFault(code, `${name}: expected ${expected}, ${found}`, { file, line, column });
    };
    return { cells, fault };
  });
}

/** A row as a course. Throws `ReferenceFault` at the cell that is wrong. */
export function listedCourse({ cells, fault }: CatalogRow, system: ListedCourse['system']): ListedCourse {
  const said = (column: string) => cells[column] || null;
  const needed = (column: string, expected: string) => {
    const value = said(column);
    if (value === null) throw fault(column, expected);
    return value;
  };
  const oneOf = <Value extends string>(column: string, values: readonly Value[]): Value => {
    const value = values.find((each) => each === cells[column]);
    if (value === undefined) throw fault(column, `one of ${values.join(', ')}`);
    return value;
  };
  const isSaid = (column: string): boolean => {
    const answer = cells[column]?.toLowerCase();
    if (answer !== 'yes' && answer !== 'no') throw fault(column, 'yes or no');
    return answer === 'yes';
  };
  const several = (column: string, between: string) =>
    (cells[column] ?? '').split(between).filter((each) => each !== '');
  const codeConfidence = oneOf('code_confidence', CODE_CONFIDENCES);
  const code = said('code');
  if ((code === null) !== (codeConfidence === 'unknown'))
    throw fault('code', 'a code, or none with the code_confidence unknown');
  return {
    system,
    code,
    codeConfidence,
    title: needed('title', 'a title'),
    credits: creditsOf(said('credits'), fault),
    subject: said('subject'),
    category: said('category') === null ? null : oneOf('category', CATEGORIES),
    level: levelOf(said('level'), fault),
    academicLevel: oneOf('academic_level', ACADEMIC_LEVELS),
    degreeOnly: isSaid('degree_only'),
    prerequisites: several('prerequisites', ' '),
    prerequisitesStated: said('prerequisites_stated'),
    topics: several('topics', '; '),
    source: needed('source', 'where the course is shown'),
    notes: said('notes'),
  };
}

function creditsOf(value: string | null, fault: CatalogRow['fault']): Credits | null {
  if (value === null) return null;
  const read = readCredits(value);
  if (read === null || read.startsWith('-')) throw fault('credits', 'an amount such as 3, or nothing');
  return read;
}

function levelOf(value: string | null, fault: CatalogRow['fault']): number | null {
  if (value !== null && !/^[1-9]$/.test(value)) throw fault('level', 'a level from 1 to 9, or nothing');
  return value === null ? null : Number(value);
}
