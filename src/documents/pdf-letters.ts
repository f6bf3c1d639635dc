import type { PdfEngine } from './pdf-engine.js';

/** A text as one drawing instruction of the page gives it: all letters in one font, size and colour. */
export interface DrawnText {
  /** The page object in the engine, for as long as the page is open. */
  readonly handle: number;
  readonly font: PdfFont;
  /** Height of the letters' type in points. */
  readonly size: number;
  /** Degrees, counter-clockwise on the page: 0 is left to right. */
  readonly angle: number;
  readonly baseline: number;
  readonly ink: Ink;
  readonly letters: readonly Letter[];
}

export interface Letter {
  /** Place in the engine's text page. */
  readonly at: number;
  readonly text: string;
  readonly space: boolean;
  readonly x0: number;
  readonly x1: number;
}

export interface PdfFont {
  /** The same for all text that the document draws with the same font. */
  readonly id: string;
  /** Without the mark of a subset. */
  readonly name: string;
  readonly fixedWidth: boolean;
}

/** `none`: drawn in no colour at all, which readers of pictures do to lay text over a scan. */
export type Ink = 'dark' | 'pale' | 'white' | 'none';

const INVISIBLE = 3;
const STROKED_ONLY = 1;
const FIXED_PITCH = 1;
/** Contrast against white paper below which text is no part of the record, such as a watermark. */
const PALE = 1.6;
const WHITE = 1.06;
/** Within this many degrees a text is straight; more is a watermark. */
const STRAIGHT_DEGREES = 3;
/** The engine's word for a hyphen that ends a line, and the soft one: both are drawn as a hyphen. */
const HYPHENS = new Set([0x02, 0xad]);
const OTHER_SPACE = /^\s$/;
const UNKNOWN_LETTER = '\uFFFD';

/** The fonts of one document, named by the order in which they come up. */
export class PdfFonts {
  readonly #known = new Map<number, PdfFont>();
  readonly #engine: PdfEngine;

  constructor(engine: PdfEngine) {
    this.#engine = engine;
  }

  of(handle: number): PdfFont {
    const known = this.#known.get(handle);
    if (known !== undefined) return known;
    const { call } = this.#engine;
    const bytes = this.#engine.bytesFrom((to, length) => call.FPDFFont_GetBaseFontName(handle, to, length));
    const name = bytes
      .toString('latin1')
      .replace(/\0.*$/s, '')
      .replace(/^[A-Z]{6}\+/, '');
    const fixedWidth = (call.FPDFFont_GetFlags(handle) & FIXED_PITCH) !== 0;
    const font = { id: `${name}#${this.#known.size + 1}`, name, fixedWidth };
    this.#known.set(handle, font);
    return font;
  }
}

/** Every text of a page with the exact places of its letters, in the order in which it is drawn. */
export function drawnTexts(engine: PdfEngine, textPage: number, fonts: PdfFonts): DrawnText[] {
  const { call } = engine;
  const texts: DrawnText[] = [];
  const count = call.FPDFText_CountChars(textPage);
  const box = engine.out();
  let letters: Letter[] = [];
  let last = 0;
  for (let at = 0; at < count; at += 1) {
    const handle = call.FPDFText_GetTextObject(textPage, at);
    // What the engine adds by itself, such as a space between two texts, belongs to no text.
    if (handle === 0) continue;
    if (handle !== last) {
      letters = [];
      texts.push({ ...describe(engine, textPage, { handle, at }, fonts), letters });
      last = handle;
    }
    const code = call.FPDFText_GetUnicode(textPage, at);
    call.FPDFText_GetLooseCharBox(textPage, at, box);
    const [x0, x1] = [engine.floatAt(0), engine.floatAt(2)];
    letters.push({ at, text: letterOf(code), space: isSpace(code), x0, x1 });
  }
  return texts;
}

/** The right angle along which a text is read; null for a text that stands askew. */
export function quarterOf({ angle }: DrawnText): 0 | 90 | 180 | 270 | null {
  const quarter = Math.round(angle / 90) * 90;
  if (Math.abs(angle - quarter) > STRAIGHT_DEGREES) return null;
  return (((quarter % 360) + 360) % 360) as 0 | 90 | 180 | 270;
}

function describe(
  engine: PdfEngine,
  textPage: number,
  { handle, at }: { handle: number; at: number },
  fonts: PdfFonts,
): Omit<DrawnText, 'letters'> {
  const { call } = engine;
  call.FPDFText_GetMatrix(textPage, at, engine.out());
  const [a, b] = [engine.floatAt(0), engine.floatAt(1)];
  const [c, d] = [engine.floatAt(2), engine.floatAt(3)];
  call.FPDFText_GetCharOrigin(textPage, at, engine.out(0), engine.out(1));
  return {
    handle,
    font: fonts.of(call.FPDFTextObj_GetFont(handle)),
    size: Math.abs(call.FPDFText_GetFontSize(textPage, at)) * Math.hypot(c, d),
    angle: (Math.atan2(b, a) * 180) / Math.PI,
    baseline: engine.double(1),
    ink: inkOf(engine, handle),
  };
}

function inkOf(engine: PdfEngine, handle: number): Ink {
  const { call } = engine;
  const mode = call.FPDFTextObj_GetTextRenderMode(handle);
  if (mode === INVISIBLE) return 'none';
  const ask = mode === STROKED_ONLY ? call.FPDFPageObj_GetStrokeColor : call.FPDFPageObj_GetFillColor;
  // A pattern has no one colour; text in one is meant to be seen.
  if (ask(handle, engine.out(0), engine.out(1), engine.out(2), engine.out(3)) === 0) return 'dark';
  const [red, green, blue, alpha] = [engine.uint(0), engine.uint(1), engine.uint(2), engine.uint(3)];
  if (red + green + blue === 0 && alpha === 255) return 'dark';
  const contrast = contrastToWhite([red, green, blue], alpha / 255);
  return contrast < WHITE ? 'white' : contrast < PALE ? 'pale' : 'dark';
}

/** Contrast against white paper, 1 to 21, as WCAG 2 defines it. */
function contrastToWhite(colour: readonly number[], alpha: number): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const seen = (value / 255) * alpha + (1 - alpha);
    return seen <= 0.04045 ? seen / 12.92 : ((seen + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code > 0x7e ? OTHER_SPACE.test(letterOf(code)) : code >= 9 && code <= 13);
}

function letterOf(code: number): string {
  if (code > 0x20 && code < 0x7f) return String.fromCharCode(code);
  if (HYPHENS.has(code)) return '-';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return UNKNOWN_LETTER;
  return String.fromCodePoint(code);
}
