import type { TableCell, TableRow } from '../domain/transcript/records/from-table-cells.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

const SEPARATORS = [',', ';', '\t', '|'] as const;
/** So much of a file tells its separator. */
const SAMPLE = 40_000;
/** No table of courses has as many columns. */
const COLUMNS_MAX = 300;
/** A quoted cell longer than this was never meant to be one. */
const CELL_MAX = 20_000;

/**
 * The records of a table file with the place of each cell; blank lines are left out. Nothing is computed and
 * no cell is changed but for its quotation marks and folded white space. Throws `RefusedDocument` over the
 * limits.
 */
export function readCsv(text: string, limits: ReadLimits): readonly TableRow[] {
  if (text.length > limits.characters) throw new RefusedDocument(refuse('too-complex'));
  const body = text.replace(/^\uFEFF/, '');
  // Spreadsheets write such a first line to tell one another the separator.
  const said = /^"?sep=(.)"?[ \t]*\r?(?:\n|$)/i.exec(body);
  const separator = said?.[1] ?? separatorOf(body.slice(0, SAMPLE));
  const rows = rowsOf(body, separator).filter((row) => row.cells.some((cell) => cell.text !== ''));
  const own = said === null ? rows : rows.filter((row) => row.box[1] > 1);
  const isWide = own.some(({ cells }) => cells.length > COLUMNS_MAX);
  if (isWide || own.length > limits.courseRows) throw new RefusedDocument(refuse('too-complex'));
  return own;
}

/** The mark that cuts most records into the same number of cells, the more cells the better. */
function separatorOf(sample: string): string {
  const scores = SEPARATORS.map((mark) => {
    const times = new Map<number, number>();
    for (const { cells } of rowsOf(sample, mark)) {
      if (cells.length > 1) times.set(cells.length, (times.get(cells.length) ?? 0) + 1);
    }
    return Math.max(0, ...[...times].map(([cells, rows]) => rows * Math.min(cells - 1, 12)));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}

interface Place {
  at: number;
  line: number;
  /** Where the line begins in the text. */
  lineAt: number;
}

function rowsOf(text: string, separator: string): TableRow[] {
  const rows: TableRow[] = [];
  const place: Place = { at: 0, line: 1, lineAt: 0 };
  while (place.at < text.length) {
    const first = place.line;
    const cells: TableCell[] = [];
    for (;;) {
      cells.push(cellAt(text, separator, place));
      if (text[place.at] !== separator) break;
      place.at += 1;
    }
    rows.push({ cells: withoutTail(cells), box: boxOf(cells, first) });
    stepOverLineEnd(text, place);
  }
  return rows;
}

/** Reads one cell and leaves the place on what ends it: the separator, the end of the line or of the text. */
function cellAt(text: string, separator: string, place: Place): TableCell {
  const from = { ...place };
  let start = place.at;
  while (text[start] === ' ' && separator !== ' ') start += 1;
  const quoted = text[start] === '"' ? quotedAt(text, separator, start) : null;
  if (quoted !== null) {
    while (place.at < quoted.end) {
      if (!stepOverLineEnd(text, place)) place.at += 1;
    }
  } else {
    while (place.at < text.length && text[place.at] !== separator && !isLineEnd(text[place.at]!)) {
      place.at += 1;
    }
  }
  const raw = quoted?.text ?? text.slice(from.at, place.at);
  const columns = [start - from.lineAt + 1, place.at - place.lineAt] as const;
  const box = [columns[0], from.line, Math.max(columns[1], 1), place.line] as const;
  return { text: raw.replace(/[\s\u200B\uFEFF]+/g, ' ').trim(), box };
}

/**
 * A cell in quotation marks; null where the mark is part of the text: it is never closed, or the text goes on
 * after the mark that closes it and over the end of the line.
 */
function quotedAt(text: string, separator: string, start: number): { text: string; end: number } | null {
  let cell = '';
  let isLoose = false;
  let isBroken = false;
  for (let at = start + 1; at < text.length && at - start < CELL_MAX; at += 1) {
    const mark = text[at]!;
    if (isLineEnd(mark)) isBroken = true;
    if (mark === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
      continue;
    }
    if (mark !== '"') {
      cell += mark;
    } else {
      let after = at + 1;
      while (text[after] === ' ') after += 1;
      const next = text[after];
      if (next === undefined || next === separator || isLineEnd(next)) return { text: cell, end: after };
      isLoose = true;
      cell += mark;
    }
    if (isLoose && isBroken) return null;
  }
  return null;
}

function isLineEnd(mark: string): boolean {
  return mark === '\n' || mark === '\r';
}

function stepOverLineEnd(text: string, place: Place): boolean {
  if (place.at >= text.length || !isLineEnd(text[place.at]!)) return false;
  place.at += text[place.at] === '\r' && text[place.at + 1] === '\n' ? 2 : 1;
  place.line += 1;
  place.lineAt = place.at;
  return true;
}

/** Spreadsheets write empty cells to the width of their widest row. */
function withoutTail(cells: readonly TableCell[]): readonly TableCell[] {
  return cells.slice(0, cells.findLastIndex(({ text }) => text !== '') + 1);
}

/** From the first to the last filled cell. */
function boxOf(cells: readonly TableCell[], line: number): TableRow['box'] {
  const boxes = cells.filter(({ text }) => text !== '').map(({ box }) => box);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return [1, line, 1, line];
  const x0 = boxes.reduce((least, box) => Math.min(least, box[0]), first[0]);
  return [first[1] === last[3] ? first[0] : x0, first[1], Math.max(last[2], first[0]), last[3]];
}
