import type { TextPage } from '../domain/transcript/text-page.js';
import type { PdfEngine, PdfHandle } from './pdf-engine.js';
import { drawnTexts, type DrawnText, type PdfFonts, quarterOf } from './pdf-letters.js';
import { refuse, RefusedDocument } from './refusal.js';

type Turn = TextPage['turn'];
type Edges = readonly [left: number, bottom: number, right: number, top: number];

/** A page that is open in the engine, turned so that most of its text is read from left to right. */
export interface OpenPage {
  readonly handle: number;
  /** The engine's list of the page's letters. */
  readonly letters: number;
  readonly texts: readonly DrawnText[];
  /** Of the unrotated page, in points. */
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  /** Edges of the frame in which `texts` stand; y goes up. */
  readonly frame: Edges;
}

/** Kinds of annotation that are printed text: notes on the page, stamps, fields of a form. */
const PRINTED_ANNOTATIONS = new Set([3, 13, 20]);
const DISPLAY = 0;

/** Opens a page (from 0) for the time of `use`. Throws `RefusedDocument` when the page is damaged. */
export async function withPage<T>(
  engine: PdfEngine,
  pdf: PdfHandle,
  { index, fonts }: { index: number; fonts: PdfFonts },
  use: (page: OpenPage) => T | Promise<T>,
): Promise<T> {
  const { call } = engine;
  const handle = loadPage(engine, pdf, index);
  let letters = 0;
  try {
    const edges = edgesOf(engine, handle);
    const size = { width: edges[2] - edges[0], height: edges[3] - edges[1] };
    letters = call.FPDFText_LoadPage(handle);
    const texts = drawnTexts(engine, letters, fonts);
    const turned = call.FPDFPage_GetRotation(handle) * 90;
    const turn = turnOf(texts, turned as Turn);
    if (turn === 0) return await use({ handle, letters, texts, ...size, turn, frame: edges });
    call.FPDFText_ClosePage(letters);
    letters = 0;
    const frame = turnPage(engine, handle, turn, edges);
    letters = call.FPDFText_LoadPage(handle);
    return await use({
      handle,
      letters,
      texts: drawnTexts(engine, letters, fonts),
      ...size,
      turn,
      frame,
    });
  } finally {
    if (letters !== 0) call.FPDFText_ClosePage(letters);
    call.FPDF_ClosePage(handle);
  }
}

/** Opens a page with the text of its forms and notes as part of it. Throws `RefusedDocument`. */
export function loadPage(engine: PdfEngine, pdf: PdfHandle, index: number): number {
  const { call } = engine;
  const page = call.FPDF_LoadPage(pdf, index);
  if (page === 0) throw new RefusedDocument(refuse('unreadable'));
  const count = call.FPDFPage_GetAnnotCount(page);
  let printed = false;
  for (let at = 0; at < count && !printed; at += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, at);
    if (annotation === 0) continue;
    printed = PRINTED_ANNOTATIONS.has(call.FPDFAnnot_GetSubtype(annotation));
    call.FPDFPage_CloseAnnot(annotation);
  }
  if (!printed) return page;
  call.FPDFPage_Flatten(page, DISPLAY);
  call.FPDF_ClosePage(page);
  const flat = call.FPDF_LoadPage(pdf, index);
  if (flat === 0) throw new RefusedDocument(refuse('unreadable'));
  return flat;
}

function edgesOf(engine: PdfEngine, page: number): Edges {
  engine.call.FPDF_GetPageBoundingBox(page, engine.out());
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.floats(0, 4);
  return [left, bottom, right, top];
}

/** The page is read as it is shown, unless most of its letters then stand sideways or on their heads. */
function turnOf(texts: readonly DrawnText[], shown: Turn): Turn {
  const counts = new Map<Turn, number>();
  let all = 0;
  for (const text of texts) {
    const quarter = quarterOf(text);
    if (quarter === null) continue;
    counts.set(quarter, (counts.get(quarter) ?? 0) + text.letters.length);
    all += text.letters.length;
  }
  if (all === 0 || (counts.get(shown) ?? 0) >= all / 2) return shown;
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? shown;
}

/** Turns everything on the page clockwise, and makes the page's box fit. */
function turnPage(engine: PdfEngine, page: number, turn: Turn, [left, bottom, right, top]: Edges): Edges {
  const { call } = engine;
  const matrix = {
    0: [1, 0, 0, 1, 0, 0],
    90: [0, -1, 1, 0, -bottom, right],
    180: [-1, 0, 0, -1, right, top],
    270: [0, 1, -1, 0, top, -left],
  }[turn];
  const objects = call.FPDFPage_CountObjects(page);
  for (let at = 0; at < objects; at += 1)
    call.FPDFPageObj_Transform(call.FPDFPage_GetObject(page, at), ...matrix);
  const [width, height] = [right - left, top - bottom];
  const frame: Edges = turn === 180 ? [0, 0, width, height] : [0, 0, height, width];
  call.FPDFPage_SetRotation(page, 0);
  call.FPDFPage_SetMediaBox(page, ...frame);
  call.FPDFPage_SetCropBox(page, ...frame);
  return frame;
}
