import { ReferenceFault } from '../reference-fault.js';

/** A row of a published file by the names of its columns, which knows where it stands. */
export class PublishedRow {
  constructor(
    readonly file: string,
    readonly line: number,
    private readonly columns: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
  ) {}

  /** The text of a cell; empty where the file has no such column. IPEDS writes -1 to -3 for nothing. */
  text(column: string): string {
    const at = this.columns.get(column.toUpperCase());
    const text = at === undefined ? '' : (this.cells[at] ?? '').replace(/\s+/g, ' ').trim();
    return /^(?:-[1-3]|[-.])$/.test(text) ? '' : text;
  }

  /** As `text`, with its wide gaps, which part aliases. */
  printed(column: string): string {
    const at = this.columns.get(column.toUpperCase());
    return at === undefined ? '' : (this.cells[at] ?? '').trim();
  }

  /** A cell that has to look like this. Throws `ReferenceFault` at its line and column. */
  must(column: string, shape: RegExp, expected: string): string {
    const text = this.text(column);
    if (!shape.test(text)) throw this.fault(column, `expected ${expected}, found “${text.slice(0, 40)}”`);
    return text;
  }

  /** A date as ISO 8601, or null for an empty cell. The month comes first in these files. */
  date(column: string): string | null {
    const text = this.text(column).replace(/\s+\d{1,2}:\d{2}.*$/, '');
    if (/^[0/-]*$/.test(text)) return null;
    const iso = dateOf(text);
    if (iso === null)
      throw this.fault(column, `expected a date such as 7/31/2014, found “${text.slice(0, 40)}”`);
    return iso;
  }

  /** A date, or the year alone, that the file may write in a way of its own; null where it is none. */
  dayOrYear(column: string): string | null {
    const text = this.text(column);
    return isYear(text) ? text : dateOf(text);
  }

  fault(column: string, sentence: string): ReferenceFault {
    return new ReferenceFault('bad-row', `${column}: ${sentence}`, this.where(column));
  }

  where(column: string): { readonly file: string; readonly line: number; readonly column: number } {
    const at = (this.columns.get(column.toUpperCase()) ?? 0) + 1;
    return { file: this.file, line: this.line, column: at };
  }
}

/** `7/31/2014`, `7/31/14`, `2014-07-31`, or a day count of a spreadsheet; a year alone is no day. */
function dateOf(text: string): string | null {
  const [, month, day, year] = /^(\d{1,2})[/-]{1,2}(\d{1,2})[/-]{1,2}(\d{4}|\d{2})$/.exec(text) ?? [];
  if (month !== undefined) {
    const whole = year!.length === 2 ? `${Number(year) > 50 ? '19' : '20'}${year}` : year!;
    return real(`${whole}-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return real(text.slice(0, 10));
  if (isYear(text) || !/^\d{4,5}(?:\.\d+)?$/.test(text)) return null;
  // Spreadsheets count days from the end of 1899.
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(text)))).toISOString().slice(0, 10);
}

/** Read as a count of days, these would be days of 1904 and 1905, of which no file speaks. */
function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1800 && Number(text) <= 2100;
}

function real(iso: string): string | null {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? null : iso;
}
