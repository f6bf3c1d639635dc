import { assignedTo, readCourseRow, type CourseRow, type TableModel } from './course-row.js';
import type { Assigned } from './assign-columns.js';
import { nameByContent, settleColumns, shiftColumns, splitTitleColumn } from './settle-columns.js';
import { codeLength } from './course-code.js';
import { looksLikeGrade, looksLikeNumericGrade } from './grades.js';
import { discoverColumns } from './discover-columns.js';
import { learnColumns } from './learn-columns.js';
import { joinValues } from './joined-words.js';
import { CELL_GAP_EM, cellsOf, gapBefore, type Line } from './lines.js';
import type { Region } from './regions.js';
import { readHeader, readMeasuresHeader, type Column } from './table-header.js';
import type { Role } from './heading-words.js';
import { beginsTotals } from './totals-line.js';
import { twoLineHeader } from './two-line-header.js';
import { splitTermHeader } from './term-header.js';

/** A run of lines under one heading of a table, or under none. */
interface Block {
  readonly heading: readonly Column[] | null;
  readonly lines: readonly Line[];
}

export interface TableModels {
  /** Which table each line stands in; a line that is missing stands in none. */
  readonly tables: ReadonlyMap<Line, TableModel>;
  /** The lines that are headings of tables, the second line of a heading included. */
  readonly headings: ReadonlySet<Line>;
}

/**
 * The table that each line of the document belongs to. Where more than one reading of the columns is possible
 * (the heading above, the heading of an earlier page, columns learned from the rows themselves), each is
 * tried
 * on the lines, and the one that makes most of them whole rows is taken.
 */
export function tableModelsOf(regions: readonly Region[]): TableModels {
  const tables = new Map<Line, TableModel>();
  const headings = new Set<Line>();
  const blocks = regions.flatMap((region) => blocksOf(region, headings));
  const seen: { heading: readonly Column[]; left: number }[] = [];
  const settled = new Map<string, readonly Column[]>();
  let shaped: readonly CourseRow[] | null = null;
  for (const block of blocks) {
    const left = leftOf(block.lines);
    const model = bestModel(block, {
      own: () => ownColumns(block, blocks, settled),
      carried: () =>
        seen
          .toReversed()
          .slice(0, 3)
          .map(({ heading, left: before }) => shiftColumns(heading, left - before)),
      everyRow: () => (shaped ??= blocks.flatMap(({ lines }) => lines.flatMap((line) => shapedRow(line)))),
    });
    if (model !== null) block.lines.forEach((line) => tables.set(line, model));
    if (block.heading !== null) seen.push({ heading: block.heading, left });
  }
  return { tables, headings };
}

/** What may be asked for a block, and is only worked out when it is needed. */
interface Choices {
  readonly own: () => readonly Column[] | null;
  readonly carried: () => readonly (readonly Column[])[];
  readonly everyRow: () => readonly CourseRow[];
}

/**
 * The columns under the block's own heading, at the places of their rows; the same heading is settled
 * once.
 */
function ownColumns(
  block: Block,
  blocks: readonly Block[],
  settled: Map<string, readonly Column[]>,
): readonly Column[] | null {
  const { heading } = block;
  const signature = signatureOf(block);
  if (heading === null || signature === null) return null;
  const before = settled.get(signature);
  if (before !== undefined) return before;
  const like = blocks.filter((each) => signatureOf(each) === signature).flatMap(({ lines }) => lines);
  const columns = settle(like, { columns: heading, from: 'heading', byOrder: false });
  settled.set(signature, columns);
  return columns;
}

/**
 * The lines under each heading; a heading may be printed on two lines, the words of one column above each
 * other.
 */
