import type { Projection, TextPage } from '../domain/transcript/text-page.js';
import type { PageSize } from './child-protocol.js';
import { type OcrEngine, ocrEngine } from './ocr-engine.js';
import type { Grey } from './picture.js';
import { inkBelow, lightEvenly } from './picture-ink.js';
import { letterHeight, partsOf } from './picture-parts.js';
import { lookAgain } from './recognise-words.js';
import { linesOf, type ScanLine } from './scan-lines.js';
import { type ReadWord, readingOf, stripOf } from './scan-strip.js';
import { runsOf } from './scan-words.js';
import { chain, type Quarters, slantOf, straightened } from './straighten.js';

/** Letters this high, in pixels, are read as well as larger ones: 9 point type at 300 dots per inch. */
const GOOD_HEIGHT = 23;
const SCALE_MAX = 3;
const STRAIGHT_PIXELS = 16_000_000;
/** So many lines tell whether the picture is the right way up. */
const LINES_TRIED = 6;
/** Mean confidence of words that stand upright; print on its head is read with half of it. */
const UPRIGHT = 0.65;
/** Below this there is no print: leaves, cloth and faces are read as words now and then. */
const PRINT = 0.4;

/** A picture turned so that its lines run to the right, and what was read of it so far. */
interface Attempt {
  readonly grey: Grey;
  readonly back: Projection;
  /** Height of usual letters, in pixels. */
  readonly height: number;
  readonly lines: readonly ScanLine[];
  readonly read: ReadonlyMap<ScanLine, readonly ReadWord[]>;
  readonly trust: number;
}

/**
 * Reads the print in a picture of a page of the given size, however it lies. `quarters`: how the page says
 * that it is to be turned. A page without print has no runs. The light of `grey` itself is made even.
 */
export async function readScan(
  grey: Grey,
  number: number,
  size: PageSize,
  quarters: Quarters = 0,
): Promise<TextPage> {
  const blank: TextPage = { number, ...size, turn: 0, unit: 'points', runs: [] };
  lightEvenly(grey);
  const parts = partsOf(grey, inkBelow(grey));
  const height = letterHeight(parts);
  if (height === 0) return blank;
  const slant = slantOf(parts, height);
  const most = Math.sqrt(STRAIGHT_PIXELS / (grey.width * grey.height));
  const scale = Math.min(SCALE_MAX, most, GOOD_HEIGHT / height);
  const engine = await ocrEngine();
  let best: Attempt | null = null;
  for (const turn of turnsToTry(slant.sideways, quarters)) {
    const { grey: straight, back } = straightened(grey, slant.degrees, turn, scale);
    const tried = attempt(engine, straight, back);
    if (tried.trust > (best?.trust ?? 0)) best = tried;
    if (tried.trust >= UPRIGHT) break;
  }
  if (best === null || best.trust < PRINT) return blank;
  const pixelsPerPoint = (grey.width / size.width) * scale;
  const lines = best.lines.map((line) => best.read.get(line) ?? readLine(engine, best, line));
  const runs = lookAgain(best.grey, lines, best.height).flatMap((line) => runsOf(line, pixelsPerPoint));
  return { ...blank, runs, onPage: onPageOf(best.back, size.width / grey.width, pixelsPerPoint) };
}

/** The likeliest first; print never stands the other way than its lines run. */
function turnsToTry(sideways: boolean, told: Quarters): readonly Quarters[] {
  if (sideways) return told === 1 ? [1, 3] : [3, 1];
  return told === 2 ? [2, 0] : [0, 2];
}

/** Finds the lines and reads the longest of them. */
function attempt(engine: OcrEngine, grey: Grey, back: Projection): Attempt {
  const parts = partsOf(grey, inkBelow(grey));
  const height = letterHeight(parts);
  const lines = height === 0 ? [] : linesOf(parts, height);
  const found = { grey, back, height, lines, read: new Map<ScanLine, readonly ReadWord[]>(), trust: 0 };
  for (const line of lines.toSorted((a, b) => b.length - a.length).slice(0, LINES_TRIED)) {
    found.read.set(line, readLine(engine, found, line));
  }
  const words = [...found.read.values()].flat();
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const trusted = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return { ...found, trust: letters === 0 ? 0 : trusted / letters };
}

function readLine(engine: OcrEngine, { grey, height }: Attempt, line: ScanLine): readonly ReadWord[] {
  const strip = stripOf(grey, line, height);
  return readingOf(engine.readLine(strip.grey), strip);
}

/** From points of the straightened picture to points of the page as it is shown. */
function onPageOf(back: Projection, pointsPerPixel: number, pixelsPerPoint: number): Projection {
  const grow: Projection = [pixelsPerPoint, 0, 0, 0, pixelsPerPoint, 0, 0, 0, 1];
  const shrink: Projection = [pointsPerPixel, 0, 0, 0, pointsPerPixel, 0, 0, 0, 1];
  return chain(shrink, chain(back, grow));
}
