import type { CreditUnit } from '../../credits.js';
import type { Calendar, Transcript } from '../transcript.js';
import { cellText, filled, isBlank, rowText, type TableRow } from './from-table-cells.js';
import type { Columns } from './from-table-columns.js';

const SCHOOL = new RegExp(
  String.raw`\b(?:university|college|institute|conservator\w+|academy|polytechnic|seminary|` +
    String.raw`universit\p{L}+|hochschule|school)\b`,
  'iu',
);
const PART_OF_SCHOOL = /^(?:college|school|faculty|division|department) of\b/i;
const RECORD_OF =
  /^(?:(?:un)?official |academic |student )*(?:transcript|record|courses?)s? (?:of|from|at)(?: the)? /i;
const KIND_OF_PAPER =
  /\b(?:un)?(?:official )?(?:academic |student )?(?:transcript|record|course list)s?\b.*$/i;

/** Does the text name a school by the words of such names? */
export function namesSchool(text: string): boolean {
  return text.length <= 90 && SCHOOL.test(text) && !/\bhigh school\b/i.test(text);
}

/** A college within a university, such as its College of Music, is no school of its own. */
export function namesPartOfSchool(text: string): boolean {
  return PART_OF_SCHOOL.test(text);
}

export interface TableHead {
  readonly school: string | null;
  /** Where the table names several of a kind: a file for each is wanted. */
  readonly schools: readonly string[];
  readonly students: readonly string[];
  readonly student: Transcript['student'];
}

/** School and student, from the columns that repeat them or from the lines over the table. */
export function headOf(
  above: readonly TableRow[],
  body: readonly { readonly row: TableRow; readonly columns: Columns }[],
): TableHead {
  const values = (field: Columns[number]) =>
    distinct(body.map(({ row, columns }) => cellText(row, columns.indexOf(field))));
  const schools = values('school');
  const students = values('student-id').length > 0 ? values('student-id') : values('student-name');
  const school = schools[0] ?? labelled(above, /^(?:institution|school|college|university)(?: name)?$/i);
  return {
    school: school ?? namedAbove(above),
    schools,
    students,
    student: {
      name: values('student-name')[0] ?? labelled(above, /^(?:student(?:'s)? ?|full )?(?:name)?$/i),
      id: values('student-id')[0] ?? labelled(above, /^(?:student )?(?:id|number|no)\.?(?: number)?$/i),
    },
  };
}

function distinct(texts: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const text of texts) {
    if (!isBlank(text) && !byKey.has(text.toLowerCase())) byKey.set(text.toLowerCase(), text);
  }
  return [...byKey.values()];
}

/** `Student Name | Robin Sato` in two cells, or `Student Name: Robin Sato` in one. */
function labelled(rows: readonly TableRow[], label: RegExp): string | null {
  for (const row of rows) {
    const cells = filled(row).map(({ text }) => text);
    // A longer row is a heading or a record, no label with its value.
    if (cells.length > 4) continue;
    for (const [at, text] of cells.entries()) {
      const [before, after] = text.split(/:\s*(.*)/, 2);
      if (before === undefined || before === '' || !label.test(before.trim())) continue;
      const value = after === undefined || after === '' ? cells[at + 1] : after;
      if (value !== undefined) return value;
    }
  }
  return null;
}

function namedAbove(rows: readonly TableRow[]): string | null {
  for (const row of rows.slice(0, 12)) {
    for (const { text } of filled(row)) {
      const name = text
        .replace(RECORD_OF, '')
        .replace(KIND_OF_PAPER, '')
        .replace(/[\s,;:–—-]+$/, '');
      if (namesSchool(name) && !/:|\b(?:transfer|degree|major|registrar|accredited|attended)\b/i.test(name)) {
        return name;
      }
    }
  }
  return null;
}

const UNITS: readonly (readonly [CreditUnit, RegExp])[] = [
  ['ects', /\bECTS\b/i],
  ['quarter', /\b(?:quarter|qtr)[-. ]*(?:credits?|hours?|hrs|units?|cr|system|calendar)\b/i],
  ['semester', /\b(?:semester|sem)[-. ]*(?:credits?|hours?|hrs|units?|cr|system|calendar)\b/i],
  ['clock', /\b(?:clock|contact)[-. ]*(?:hours?|hrs)\b/i],
];

/** What one credit is, where the headings, the lines above or the names of the terms say so. */
export function tableUnit(
  headings: readonly TableRow[],
  above: readonly TableRow[],
  termNames: readonly string[],
): { readonly creditUnit: CreditUnit; readonly calendar: Calendar } {
  const text = [...headings, ...above].map(rowText).join('\n');
  const said = UNITS.filter(([, pattern]) => pattern.test(text)).map(([unit]) => unit);
  const named = (word: RegExp) => termNames.some((name) => word.test(name));
  const byTerm = named(/quarter|qtr/i) ? 'quarter' : named(/semester/i) ? 'semester' : null;
  const creditUnit = said.length === 1 ? said[0]! : (byTerm ?? 'unknown');
  const isCalendar = creditUnit === 'quarter' || creditUnit === 'semester';
  return { creditUnit, calendar: named(/trimester/i) ? 'trimester' : isCalendar ? creditUnit : 'unknown' };
}