function blocksOf({ lines }: Region, headings: Set<Line>): Block[] {
  const blocks: { heading: readonly Column[] | null; lines: Line[] }[] = [{ heading: null, lines: [] }];
  const left = Math.min(...lines.map((line) => line.box[0]));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const two = twoLineHeader(line, lines[at + 1]);
    const one = two ?? readHeader(line.words);
    const split = one === null ? splitTermHeader(line) : null;
    const heading = one ?? split?.columns ?? readMeasuresHeader(line.words, left);
    if (heading === null) {
      blocks.at(-1)!.lines.push(line);
      continue;
    }
    if (split === null) headings.add(line);
    if (two !== null) headings.add(lines[(at += 1)]!);
    blocks.push({ heading, lines: [] });
  }
  return blocks.filter((block) => block.lines.length > 0);
}

/** Left edge of the rows: what a heading of another column of the page is moved by. */
function leftOf(lines: readonly Line[]): number {
  const starts = lines
    .filter((line) => codeLength(line.words.map((word) => word.text)) > 0)
    .map((line) => line.box[0]);
  const edges = starts.length > 0 ? starts : lines.map((line) => line.box[0]);
  return edges.toSorted((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 0;
}

function signatureOf({ heading }: Block): string | null {
  return heading?.map(({ label, x0 }) => `${label}@${Math.round(x0)}`).join(' ') ?? null;
}

function bestModel({ lines, heading }: Block, choices: Choices): TableModel | null {
  const own = choices.own();
  const first: TableModel | null = own === null ? null : { columns: own, from: 'heading', byOrder: false };
  const characters = lines[0]!.page.unit === 'characters';
  // Where the heading makes every row whole, nothing else can do better.
  if (first !== null && !characters && readsWell(lines, first)) return first;
  if (!lines.some(({ text }) => /\d/.test(text))) return first;
  const others: TableModel[] =
    heading === null ? [] : [{ columns: heading, from: 'heading', byOrder: false }];
  const carried = choices
    .carried()
    .map((columns): TableModel => ({ columns, from: 'carried', byOrder: false }));
  const placed = [...others, ...carried].flatMap((plain) => [
    ...(plain.from === 'carried' ? [{ ...plain, columns: settle(lines, plain) }] : []),
    plain,
    ...(characters ? [{ ...plain, byOrder: true }] : []),
  ]);
  const inOrder = characters && heading !== null && fillsEveryCell(lines, heading);
  const byOrder = inOrder ? placed.filter((plain) => plain.byOrder) : [];
  const candidates = [
    ...byOrder,
    ...(first === null ? [] : [first]),
    ...placed,
    ...learnedFrom(lines, choices),
  ];
  let best: { model: TableModel; score: number } | null = null;
  for (const model of candidates) {
    const doubt = model.from === 'heading' ? 1 : model.from === 'carried' ? 0.92 : 0.8;
    const score = scoreOf(lines, model) * doubt;
    // Of equals the earlier stays: the heading right above before any other.
    if (score > (best?.score ?? 0) + 1e-9) best = { model, score };
  }
  return best?.model ?? first;
}

/**
 * Nearly all rows have a cell under each heading, so that tabs of any width say which is which, or are one
 * cell, whose words say it.
 */
function fillsEveryCell(lines: readonly Line[], heading: readonly Column[]): boolean {
  const rows = lines.filter(({ words }) => codeLength(words.map(({ text }) => text)) > 0);
  const counts = rows.map(({ words }) => cellsOf(words).length);
  const whole = [1, heading.length].map((cells) => counts.filter((count) => count === cells).length);
  return counts.length > 0 && Math.max(...whole) >= counts.length * 0.8;
}

function learnedFrom(lines: readonly Line[], choices: Choices): TableModel[] {
  const shaped = lines.flatMap((line) => shapedRow(line));
  const learned = learnColumns(shaped.length >= 3 ? shaped : choices.everyRow());
  return [learned, discoverColumns(lines)].flatMap((columns): TableModel[] =>
    columns === null ? [] : [{ columns, from: 'learned', byOrder: false }],
  );
}

/** Every line that begins with a code is a row with an amount, nothing left over, and points that fit. */
function readsWell(lines: readonly Line[], model: TableModel): boolean {
  const coded = lines.filter((line) => codeLength(line.words.map((word) => word.text)) > 0);
  if (coded.length < 2) return false;
  return coded.every((line) => {
    const row = readCourseRow(line, model);
    if (row === null || row.signs.leftOut > 0 || row.signs.pointsFit === false) return false;
    const amount = [row.credits, row.attempted, row.earned].some(
      (each) => each !== null && Number(each) <= 60,
    );
    return amount && row.signs.spelled && row.grade !== null && isGrade(row.grade);
  });
}

function isGrade(text: string): boolean {
  return looksLikeGrade(text) || looksLikeNumericGrade(text);
}

function settle(lines: readonly Line[], model: TableModel): readonly Column[] {
  const rows = assignedRows(lines, model);
  const named = nameByContent(rows, model.columns);
  const settled = settleColumns(moved(rows, model.columns, named), named);
  return splitTitleColumn(moved(rows, model.columns, settled), settled);
}

/** The same rows with other columns in the same places. */
function moved(
  rows: readonly (readonly Assigned[])[],
  from: readonly Column[],
  to: readonly Column[],
): (readonly Assigned[])[] {
  return rows.map((row) =>
    row.map(({ word, column }) => ({ word, column: column === null ? null : to[from.indexOf(column)]! })),
  );
}

/** So many rows tell where the columns stand; more only repeat it. */
const ROWS_TO_SETTLE = 40;

/** At most so many of the lines, evenly from all of them. */
function sampleOf(lines: readonly Line[]): readonly Line[] {
  const step = Math.ceil(lines.length / ROWS_TO_SETTLE);
  return step < 2 ? lines : lines.filter((_, at) => at % step === 0);
}

const MEASURES: ReadonlySet<Role> = new Set(['credits', 'attempted', 'earned', 'grade']);

/** The lines that have something in a column of measures, each word under its column. */
function assignedRows(lines: readonly Line[], model: TableModel): (readonly Assigned[])[] {
  return sampleOf(lines.filter((line) => line.words.length > 2 && !beginsTotals(line.text)))
    .map((line) => assignedTo(joinValues(line.words), model))
    .filter((row) =>
      row.some(({ column }) => column !== null && (MEASURES.has(column.role) || column.label === '')),
    );
}

function shapedRow(line: Line): CourseRow[] {
  const row = readCourseRow(line, null);
  return row === null ? [] : [row];
}

/** How much of the lines becomes rows that hold together. */
function scoreOf(lines: readonly Line[], model: TableModel): number {
  let score = 0;
  for (const line of lines) {
    const row = readCourseRow(line, model);
    if (row === null) {
      const spelled = codeLength(line.words.map((word) => word.text)) > 0;
      score -= spelled && /\d[.,]\d/.test(line.text) ? 0.5 : 0;
    } else score += worthOf(row) - (cutsCell(line, model) ? CUT_COST : 0);
  }
  return score;
}

/** In text of characters the gaps are the print's own: a column that begins inside a cell is none. */
function cutsCell(line: Line, model: TableModel): boolean {
  if (model.byOrder || line.page.unit !== 'characters') return false;
  const assigned = assignedTo(line.words, model);
  return assigned.some(({ column }, at) => {
    const before = assigned[at - 1]?.column ?? null;
    const apart = column !== null && before !== null && column !== before;
    return apart && MEASURES.has(column.role) && gapBefore(line.words, at) < CELL_GAP_EM;
  });
}

const CUT_COST = 0.7;

function worthOf({ signs, grade, credits, attempted, earned, points }: CourseRow): number {
  const amount = [credits, attempted, earned].some((each) => each !== null);
  const impossible = [credits, attempted, earned].some((each) => each !== null && Number(each) > 60);
  return (
    (signs.measured ? 0.6 : 0.2) +
    (amount && grade !== null ? 0.4 : 0) +
    (points === null ? 0 : 0.05) +
    (signs.spelled ? 0.2 : 0) +
    (signs.pointsFit === true ? 0.3 : signs.pointsFit === false ? -0.6 : 0) -
    (impossible ? 0.6 : 0) -
    Math.min(0.6, signs.leftOut * 0.2)
  );
}
