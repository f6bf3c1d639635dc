import type { Issue, Place } from '../../reason.js';
import { otherCreditHeading } from '../section-headings.js';
import { findTermName } from '../term-names.js';
import type { CreditBasis, TranscriptCourse } from '../transcript.js';
import { cellText, filled, isAmount, isBlank, isCode, rowText, type TableRow } from './from-table-cells.js';
import type { Columns } from './from-table-columns.js';
import { namesSchool } from './from-table-head.js';
import { placeOf, readTableCourse, type TableCourse } from './from-table-rows.js';
import { readTableTotals, type TableTotals } from './from-table-totals.js';

/** Rows under one heading. */
export interface TableBlock {
  readonly heading: TableRow | null;
  readonly rows: readonly TableRow[];
  readonly columns: Columns;
  /** Headings or a person say what the columns hold; else it is a guess, and cells must look the part. */
  readonly isSure: boolean;
}

/** A course with the cells that it was read from. */
export interface PlacedCourse {
  readonly course: Omit<TranscriptCourse, 'id'>;
  readonly row: TableRow;
  readonly columns: Columns;
}

/** Courses under one term, or under one heading of credit from elsewhere. */
export interface TableSection {
  readonly kind: 'term' | 'other';
  /** As printed; empty where no term is named. */
  readonly name: string;
  readonly basis: CreditBasis;
  readonly courses: PlacedCourse[];
  readonly place: Place;
}

/** Printed totals with the place in the table that tells what they are of. */
export interface StandingTotals {
  readonly totals: TableTotals;
  readonly section: TableSection | null;
  /** Under a line that names a term, as terms with totals of their own stand. */
  readonly isUnderTerm: boolean;
  /** How many courses stand above. */
  readonly after: number;
}

interface Walk {
  /** In the order of their first courses, by what opens them. */
  readonly sections: Map<string, TableSection>;
  courses: number;
  readonly totals: StandingTotals[];
  readonly issues: Issue[];
  /** The section that the last line between the rows has opened. */
  open: { readonly kind: TableSection['kind']; readonly name: string; readonly basis: CreditBasis } | null;
  /** A term that stands only in the first row of its rows. */
  carried: string | null;
  last: TableSection | null;
}

/** Sorts every row of a table: a course in its section, a total, a line that is no course, or an issue. */
export function walkTable(
  above: readonly TableRow[],
  blocks: readonly TableBlock[],
): Pick<Walk, 'totals' | 'issues' | 'courses'> & { readonly sections: readonly TableSection[] } {
  const walk: Walk = {
    sections: new Map(),
    courses: 0,
    totals: [],
    issues: [],
    open: null,
    carried: null,
    last: null,
  };
  for (const row of above) {
    const cells = filled(row);
    const isRow = cells.length > 2 && cells.some(({ text }) => isAmount(text));
    if (isRow) walk.issues.push(unread(row));
    else opensSection(row, walk);
  }
  for (const { rows, columns, isSure } of blocks) {
    const carries = carriesTerm(rows, columns);
    for (const row of rows) walkRow(row, { columns, isSure, carries }, walk);
  }
  return { ...walk, sections: [...walk.sections.values()] };
}

interface How {
  readonly columns: Columns;
  readonly isSure: boolean;
  readonly carries: boolean;
}

function walkRow(row: TableRow, { columns, isSure, carries }: How, walk: Walk): void {
  const cells = filled(row);
  if (cells.length <= 2 && opensSection(row, walk)) return;
  const totals = readTableTotals(row, columns);
  if (totals !== null) {
    const isUnderTerm = walk.open?.kind === 'term';
    walk.totals.push({ totals, section: walk.last, isUnderTerm, after: walk.courses });
    return;
  }
  const read = cells.length === 1 ? null : readTableCourse(row, columns, isSure);
  if (read !== null) addCourse(read, { columns, carries }, walk);
  else if (isNoCourse(row)) closeOther(walk);
  else walk.issues.push(unread(row));
}

function addCourse(
  { course, row, term, elsewhere, issues }: TableCourse,
  { columns, carries }: Pick<How, 'columns' | 'carries'>,
  walk: Walk,
): void {
  if (term !== null) walk.carried = term;
  const own = term ?? (carries ? walk.carried : null);
  const place = placeOf(course.evidence);
  const section =
    elsewhere !== null
      ? sectionOf(walk, { kind: 'other', name: elsewhere, basis: course.basis }, place)
      : walk.open?.kind === 'other'
        ? sectionOf(walk, walk.open, place)
        : sectionOf(walk, { kind: 'term', name: own ?? walk.open?.name ?? '', basis: 'regular' }, place);
  const isSilent = section.kind === 'other' && course.grade === null && course.status === 'in-progress';
  const settled = {
    ...course,
    ...(section.kind === 'other' && course.basis === 'regular' ? { basis: section.basis } : {}),
    // Blocks of credit from elsewhere often print no grade: that is no course in progress.
    ...(isSilent
      ? { status: 'completed' as const, creditsEarned: course.creditsEarned ?? course.creditsAttempted }
      : {}),
  };
  section.courses.push({ course: settled, row, columns });
  walk.issues.push(...issues);
  walk.courses += 1;
  walk.last = section;
}

