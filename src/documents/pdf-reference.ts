import type { PdfEngine, PdfHandle } from './pdf-engine.js';
import type { OpenPage } from './pdf-page.js';
import { drawArea } from './pdf-picture.js';
import { shapeDistance, shapeOf, type Shape } from './pdf-shapes.js';

/** What nearly every letter on paper looks like: the faces that every PDF reader brings along. */
const FACES = [
  'Helvetica',
  'Times-Roman',
  'Helvetica-Bold',
  'Times-Bold',
  'Courier',
  'Helvetica-Oblique',
  'Courier-Bold',
  'Times-Italic',
  'Courier-Oblique',
];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const CELL = 20;
const SIZE = 12;
/** Pixels a letter's type is high in the pictures that are compared. */
export const TYPE_PIXELS = 24;

/** Draws single letters in usual faces, each once, to compare a document's letters with. */
export class ReferenceLetters {
  readonly #engine: PdfEngine;
  readonly #page: OpenPage;
  readonly #shapes = new Map<string, Shape | null>();

  private constructor(engine: PdfEngine, page: OpenPage) {
    this.#engine = engine;
    this.#page = page;
  }

  /** Opens a page with every letter in every face; it stays open for the life of the engine. */
  static in(engine: PdfEngine): ReferenceLetters {
    const known = open.get(engine);
    if (known !== undefined) return known;
    const pdf: PdfHandle = engine.keepOpen(sheet());
    const size = { width: LETTERS.length * CELL, height: FACES.length * CELL };
    const made = new ReferenceLetters(engine, {
      handle: engine.call.FPDF_LoadPage(pdf, 0),
      letters: 0,
      texts: [],
      ...size,
      turn: 0,
      frame: [0, 0, size.width, size.height],
    });
    open.set(engine, made);
    return made;
  }

  /** How far a shape is from the letter in the nearest face; ends early when it is as near as `enough`. */
  distance(shape: Shape, letter: string, enough: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let face = 0; face < FACES.length; face += 1) {
      const reference = this.#shape(face, letter);
      if (reference === null) continue;
      least = Math.min(least, shapeDistance(shape, reference));
      if (least <= enough) break;
    }
    return least;
  }

  /** The letter whose shape is nearest, leaving out those that look alike. */
  nearest(shape: Shape, without: string): { letter: string; distance: number } {
    let best = { letter: '', distance: Number.POSITIVE_INFINITY };
    for (const letter of LETTERS) {
      if (without.includes(letter)) continue;
      const distance = this.distance(shape, letter, 0);
      if (distance < best.distance) best = { letter, distance };
    }
    return best;
  }

  #shape(face: number, letter: string): Shape | null {
    const key = `${face} ${letter}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const area = { x: LETTERS.indexOf(letter) * CELL, y: face * CELL, width: CELL, height: CELL };
    const shape = shapeOf(drawArea(this.#engine, this.#page, area, TYPE_PIXELS / SIZE));
    this.#shapes.set(key, shape);
    return shape;
  }
}

const open = new WeakMap<PdfEngine, ReferenceLetters>();

/** One page: a row for each face, a cell for each letter. */
function sheet(): Buffer {
  const height = FACES.length * CELL;
  const fonts = FACES.map((face, at) => `/F${at} << /Type /Font /Subtype /Type1 /BaseFont /${face} >>`);
  const rows = FACES.map((_, face) => {
    const y = height - face * CELL - 15;
    const cells = [...LETTERS].map((letter, at) => `1 0 0 1 ${at * CELL + 4} ${y} Tm (${letter}) Tj`);
    return `/F${face} ${SIZE} Tf ${cells.join('\n')}`;
  });
  const content = `BT ${rows.join('\n')} ET`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj',
      `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${LETTERS.length * CELL} ${height}]`,
      `/Contents 4 0 R /Resources << /Font << ${fonts.join(' ')} >> >> >> endobj`,
      `4 0 obj << /Length ${content.length} >>\nstream\n${content}\nendstream endobj`,
      'trailer << /Root 1 0 R >>',
      '%%EOF',
    ].join('\n'),
    'latin1',
  );
}
