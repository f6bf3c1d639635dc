import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { csvRecords } from './csv-records.js';
import { mostTelling } from './most-telling.js';
import { plainText } from './plain-text.js';
import { ReferenceFault } from './reference-fault.js';
import { rule as shape, ruleOf } from './load-rules.js';
import {
  cellsOf,
  columnAt,
  NEEDED_COLUMNS,
  overfullCell,
  PUBLIC_COLUMNS,
  RULE_COLUMNS,
  writtenIn,
  type RuleCells,
  type RuleColumn,
} from './rule-cells.js';

/** A row longer than this is no rule, or a quotation mark that was opened and never closed. */
const ROW_CHARACTERS_MAX = 100_000;

/** The heading of rules as CSV, and one rule as its row; each with its end of line. */
export function csvHead(): string {
  return lineOf(RULE_COLUMNS);
}
export function ruleCsv(rule: ArticulationRule): string {
  return rowIn(RULE_COLUMNS, rule);
}

/** The same for everybody, without who decided and why. */
export function publicCsvHead(): string {
  return lineOf(PUBLIC_COLUMNS);
}
export function publicRuleCsv(rule: ArticulationRule): string {
  return rowIn(PUBLIC_COLUMNS, rule);
}

function rowIn(columns: readonly RuleColumn[], rule: ArticulationRule): string {
  const cells = cellsOf(rule);
  return lineOf(columns.map((column) => cells[column]));
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

/** A rule of a file, and the line on which it begins. */
export interface PlacedRule {
  readonly rule: ArticulationRule;
  readonly line: number;
}

/**
 * The rules of a CSV file, row after row in bounded memory: a rule, or a fault with the line on which the row
 * begins and the number of the column. A broken row does not hide the next. `file` only names it in faults.
 */
export async function* readRuleRows(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<PlacedRule | ReferenceFault> {
  let columns: readonly string[] | null = null;
  for await (const row of csvRecords(plainText(bytes, file), file, ROW_CHARACTERS_MAX)) {
    if (row instanceof ReferenceFault) {
      yield row;
    } else if (columns === null) {
      columns = headOf(row.record, { file, line: row.line });
    } else {
      const rule = ruleIn(row.record, columns, { file, line: row.line });
      yield rule instanceof ReferenceFault ? rule : { rule, line: row.line };
    }
  }
  if (columns === null)
    throw new ReferenceFault('no-rules', `there is no heading in ${file}; it is empty`, null);
}

function ruleIn(
  record: readonly string[],
  columns: readonly string[],
  where: { readonly file: string; readonly line: number },
): ArticulationRule | ReferenceFault {
  if (record.length !== columns.length) {
    const sentence = `the row has ${record.length} columns, and the heading ${columns.length}`;
    return new ReferenceFault('wrong-shape', sentence, { ...where, column: record.length });
  }
  const given = Object.fromEntries(columns.map((column, at) => [column, record[at]!]));
  const cells = Object.fromEntries(RULE_COLUMNS.map((column) => [column, given[column] ?? ''])) as RuleCells;
  const faultIn = (column: RuleColumn, said: string) =>
    new ReferenceFault('wrong-shape', `${column}${said}`, {
      ...where,
      column: Math.max(0, columns.indexOf(column)) + 1,
    });
  const overfull = overfullCell(cells);
  if (overfull !== null) return faultIn(overfull.column, `: ${overfull.sentence}`);
  const parsed = shape.safeParse(writtenIn(cells), { reportInput: true });
  if (parsed.success) return ruleOf(parsed.data);
  const { path, sentence } = mostTelling(parsed.error.issues, shape);
  const said = sentence.replace(/^[\w.]+(:| is missing)/, '$1').replace(/^: /, '');
  return faultIn(columnAt(path), said.startsWith(' ') ? said : `: ${said}`);
}

function headOf(
  record: readonly string[],
  where: { readonly file: string; readonly line: number },
): readonly string[] {
  const columns = record.map((each) => each.trim());
  const fault = (sentence: string, column: number) =>
    new ReferenceFault('wrong-heading', sentence, { ...where, column });
  columns.forEach((name, at) => {
    if (!RULE_COLUMNS.some((known) => known === name))
      throw fault(
        `the column ${name || 'without a name'} is not known; there are ${RULE_COLUMNS.join(', ')}`,
        at + 1,
      );
    if (columns.indexOf(name) < at) throw fault(`the column ${name} stands twice`, at + 1);
  });
  const missing = NEEDED_COLUMNS.find((name) => !columns.includes(name));
  if (missing !== undefined) throw fault(`the column ${missing} is missing`, columns.length);
  return columns;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
