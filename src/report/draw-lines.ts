import type { EvaluationCase } from '../contract/evaluation.js';
import {
  GROUP_TITLES,
  groupLines,
  markText,
  placesFilled,
  togetherText,
  type GroupedLine,
  type LineGroup,
} from '../contract/line-groups.js';
import { termText } from '../contract/term-text.js';
import { FACE, INK, printLine, QUIET, wrap } from './typeface.js';

const ORDER: readonly LineGroup[] = ['counts', 'unused', 'waiting', 'refused'];

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bottom: number;
}

interface Layout {
  readonly step: number;
  readonly size: number;
  /** Reasons take as many rows as they need; without room for that, one row each, shortened. */
  readonly isWhole: boolean;
}

/** Sizes that are tried, largest first; below the smallest print the rest is counted, not squeezed in. */
const STEPS = [11.5, 10.8, 10.1, 9.4, 8.7, 8, 7.5, 7];
const SMALLEST_WHOLE = 8;
const LEFT = 0.44;
const RIGHT = 0.54;
const HEADING = 1.6;

interface Printed {
  readonly name: string;
  readonly reason: string;
}

/** The four groups of lines with their reasons, as large and as whole as the page lets them be. */
export function drawLines(pdf: PDFKit.PDFDocument, given: EvaluationCase, area: Area): void {
  const lines = groupLines(given);
  const present = ORDER.map((group) => ({
    group,
    members: lines.filter((each) => each.group === group).map(printed),
  })).filter(({ members }) => members.length > 0);
  const layout = layoutFor(
    pdf,
    present.map(({ members }) => members),
    area,
  );
  const last = area.bottom - layout.step;
  let { y } = area;
  let shown = 0;
  for (const { group, members } of present) {
    // A heading never stands alone at the foot of the list.
    if (y + (HEADING + 1) * layout.step > last) break;
    const title = `${GROUP_TITLES[group]} (${countText(given, group, members.length)})`;
    const place = { x: area.x, y: y + layout.step * 0.45, width: area.width };
    printLine(pdf, title, place, { face: FACE.bold, size: layout.size + 0.8 });
    y += layout.step * HEADING;
    for (const each of members) {
      const rows = rowsOf(pdf, each, area.width, layout);
      if (y + rows.count * layout.step > last) break;
      drawColumn(pdf, rows.name, { x: area.x, y, width: area.width * LEFT }, layout, INK);
      drawColumn(
        pdf,
        rows.reason,
        { x: area.x + area.width * (1 - RIGHT), y, width: area.width * RIGHT },
        layout,
        QUIET,
      );
      y += rows.count * layout.step;
      shown += 1;
    }
  }
  const rest = lines.length === 0 ? 'No courses stand here yet.' : restText(lines.length - shown, layout);
  const quiet = { face: FACE.slanted, size: Math.min(7, layout.size), colour: QUIET };
  printLine(pdf, rest, { x: area.x, y: Math.min(y + 2, last), width: area.width }, quiet);
}

/** Courses that count together fill their places once, so both are told. */
function countText({ evaluation }: EvaluationCase, group: LineGroup, courses: number): string {
  if (group !== 'counts') return `${courses}`;
  const places = placesFilled(evaluation);
  const filled = `${places} ${places === 1 ? 'place' : 'places'}`;
  return `${courses} ${courses === 1 ? 'course' : 'courses'}, ${filled}`;
}

/** The largest print in which every reason stands whole; else the largest with one row a line. */
function layoutFor(
  pdf: PDFKit.PDFDocument,
  groups: readonly (readonly Printed[])[],
  { y, bottom, width }: Area,
): Layout {
  const fits = (layout: Layout) => {
    const rows = groups.flat().reduce((sum, each) => sum + rowsOf(pdf, each, width, layout).count, 0);
    return (rows + groups.length * HEADING + 1.5) * layout.step <= bottom - y;
  };
  const tried = [true, false].flatMap((isWhole) =>
    STEPS.filter((step) => !isWhole || step >= SMALLEST_WHOLE).map((step): Layout => ({
      step,
      size: Math.min(8.5, step * 0.8),
      isWhole,
    })),
  );
  return tried.find(fits) ?? tried.at(-1)!;
}

interface Rows {
  readonly name: readonly string[];
  readonly reason: readonly string[];
  readonly count: number;
}

function rowsOf(pdf: PDFKit.PDFDocument, each: Printed, width: number, { size, isWhole }: Layout): Rows {
  const text = { face: FACE.text, size };
  const name = isWhole ? wrap(pdf, each.name, width * LEFT, text) : [each.name];
  const reason = isWhole ? wrap(pdf, each.reason, width * RIGHT, text) : [each.reason];
  return { name, reason, count: Math.max(name.length, reason.length) };
}

function restText(left: number, { isWhole }: Layout): string {
  const shortened = 'Reasons are shortened here; each stands in full in Segue.';
  if (left === 0) return isWhole ? '' : shortened;
  return `and ${left} more ${left === 1 ? 'line' : 'lines'}; the full list is in Segue. ${shortened}`;
}

function drawColumn(
  pdf: PDFKit.PDFDocument,
  rows: readonly string[],
  { x, y, width }: Omit<Area, 'bottom'>,
  { size, step }: Layout,
  colour: string,
): void {
  rows.forEach((row, at) =>
    printLine(pdf, row, { x, y: y + at * step, width }, { face: FACE.text, size, colour }),
  );
}

function printed(each: GroupedLine): Printed {
  const { line, slots, reasons } = each;
  const facts = [
    markText(line),
    line.credits === null ? null : `${line.credits} ${line.unit}`,
    line.term === null ? null : termText(line.term),
  ];
  const known = facts.filter((each) => each !== null).join(', ');
  const name = `${line.code ?? ''} ${line.title}${known === '' ? '' : ` (${known})`}`.trim();
  const why = reasons.map(({ text, citation }) => (citation === null ? text : `${text} [${citation}]`));
  const place = slots.length === 0 ? [] : [`${slots.join(', ')}:`];
  const together = togetherText(each);
  return { name, reason: [...place, ...(together === null ? [] : [together]), ...why].join(' ') };
}
