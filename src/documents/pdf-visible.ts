import type { PdfEngine } from './pdf-engine.js';
import type { OpenPage } from './pdf-page.js';
import { drawInGrey } from './pdf-picture.js';
import type { PdfWord } from './pdf-words.js';

const IMAGE = 3;
const COVERS_PAGE = 0.8;
/** Pixels a point in the pictures that are compared. */
const SCALE = 1.5;
/** Steps of 256 in grey that an eye tells from the paper. */
const SEEN_GREY = 24;

/** Tells words that one sees from words that are drawn in no colour, in white on white, or off the page. */
export function visibleWords(
  engine: PdfEngine,
  page: OpenPage,
  words: readonly PdfWord[],
): { seen: PdfWord[]; hidden: PdfWord[] } {
  const white = words.filter(({ source }) => source.ink === 'white');
  const shown = shownOf(engine, page, white);
  const seen: PdfWord[] = [];
  const hidden: PdfWord[] = [];
  for (const word of words) {
    const inked = word.source.ink === 'white' ? shown.has(word) : word.source.ink !== 'none';
    (inked && onPage(word, page) ? seen : hidden).push(word);
  }
  return { seen, hidden };
}

/** A picture lies over nearly the whole page. */
export function coversPage(engine: PdfEngine, { handle, frame }: OpenPage): boolean {
  const { call } = engine;
  const count = call.FPDFPage_CountObjects(handle);
  const area = (frame[2] - frame[0]) * (frame[3] - frame[1]);
  for (let at = 0; at < count; at += 1) {
    const object = call.FPDFPage_GetObject(handle, at);
    if (call.FPDFPageObj_GetType(object) !== IMAGE) continue;
    call.FPDFPageObj_GetBounds(object, engine.out(0), engine.out(1), engine.out(2), engine.out(3));
    const [left, bottom, right, top] = [0, 1, 2, 3].map((slot) => engine.float(slot)) as [
      number,
      number,
      number,
      number,
    ];
    if ((right - left) * (top - bottom) >= COVERS_PAGE * area) return true;
  }
  return false;
}

function onPage({ x, y, width, height }: PdfWord, { frame }: OpenPage): boolean {
  const [right, bottom] = [frame[2] - frame[0], frame[3] - frame[1]];
  return x + width > 0 && x < right && y + height > 0 && y < bottom;
}

/**
 * Which of the words change the picture: the page is drawn with their texts and without them, and the places
 * are compared. This sees what no rule about colours does: white on a dark band, or a box laid over a line.
 */
function shownOf(engine: PdfEngine, page: OpenPage, words: readonly PdfWord[]): Set<PdfWord> {
  if (words.length === 0) return new Set();
  const { call } = engine;
  const handles = new Set(words.map(({ source }) => source.handle));
  const drawn = drawInGrey(engine, page, SCALE);
  for (const handle of handles) call.FPDFPageObj_SetIsActive(handle, 0);
  const without = drawInGrey(engine, page, SCALE);
  for (const handle of handles) call.FPDFPageObj_SetIsActive(handle, 1);
  return new Set(words.filter((word) => drawn.differs(without, word, SEEN_GREY)));
}
