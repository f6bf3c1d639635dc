import type { PdfEngine } from './pdf-engine.js';
import type { OpenPage } from './pdf-page.js';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** Forms inside forms are followed this far; a page needs two. */
const DEPTH_MAX = 5;
/** Thinner than this in points is a line, which covers no letter. */
const LINE = 2;

/** Something painted over an area, by its place in the order of painting. */
export interface Cover {
  readonly order: number;
  readonly isImage: boolean;
  /** In the reading frame, y down. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface PaintOrder {
  /** Place of each text in the order of painting. */
  readonly texts: ReadonlyMap<number, number>;
  readonly covers: readonly Cover[];
}

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** What the page paints, in its order: texts, and areas that can hide a text painted before them. */
export function paintOrder(engine: PdfEngine, page: OpenPage): PaintOrder {
  const { call } = engine;
  const texts = new Map<number, number>();
  const covers: Cover[] = [];
  let order = 0;
  const visit = (object: number, matrix: Matrix, depth: number): void => {
    const type = call.FPDFPageObj_GetType(object);
    if (type === TEXT) texts.set(object, (order += 1));
    else if (type === FORM && depth < DEPTH_MAX) {
      const inner = multiply(matrixOf(engine, object), matrix);
      const count = call.FPDFFormObj_CountObjects(object);
      for (let at = 0; at < count; at += 1) visit(call.FPDFFormObj_GetObject(object, at), inner, depth + 1);
    } else if (paints(engine, object, type)) {
      order += 1;
      const cover = coverOf(engine, object, { order, isImage: type === IMAGE }, matrix, page);
      if (cover !== null) covers.push(cover);
    }
  };
  const count = call.FPDFPage_CountObjects(page.handle);
  for (let at = 0; at < count; at += 1) visit(call.FPDFPage_GetObject(page.handle, at), SAME, 0);
  return { texts, covers };
}

function paints(engine: PdfEngine, object: number, type: number): boolean {
  if (type !== PATH) return type === IMAGE || type === SHADING;
  engine.call.FPDFPath_GetDrawMode(object, engine.out(0), engine.out(1));
  return engine.uint(0) !== 0;
}

function coverOf(
  engine: PdfEngine,
  object: number,
  named: Pick<Cover, 'order' | 'isImage'>,
  matrix: Matrix,
  { frame }: OpenPage,
): Cover | null {
  const { call } = engine;
  call.FPDFPageObj_GetBounds(object, engine.out(0), engine.out(1), engine.out(2), engine.out(3));
  const [left, bottom, right, top] = [engine.float(0), engine.float(1), engine.float(2), engine.float(3)];
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ].map(([x = 0, y = 0]) => [
    matrix[0] * x + matrix[2] * y + matrix[4] - frame[0],
    frame[3] - (matrix[1] * x + matrix[3] * y + matrix[5]),
  ]);
  const xs = corners.map(([x = 0]) => x);
  const ys = corners.map(([, y = 0]) => y);
  const cover = {
    ...named,
    x0: Math.min(...xs),
    y0: Math.min(...ys),
    x1: Math.max(...xs),
    y1: Math.max(...ys),
  };
  return cover.x1 - cover.x0 < LINE || cover.y1 - cover.y0 < LINE ? null : cover;
}

function matrixOf(engine: PdfEngine, object: number): Matrix {
  if (engine.call.FPDFPageObj_GetMatrix(object, engine.out()) === 0) return SAME;
  return engine.floats(0, 6) as unknown as Matrix;
}

/** First `m`, then `n`. */
function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
