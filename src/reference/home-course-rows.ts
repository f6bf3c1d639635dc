import { csvRows, type CsvColumns, type CsvRow } from './csv-rows.js';
import { ReferenceFault } from './reference-fault.js';

/** A row of a catalog of home courses with the code that it is about. */
export interface HomeCourseRow {
  readonly code: string;
  readonly row: CsvRow;
}

/**
 * The rows of a catalog of home courses, whose code stands under `code` or `home_code`; a row that says that
 * its code is unknown is passed over. Throws `ReferenceFault` for a code that stands twice or is missing, and
 * for a catalog without courses.
 */
export async function* homeCourseRows(file: string, columns: CsvColumns): AsyncGenerator<HomeCourseRow> {
  const lines = new Map<string, number>();
  for await (const row of csvRows(file, columns)) {
    const { code: own, home_code: home, code_confidence: confidence } = row.cells;
    const code = own || home;
    if (!code && confidence === 'unknown') continue;
    const column = ['code', 'home_code'].find((name) => row.cells[name] === code && row.column(name) > 0)!;
    const where = { file, line: row.line, column: row.column(column) };
    if (!code) throw new ReferenceFault('missing-value', `${column} is empty`, where);
    const first = lines.get(code);
    if (first !== undefined)
      throw new ReferenceFault('duplicate-home-code', `${code} stands on line ${first} already`, where);
    lines.set(code, row.line);
    yield { code, row };
  }
  if (lines.size === 0) throw new ReferenceFault('empty-catalog', `the catalog ${file} has no courses`, null);
}
