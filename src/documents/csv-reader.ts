import { parse } from 'csv-parse/sync';
import {
  CHARACTER_LINE,
  CHARACTER_WIDTH,
  type TextPage,
  type TextRun,
} from '../domain/transcript/text-page.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

/** A table as one page on a grid of characters, so that it is read by its headings like any printed table. */
export function readCsv(text: string, limits: ReadLimits): TextPage {
  if (text.length > limits.characters) throw new RefusedDocument(refuse('too-complex'));
  const { rows, school } = withoutSchool(rowsOf(text));
  if (rows.length > limits.courseRows) throw new RefusedDocument(refuse('too-complex'));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const widths = Array.from(
    { length: columns },
    (_, at) => Math.max(1, ...rows.map((row) => (row[at] ?? '').length)) + 4,
  );
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const runs = rows.flatMap((row, index) =>
    row.flatMap((cell, at): TextRun[] => {
      const value = cell.trim();
      if (value === '') return [];
      const x = starts[at]! * CHARACTER_WIDTH;
      const width = value.length * CHARACTER_WIDTH;
      return [
        { text: value, x, y: index * CHARACTER_LINE, width, height: 10, font: 'text', fixedWidth: true },
      ];
    }),
  );
  if (school !== null) runs.unshift({ ...HEAD, text: school, width: school.length * CHARACTER_WIDTH });
  const width = widths.reduce((sum, each) => sum + each, 0) * CHARACTER_WIDTH;
  return {
    number: 1,
    width,
    height: Math.max(1, rows.length) * CHARACTER_LINE,
    turn: 0,
    unit: 'characters',
    runs,
  };
}

/** The school's name stands over the table, as on paper. */
const HEAD = { x: 0, y: -2 * CHARACTER_LINE, height: 10, font: 'text', fixedWidth: true };
const SCHOOL_HEADING = /^(?:institution|school|college|university)(?:[ _]?name)?$/i;

/** Takes the column that repeats the school out of the table. Throws when it names several schools. */
function withoutSchool(rows: readonly string[][]): { rows: readonly string[][]; school: string | null } {
  const at = rows[0]?.findIndex((cell) => SCHOOL_HEADING.test(cell.trim())) ?? -1;
  if (at < 0) return { rows, school: null };
  const [school = null, ...others] = new Set(
    rows
      .slice(1)
      .map((row) => (row[at] ?? '').trim())
      .filter(Boolean),
  );
  if (others.length > 0) {
    const named = `${school} and ${others[0]}`;
    const sentence = `The table names several schools, such as ${named}. Send one file for each.`;
    throw new RefusedDocument(refuse('not-a-transcript', sentence));
  }
  return { rows: rows.map((row) => row.map((cell, column) => (column === at ? '' : cell))), school };
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: [',', ';', '\t', '|'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    }) as string[][];
  } catch {
    throw new RefusedDocument(
      refuse('unreadable', 'The table cannot be read: a quotation mark in it is never closed.'),
    );
  }
}
