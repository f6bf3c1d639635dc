import type { PdfEngine } from './pdf-engine.js';
import type { Letter } from './pdf-letters.js';
import { type Cover, paintOrder, type PaintOrder } from './pdf-order.js';
import type { OpenPage } from './pdf-page.js';
import { drawInGrey, type GreyPicture } from './pdf-picture.js';
import { type PdfWord, wordOfLetters } from './pdf-words.js';

const COVERS_PAGE = 0.8;
/** Pixels a point in the pictures that are compared. */
const SCALE = 1.25;
/** Steps of 256 in grey that an eye tells from the paper. */
const SEEN_GREY = 24;
const DARK_GREY = 128;

/** Why a word, or some of its letters, cannot be seen. `redacted`: something dark lies over it. */
export type Concealment = 'covered' | 'redacted' | 'unseen';

export interface HiddenWord {
  readonly word: PdfWord;
  readonly how: Concealment;
}

export interface PageWords {
  readonly words: readonly PdfWord[];
  readonly hidden: readonly HiddenWord[];
  /** The page is a picture with text that nobody sees laid over it or under it. */
  readonly scanned: boolean;
}

/**
 * Tells words that one sees from words that are drawn in no colour, in white on white, off the page, or that
 * something else is painted over. Of a word that is seen in part, the seen letters are read.
 */
export function visibleWords(engine: PdfEngine, page: OpenPage, words: readonly PdfWord[]): PageWords {
  const order = paintOrder(engine, page);
  const doubtful = words.filter((word) => word.source.ink === 'white' || overs(word, order).length > 0);
  const pictures = picturesOf(engine, page, doubtful);
  const seen: PdfWord[] = [];
  const hidden: HiddenWord[] = [];
  const isDoubtful = new Set(doubtful);
  for (const word of words) {
    if (word.source.ink === 'none' || !onPage(word, page)) hidden.push({ word, how: 'unseen' });
    else if (pictures === null || !isDoubtful.has(word)) seen.push(word);
    else sort(word, { page, pictures, order }, { seen, hidden });
  }
  const scanned = lengthOf(hidden.map(({ word }) => word)) > lengthOf(seen) && coversPage(order, page);
  if (scanned) return { words, hidden: [], scanned };
  return { words: seen, hidden: hidden.filter(({ word }) => !isRepeated(word, seen)), scanned };
}

interface Pictures {
  readonly drawn: GreyPicture;
  readonly without: GreyPicture;
}

/**
 * The page is drawn with the texts in doubt and without them: a text that makes no difference is not seen.
 * This tells what no rule about colours can: white on a dark band, or a frame whose middle is empty.
 */
function picturesOf(engine: PdfEngine, page: OpenPage, words: readonly PdfWord[]): Pictures | null {
  if (words.length === 0) return null;
  const { call } = engine;
  const handles = new Set(words.map(({ source }) => source.handle));
  const drawn = drawInGrey(engine, page, SCALE);
  for (const handle of handles) call.FPDFPageObj_SetIsActive(handle, 0);
  const without = drawInGrey(engine, page, SCALE);
  for (const handle of handles) call.FPDFPageObj_SetIsActive(handle, 1);
  return { drawn, without };
}

function sort(
  word: PdfWord,
  { page, pictures, order }: { page: OpenPage; pictures: Pictures; order: PaintOrder },
  { seen, hidden }: { seen: PdfWord[]; hidden: HiddenWord[] },
): void {
  const isSeen = (letter: Letter) => {
    // Half of a letter's neighbour may reach into its box.
    const inset = (letter.x1 - letter.x0) * 0.15;
    const x = letter.x0 - page.frame[0] + inset;
    const width = letter.x1 - letter.x0 - 2 * inset;
    return pictures.drawn.differs(pictures.without, { ...word, x, width }, SEEN_GREY);
  };
  const shown = word.letters.filter(isSeen);
  if (shown.length === word.letters.length) {
    seen.push(word);
    return;
  }
  const unseen = word.letters.filter((letter) => !shown.includes(letter));
  const part = wordOfLetters(unseen, word.source, page) ?? word;
  const over = overs(word, order).length > 0;
  const dark = pictures.drawn.mean(part) < DARK_GREY;
  hidden.push({ word: part, how: over ? (dark ? 'redacted' : 'covered') : 'unseen' });
  const rest = wordOfLetters(shown, word.source, page);
  if (rest !== null) seen.push(rest);
}

/** What is painted after a word and reaches over a part of it. */
function overs(word: PdfWord, { texts, covers }: PaintOrder): Cover[] {
  if (covers.length === 0) return [];
  const order = texts.get(word.source.handle) ?? 0;
  const middle = word.y + word.height * 0.55;
  return covers.filter(
    (cover) =>
      cover.order > order &&
      cover.y0 < middle &&
      cover.y1 > middle &&
      cover.x0 < word.x + word.width - 1 &&
      cover.x1 > word.x + 1,
  );
}

/** Some producers paint a page twice; what stands beneath is then what stands above. */
function isRepeated(word: PdfWord, seen: readonly PdfWord[]): boolean {
  return seen.some(
    (other) =>
      other.text === word.text && Math.abs(other.x - word.x) < 1.5 && Math.abs(other.y - word.y) < 1.5,
  );
}

/** A picture lies over nearly the whole page. */
function coversPage({ covers }: PaintOrder, { frame }: OpenPage): boolean {
  const area = (frame[2] - frame[0]) * (frame[3] - frame[1]);
  return covers.some(({ isImage, x0, y0, x1, y1 }) => isImage && (x1 - x0) * (y1 - y0) >= COVERS_PAGE * area);
}

function onPage({ x, y, width, height }: PdfWord, { frame }: OpenPage): boolean {
  const [right, bottom] = [frame[2] - frame[0], frame[3] - frame[1]];
  return x + width > 0 && x < right && y + height > 0 && y < bottom;
}

function lengthOf(words: readonly PdfWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
