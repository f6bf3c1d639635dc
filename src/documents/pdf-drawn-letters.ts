import type { PdfEngine } from './pdf-engine.js';
import type { Letter } from './pdf-letters.js';
import type { OpenPage } from './pdf-page.js';
import { drawArea } from './pdf-picture.js';
import { ReferenceLetters, TYPE_PIXELS } from './pdf-reference.js';
import { shapeOf } from './pdf-shapes.js';
import type { PdfWord } from './pdf-words.js';

/** J and Q have too many forms. */
const CHECKED = /^[A-IK-PR-Z0-9]$/;
/** Words that decide: grades and amounts. In them, each way of drawing a letter is looked at. */
const DECIDES = /^(?:[A-Z]{1,2}[+-]?|\d{1,3}(?:[.,]\d{1,3})?)$/;
/** Letters that one face draws as another face draws the other. */
const ALIKE = ['IJ1LZT7', 'O0QDG', 'S53', 'Z2', 'G6', 'B8', 'UV', 'MW'];
/**
 * A letter lies when it is further than this from its own kind, and less than half as far from another, to
 * which it is near. In 57 typefaces one of 1,938 letters did (fonts of symbols left out, which do lie), and
 * of all exchanges among A, B, C, D, F, P, W and among 0 to 5, 92 % were found.
 */
const ANOTHER_LETTER = 0.02;
const SAME_LETTER = 0.06;
const NEARER = 0.5;

/** A word whose letters say something else than what is drawn. */
export interface LyingWord {
  readonly word: PdfWord;
  readonly drawn: string;
}

/**
 * Compares letters with their pictures. The file says of each letter which one it is, and may lie; every way
 * of drawing a capital or a figure is drawn once per document and compared with usual faces.
 */
export class DrawnLetters {
  readonly #engine: PdfEngine;
  readonly #known = new Map<string, string | null>();

  constructor(engine: PdfEngine) {
    this.#engine = engine;
  }

  /** The words of the page that lie. */
  lies(page: OpenPage, words: readonly PdfWord[]): LyingWord[] {
    return words.flatMap((word) => {
      const decides = DECIDES.test(word.text);
      const drawn = word.letters.map((letter) => this.#drawnAs(page, word, letter, decides));
      return drawn.some((each) => each !== null)
        ? [{ word, drawn: drawn.map((each, at) => each ?? word.letters[at]!.text).join('') }]
        : [];
    });
  }

  /** The other letter that is drawn; null when the picture is what the file says. */
  #drawnAs(page: OpenPage, { source }: PdfWord, letter: Letter, decides: boolean): string | null {
    if (!CHECKED.test(letter.text)) return null;
    const wide = Math.round(((letter.x1 - letter.x0) / source.size) * 100);
    const quick = `${source.font.id} ${letter.text} ${wide}`;
    if (!decides) {
      const known = this.#known.get(quick);
      if (known !== undefined) return known;
    }
    const box = this.#boxOf(page, letter);
    const exact = [box.x - letter.x0, box.width, box.height].map((each) =>
      Math.round((each / source.size) * 50),
    );
    const key = `${quick} ${exact.join(' ')}`;
    let drawn = this.#known.get(key);
    if (drawn === undefined) {
      drawn = this.#compare(page, letter.text, box, source.size);
      this.#known.set(key, drawn);
    }
    if (!this.#known.has(quick)) this.#known.set(quick, drawn);
    return drawn;
  }

  #boxOf({ letters, frame }: OpenPage, { at }: Letter) {
    const engine = this.#engine;
    engine.call.FPDFText_GetCharBox(letters, at, engine.out(0), engine.out(1), engine.out(2), engine.out(3));
    const [left, right, bottom, top] = [
      engine.double(0),
      engine.double(1),
      engine.double(2),
      engine.double(3),
    ];
    return { x: left, y: frame[3] - top, width: right - left, height: top - bottom };
  }

  #compare(
    page: OpenPage,
    text: string,
    box: { x: number; y: number; width: number; height: number },
    size: number,
  ): string | null {
    const [beside, above] = [0.04 * size, 0.1 * size];
    const area = {
      x: box.x - page.frame[0] - beside,
      y: box.y - above,
      width: box.width + 2 * beside,
      height: box.height + 2 * above,
    };
    if (area.width > 2 * size || area.height > 2 * size) return null;
    const shape = shapeOf(drawArea(this.#engine, page, area, TYPE_PIXELS / size));
    if (shape === null) return null;
    const reference = ReferenceLetters.in(this.#engine);
    const distance = reference.distance(shape, text, ANOTHER_LETTER);
    if (distance <= ANOTHER_LETTER) return null;
    const alike = ALIKE.filter((group) => group.includes(text)).join('');
    const other = reference.nearest(shape, text + alike);
    return other.distance < SAME_LETTER && other.distance < NEARER * distance ? other.letter : null;
  }
}