function sectionOf(walk: Walk, wanted: NonNullable<Walk['open']>, place: Place): TableSection {
  const key = `${wanted.kind} ${wanted.name}`;
  const same = walk.sections.get(key);
  if (same !== undefined) return same;
  const section = { ...wanted, courses: [], place };
  walk.sections.set(key, section);
  return section;
}

const TERM_LABEL = /^(?:academic |study )?(?:term|semester|session|period|quarter)\s*[:#]?\s*/i;
const NUMBERED = new RegExp(
  String.raw`^(?:academic |study )?(?:year|semester|term|trimester|quarter|stage)\s+` +
    String.raw`(?:\d{1,2}|[ivx]{1,4}|one|two|three|four)$`,
  'i',
);
const YEARS = /^(?:academic year\s*:?\s*)?(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)?\d\d)$/i;

/** A line between the rows that names a term, or a kind of credit from elsewhere. */
function opensSection(row: TableRow, walk: Walk): boolean {
  const text = rowText(row).replace(/\s*:$/, '');
  if (text.length > 80) return false;
  const basis = otherCreditHeading(text);
  if (basis !== null && !filled(row).some((cell) => isAmount(cell.text))) {
    walk.open = { kind: 'other', name: text, basis };
    return true;
  }
  const bare = text.replace(TERM_LABEL, '');
  const found = findTermName(bare);
  const isNamed = found !== null && found.start <= 12 && found.end - found.start >= bare.length * 0.45;
  if (isNamed && !isCode(cellText(row, 0))) {
    walk.open = { kind: 'term', name: found.name, basis: 'regular' };
  } else if (NUMBERED.test(text) || YEARS.test(text)) {
    walk.open = { kind: 'term', name: text, basis: 'regular' };
  } else if (walk.open?.kind === 'other' && filled(row).length === 1 && namesSchool(text)) {
    walk.open = { kind: 'other', name: text, basis: walk.open.basis };
  } else return false;
  walk.carried = null;
  return true;
}

const NOTE = new RegExp(
  String.raw`^(?:notes?|remarks?|legend|key|date|issued|printed|generated|page|end of|student|name|id|` +
    String.raw`degree|program|major|dean|good standing|honou?rs?|academic standing|standing|advisor|` +
    String.raw`registrar|source|report)\b|[:*]$|^[*†#(]`,
  'i',
);

/** Categories, notes and labels between the rows: lines that are known to be no course. */
function isNoCourse(row: TableRow): boolean {
  const cells = filled(row);
  const text = rowText(row);
  if (cells.some((cell) => isCode(cell.text))) return false;
  const [first] = row.cells;
  if (cells.length === 1) {
    return first !== undefined && first.text !== '' ? !isAmount(first.text) : NOTE.test(text);
  }
  // A category with its credits in brackets may hold commas of its own.
  if (/\(\d{1,3}(?:[.,]\d+)?(?: ?\p{L}+\.?)?\)$/u.test(text)) return !cells.some((c) => isAmount(c.text));
  // In a list grouped by category, the credits of a category may stand in a cell of their own.
  const isLabelled = cells.length === 2 && first !== undefined && !isBlank(first.text);
  return isLabelled && (NOTE.test(text) || first.text.endsWith(':'));
}

/** Under a new category the block of credit from elsewhere is over. */
function closeOther(walk: Walk): void {
  if (walk.open?.kind === 'other') walk.open = null;
}

/** Is a term printed only in the first row of those that it holds for? */
function carriesTerm(rows: readonly TableRow[], columns: Columns): boolean {
  const at = columns.includes('term') ? columns.indexOf('term') : columns.indexOf('year');
  if (at < 0) return false;
  const full = rows.filter((row) => filled(row).length >= 3);
  const said = full.map((row) => cellText(row, at)).filter((text) => !isBlank(text));
  const isSparse = said.length < full.length && new Set(said).size === said.length;
  return isSparse && full[0] !== undefined && !isBlank(cellText(full[0], at));
}

function unread(row: TableRow): Issue {
  const message = `This row could not be read as a course: “${rowText(row).slice(0, 120)}”.`;
  return { code: 'row-unreadable', message, where: placeOf(row) };
}
