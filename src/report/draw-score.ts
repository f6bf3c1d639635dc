import type { EvaluationCase } from '../contract/evaluation.js';
import { scoreOf, STATE_WORDS, waivedSlots, waiverText, type Bar, type Staff } from '../contract/score.js';
import { FACE, INK, printLine, QUIET, wrap } from './typeface.js';

const PER_ROW = 14;
const GAP = 2;
const HEIGHT = 11;
/** With more blocks or rows than fit this height, the seats go without their names. */
const TALLEST = 215;

/** The degree as a score in black and white: filled, hatched, open and crossed bars. Gives the y below it. */
export function drawScore(
  pdf: PDFKit.PDFDocument,
  given: EvaluationCase,
  place: { readonly x: number; readonly y: number; readonly width: number },
): number {
  const staves = scoreOf(given);
  const rows = staves.reduce((sum, { bars }) => sum + Math.ceil(bars.length / PER_ROW), 0);
  const named = staves.length * 11 + rows * (HEIGHT + 9) <= TALLEST;
  let { y } = place;
  for (const staff of staves) y = drawStaff(pdf, staff, { ...place, y }, named);
  return drawWaivers(pdf, given, { ...place, y: drawKey(pdf, { ...place, y: y + 2 }) });
}

/** What is waived stands below the score in words, a row each: no line of the record tells it. */
function drawWaivers(
  pdf: PDFKit.PDFDocument,
  { program, evaluation }: EvaluationCase,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): number {
  const slots = program.blocks.flatMap((block) => block.slots);
  const rows = [...waivedSlots(evaluation)].flatMap(([id, waiver]) => {
    const text = `${slots.find((slot) => slot.id === id)?.name ?? id}: ${waiverText(waiver)}`;
    return wrap(pdf, text, width, WAIVER);
  });
  if (rows.length > WAIVER_ROWS_MAX)
    rows.splice(WAIVER_ROWS_MAX - 1, Infinity, 'The rest of what is waived stands in Segue.');
  rows.forEach((row, at) => printLine(pdf, row, { x, y: y + at * 9, width }, WAIVER));
  return rows.length === 0 ? y : y + rows.length * 9 + 3;
}

const WAIVER_ROWS_MAX = 8;
const WAIVER = { face: FACE.text, size: 7.5, colour: INK };

function drawStaff(
  pdf: PDFKit.PDFDocument,
  staff: Staff,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  named: boolean,
): number {
  const filled = staff.bars.filter(({ state }) => state === 'filled' || state === 'waiting').length;
  const label = { face: FACE.bold, size: 7 };
  printLine(pdf, `${staff.name}, ${staff.credits} credits`, { x, y, width: width - 90 }, label);
  const count = `${filled} of ${staff.bars.length} places`;
  const quiet = { face: FACE.text, size: 7, colour: QUIET };
  printLine(pdf, count, { x: x + width - 88, y, width: 88, align: 'right' }, quiet);
  const bar = width / PER_ROW;
  const rowHeight = HEIGHT + (named ? 8 : 3);
  staff.bars.forEach((each, index) => {
    const left = x + (index % PER_ROW) * bar;
    const top = y + 9 + Math.floor(index / PER_ROW) * rowHeight;
    drawBar(pdf, each, { x: left, y: top, width: bar - GAP });
    if (each.state === 'waived') {
      const inside = { x: left + 6, y: top + 2, width: bar - GAP - 6 };
      printLine(pdf, STATE_WORDS.waived, inside, { face: FACE.slanted, size: 6.5, colour: INK });
    }
    if (!named || !beginsName(staff.bars, index)) return;
    const span = spanOf(staff.bars, index) * bar - GAP - 1;
    const name = { face: FACE.text, size: 5, colour: QUIET };
    printLine(pdf, each.name, { x: left, y: top + HEIGHT + 1, width: span }, name);
  });
  return y + 9 + Math.ceil(staff.bars.length / PER_ROW) * rowHeight + 3;
}

/** The name of a slot stands once under its seats, and again in the next row. */
function beginsName(bars: readonly Bar[], index: number): boolean {
  return index % PER_ROW === 0 || bars[index - 1]?.slot !== bars[index]?.slot;
}

function spanOf(bars: readonly Bar[], index: number): number {
  let span = 1;
  while ((index + span) % PER_ROW !== 0 && bars[index + span]?.slot === bars[index]?.slot) span += 1;
  return span;
}

const KEY: readonly (readonly [Bar['state'], string])[] = [
  ['filled', 'counts'],
  ['waiting', 'would count, waiting for a decision'],
  ['open', 'still to take'],
  ['locked', 'never by transfer'],
];

function drawKey(
  pdf: PDFKit.PDFDocument,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): number {
  let left = x;
  for (const [state, words] of KEY) {
    drawBar(pdf, { state }, { x: left, y, width: 16 }, 7);
    const print = { face: FACE.text, size: 6.5, colour: QUIET };
    left += 20 + printLine(pdf, words, { x: left + 20, y: y - 0.5, width }, print) + 14;
  }
  return y + 12;
}

function drawBar(
  pdf: PDFKit.PDFDocument,
  { state }: Pick<Bar, 'state'>,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  height = HEIGHT,
): void {
  pdf.lineWidth(0.6).strokeColor(INK);
  if (state === 'filled') pdf.rect(x, y, width, height).fillAndStroke(INK, INK);
  else pdf.rect(x, y, width, height).stroke();
  if (state === 'waiting') {
    pdf.save().rect(x, y, width, height).clip();
    for (let at = -height; at < width; at += 3.5) {
      pdf
        .moveTo(x + at, y + height)
        .lineTo(x + at + height, y)
        .stroke();
    }
    pdf.restore();
  }
  if (state !== 'locked') return;
  pdf.moveTo(x, y).lineTo(x + width, y + height);
  pdf.moveTo(x + width, y).lineTo(x, y + height);
  pdf.stroke();
}
