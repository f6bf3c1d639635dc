import type { EvaluationCase } from '../contract/evaluation.js';
import { GROUP_TITLES, groupLines, type GroupedLine, type LineGroup } from '../contract/line-groups.js';
import { FACE, printLine, QUIET } from './typeface.js';

const ORDER: readonly LineGroup[] = ['counts', 'unused', 'waiting', 'refused'];

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bottom: number;
}

interface Layout {
  /** Rows of print that one line of credit takes. */
  readonly rows: 1 | 2;
  readonly step: number;
  readonly size: number;
}

/**
 * Two rows a line while they can be read, then one; below the smallest print the rest is counted, not
 * squeezed in.
 */
const LARGEST = { step: 11.5, size: 8.5 };
const SMALLEST_OF_TWO = 8;
const SMALLEST = 7;

/** The four groups of lines with their reasons, as large as the page lets them be. */
export function drawLines(pdf: PDFKit.PDFDocument, given: EvaluationCase, area: Area): void {
  const lines = groupLines(given);
  const groups = ORDER.map((group) => ({ group, members: lines.filter((each) => each.group === group) }));
  const present = groups.filter(({ members }) => members.length > 0);
  const layout = layoutFor(lines.length, present.length, area.bottom - area.y);
  const last = area.bottom - layout.step;
  let { y } = area;
  let shown = 0;
  for (const { group, members } of present) {
    // A heading never stands alone at the foot of the list.
    if (y + (1.6 + layout.rows) * layout.step > last) break;
    const title = `${GROUP_TITLES[group]} (${members.length})`;
    const place = { x: area.x, y: y + layout.step * 0.45, width: area.width };
    printLine(pdf, title, place, { face: FACE.bold, size: layout.size + 0.8 });
    y += layout.step * 1.6;
    for (const each of members) {
      if (y + layout.rows * layout.step > last) break;
      drawLine(pdf, each, { ...area, y }, layout);
      y += layout.rows * layout.step;
      shown += 1;
    }
  }
  const rest = lines.length === 0 ? 'No courses stand here yet.' : restText(lines.length - shown, layout);
  const quiet = { face: FACE.slanted, size: Math.min(7, layout.size), colour: QUIET };
  printLine(pdf, rest, { x: area.x, y: Math.min(y + 2, last), width: area.width }, quiet);
}

function layoutFor(lines: number, groups: number, height: number): Layout {
  const stepFor = (rows: number) => height / (lines * rows + groups * 1.6 + 1);
  const rows = stepFor(2) >= SMALLEST_OF_TWO ? 2 : 1;
  const step = Math.max(SMALLEST, Math.min(LARGEST.step, stepFor(rows)));
  return { rows, step, size: Math.min(LARGEST.size, step * 0.8) };
}

function restText(left: number, { rows }: Layout): string {
  const shortened = 'Reasons are shortened here; each stands in full in Segue.';
  if (left === 0) return rows === 1 ? shortened : '';
  return `and ${left} more ${left === 1 ? 'line' : 'lines'}; the full list is in Segue. ${shortened}`;
}

function drawLine(pdf: PDFKit.PDFDocument, each: GroupedLine, { x, y, width }: Area, layout: Layout): void {
  const { size, step } = layout;
  const text = { face: FACE.text, size };
  const quiet = { ...text, colour: QUIET };
  const place = each.slots.join(', ');
  if (layout.rows === 1) {
    printLine(pdf, nameOf(each), { x, y, width: width * 0.44 }, text);
    const why = [place, reasonsOf(each)].filter(Boolean).join(' · ');
    printLine(pdf, why, { x: x + width * 0.46, y, width: width * 0.54 }, quiet);
    return;
  }
  printLine(pdf, nameOf(each), { x, y, width: width * (place === '' ? 1 : 0.6) }, text);
  printLine(pdf, place, { x: x + width * 0.62, y, width: width * 0.38, align: 'right' }, text);
  printLine(pdf, reasonsOf(each), { x: x + 10, y: y + step, width: width - 10 }, quiet);
}

function nameOf({ line }: GroupedLine): string {
  const facts = [line.grade, line.credits === null ? null : `${line.credits} ${line.unit}`, line.term];
  const known = facts.filter((each) => each !== null).join(', ');
  return `${line.code ?? ''} ${line.title}${known === '' ? '' : ` (${known})`}`.trim();
}

function reasonsOf({ reasons }: GroupedLine): string {
  return reasons.map(({ text, citation }) => (citation === null ? text : `${text} [${citation}]`)).join(' ');
}
