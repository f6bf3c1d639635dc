import { assignedTo, readCourseRow, readRowPart, type CourseRow, type TableModel } from './course-row.js';
import {
  nameByContent,
  settleColumns,
  shiftColumns,
  splitTitleColumn,
  type Assigned,
} from './assign-columns.js';
import { codeLength } from './course-code.js';
import { learnColumns } from './learn-columns.js';
import { joinValues } from './joined-words.js';
import type { Line } from './lines.js';
import type { Region } from './regions.js';
import { readHeader, readMeasuresHeader, type Column } from './table-header.js';
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
 * (the heading above, the heading of an earlier page, columns learned from the rows themselves), each is tried
 * on the lines, and the one that makes most of them whole rows is taken.
 */
export function tableModelsOf(regions: readonly Region[]): TableModels {
  const tables = new Map<Line, TableModel>();
  const headings = new Set<Line>();
  const seen: { heading: readonly Column[]; left: number }[] = [];
  const everyRow = regions.flatMap(({ lines }) => lines.flatMap((line) => shapedRow(line)));
  const blocks = regions.flatMap((region) => blocksOf(region, headings));
  for (const block of blocks) {
    const left = leftOf(block.lines);
    const carried = seen.toReversed().slice(0, 3);
    const headed: TableModel[] = [
      ...(block.heading === null
        ? []
        : [{ columns: block.heading, from: 'heading' as const, byOrder: false }]),
      ...carried.map(({ heading, left: before }) => ({
        columns: shiftColumns(heading, left - before),
        from: 'carried' as const,
        byOrder: false,
      })),
    ];
    const model = bestModel(block.lines, linesLike(block, blocks), headed, everyRow);
    if (model !== null) block.lines.forEach((line) => tables.set(line, model));
    if (block.heading !== null) seen.push({ heading: block.heading, left });
  }
  return { tables, headings };
}

/** The lines under each heading; a heading may be printed on two lines, the words of one column above each other. */
function blocksOf({ lines }: Region, headings: Set<Line>): Block[] {
  const blocks: { heading: readonly Column[] | null; lines: Line[] }[] = [{ heading: null, lines: [] }];
  const left = Math.min(...lines.map((line) => line.box[0]));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const two = twoLineHeader(line, lines[at + 1]);
    const heading =
      two ?? readHeader(line.words) ?? splitTermHeader(line)?.columns ?? readMeasuresHeader(line.words, left);
    if (heading === null) {
      blocks.at(-1)!.lines.push(line);
      continue;
    }
    if (splitTermHeader(line) === null) headings.add(line);
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

/** The lines of all tables with the very same heading at the same place: more rows tell more of the columns. */
function linesLike(block: Block, blocks: readonly Block[]): readonly Line[] {
  const signature = signatureOf(block);
  if (signature === null) return block.lines;
  return blocks.filter((each) => signatureOf(each) === signature).flatMap(({ lines }) => lines);
}

function signatureOf({ heading }: Block): string | null {
  return heading?.map(({ label, x0 }) => `${label}@${Math.round(x0)}`).join(' ') ?? null;
}

function bestModel(
  lines: readonly Line[],
  like: readonly Line[],
  headings: readonly TableModel[],
  everyRow: readonly CourseRow[],
): TableModel | null {
  const characters = lines[0]!.page.unit === 'characters';
  const candidates: TableModel[] = headings.flatMap((plain) => {
    const settled: TableModel = { ...plain, columns: settle(plain.from === 'heading' ? like : lines, plain) };
    return characters ? [settled, { ...plain, byOrder: true }] : [settled, plain];
  });
  const own = lines.flatMap((line) => shapedRow(line));
  const learned = learnColumns(own.length >= 3 ? own : everyRow);
  if (learned !== null) candidates.push({ columns: learned, from: 'learned', byOrder: false });
  let best: { model: TableModel; score: number } | null = null;
  for (const model of candidates) {
    const doubt = model.from === 'heading' ? 1 : model.from === 'carried' ? 0.92 : 0.8;
    const score = scoreOf(lines, model) * doubt;
    // Of equals the earlier stays: the heading right above before any other.
    if (score > (best?.score ?? 0) + 1e-9) best = { model, score };
  }
  return best?.model ?? candidates.find(({ from }) => from === 'heading') ?? null;
}

function settle(lines: readonly Line[], model: TableModel): readonly Column[] {
  const named = { ...model, columns: nameByContent(assignedRows(lines, model), model.columns) };
  const rows = assignedRows(lines, named);
  const settled = settleColumns(rows, named.columns);
  return splitTitleColumn(assignedRows(lines, { ...named, columns: settled }), settled);
}

function assignedRows(lines: readonly Line[], model: TableModel): (readonly Assigned[])[] {
  return lines
    .filter((line) => readRowPart(line, model)?.signs.measured)
    .map((line) => assignedTo(joinValues(line.words), model));
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
    } else score += worthOf(row);
  }
  return score;
}

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
