import { isLetterLike, type Part } from './picture-parts.js';

/** Print without a space in it. Bounds in pixels. */
export interface ScanWord {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** The line that its letters stand on. */
  readonly foot: number;
  /** White space like that between two columns stands before it. */
  readonly opens: boolean;
  /** Its patches of ink from left to right. */
  readonly parts: readonly Part[];
}

/** Words that stand on one line, from left to right. */
export type ScanLine = readonly ScanWord[];

interface Phrase {
  readonly foot: number;
  readonly box: Box;
  readonly parts: readonly Part[];
}
interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** In letter heights. A space between words is less than half of it. */
const PHRASE_GAP = 1.1;
/** White on one side of a full stop inside a number, at most. */
const BRIDGE_GAP = 0.75;
/** Ink of a full stop, in squares of the letter height, at least. */
const MARK = 0.018;
/** Feet nearer than this stand on one line, in letter heights. */
const SAME_FOOT = 0.45;
/** Height of a capital in shares of the size of type. */
const CAPITAL = 0.72;
/** White space that parts two words, in shares of the size of type. */
const WORD_GAP = 0.2;
/** Digits, and all signs of a typewriter, are set equally wide: a thin one has more white beside it. */
const BESIDE_THIN = 0.03;
const BETWEEN_THIN = 0.14;
const BESIDE_MARK = 0.2;

/** The printed lines of a straight picture, from its patches of ink; `height` is that of usual letters. */
export function linesOf(parts: readonly Part[], height: number): readonly ScanLine[] {
  const phrases = phrasesOf(
    parts.filter((part) => isLetter(part, height)),
    height,
  );
  const marks = parts.filter((part) => isMark(part, height));
  const whole = withMarks(phrases, marks, height);
  const lines: Phrase[][] = [];
  for (const phrase of whole.toSorted((a, b) => a.foot - b.foot)) {
    const line = lines.at(-1);
    if (line !== undefined && phrase.foot - line[0]!.foot <= height * SAME_FOOT) line.push(phrase);
    else lines.push([phrase]);
  }
  return lines.map((line) => bridged(line, height).flatMap((phrase) => wordsOf(phrase, height)));
}

/** Phrases of a line from left to right; a full stop or a hyphen holds what stands close on both sides. */
function bridged(line: readonly Phrase[], height: number): readonly Phrase[] {
  const whole: Phrase[] = [];
  for (const phrase of line.toSorted((a, b) => a.box.x0 - b.box.x0)) {
    const last = whole.at(-1);
    const near = last !== undefined && phrase.box.x0 - last.box.x1 <= height * BRIDGE_GAP;
    const edges = near ? [last.parts, phrase.parts].flatMap((parts) => edgeMarks(parts, height)) : [];
    if (last !== undefined && edges.some(({ x0, x1 }) => x0 <= phrase.box.x0 + 1 && x1 >= last.box.x1 - 1)) {
      const parts = [...last.parts, ...phrase.parts];
      whole[whole.length - 1] = { foot: last.foot, box: boxOf(parts), parts };
    } else whole.push(phrase);
  }
  return whole;
}

function edgeMarks(parts: readonly Part[], height: number): readonly Part[] {
  return parts.filter(({ y0, y1 }) => y1 - y0 < height * 0.4);
}

function isLetter(part: Part, height: number): boolean {
  const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
  const right = h >= height * 0.4 && h <= height * 3;
  return right && (isLetterLike(part) || w <= height * 9);
}

/** A full stop, a comma, a hyphen, the dot of an i. */
function isMark(part: Part, height: number): boolean {
  const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
  return h < height * 0.4 && w < height * 1.5 && part.area >= Math.max(5, height * height * MARK * 0.5);
}

function phrasesOf(letters: readonly Part[], height: number): readonly Phrase[] {
  const open: Part[][] = [];
  const done: Part[][] = [];
  for (const part of letters.toSorted((a, b) => a.x0 - b.x0)) {
    let best: Part[] | null = null;
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const group = open[at]!;
      const gap = part.x0 - Math.max(...group.slice(-4).map(({ x1 }) => x1));
      if (gap > height * PHRASE_GAP) done.push(...open.splice(at, 1));
      else if (best === null && group.slice(-3).some((other) => standsBeside(other, part))) best = group;
    }
    if (best === null) open.push([part]);
    else best.push(part);
  }
  return [...done, ...open].map((group) => ({ foot: footOf(group), box: boxOf(group), parts: group }));
}

function standsBeside(a: Part, b: Part): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared >= Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.5;
}

/** Most letters stand on the line; a few hang below it. */
function footOf(parts: readonly Part[]): number {
  const feet = parts.map(({ y1 }) => y1).toSorted((a, b) => a - b);
  return feet[Math.floor((feet.length - 1) * 0.4)] as number;
}

function boxOf(parts: readonly Part[]): Box {
  return {
    x0: Math.min(...parts.map(({ x0 }) => x0)),
    y0: Math.min(...parts.map(({ y0 }) => y0)),
    x1: Math.max(...parts.map(({ x1 }) => x1)),
    y1: Math.max(...parts.map(({ y1 }) => y1)),
  };
}

/** Gives every small mark to the phrase that it stands in or beside. */
function withMarks(phrases: readonly Phrase[], marks: readonly Part[], height: number): readonly Phrase[] {
  const added = new Map<Phrase, Part[]>();
  for (const mark of marks) {
    const middle = (mark.y0 + mark.y1) / 2;
    let [nearest, least]: [Phrase | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const phrase of phrases) {
      const { x0, x1, y0, y1 } = phrase.box;
      if (mark.y1 < phrase.foot - height * 2 || mark.y0 > phrase.foot + height * 0.4) continue;
      if (mark.x1 < x0 - height * 0.6 || mark.x0 > x1 + height * 0.6) continue;
      const away = Math.max(y0 - middle, middle - y1, 0) + Math.abs(middle - (y0 + y1) / 2) * 0.01;
      if (away < least) [nearest, least] = [phrase, away];
    }
    if (nearest !== null && !isSpeck(mark, nearest, height))
      added.set(nearest, [...(added.get(nearest) ?? []), mark]);
  }
  return phrases.map((phrase) => {
    const parts = [...phrase.parts, ...(added.get(phrase) ?? [])];
    return { ...phrase, parts, box: boxOf(parts) };
  });
}

/** Too small for a full stop, unless it stands where one does: at the foot, close between two letters. */
function isSpeck({ x0, x1, y1, area }: Part, { foot, parts }: Phrase, height: number): boolean {
  if (area >= height * height * MARK) return false;
  if (Math.abs(y1 - foot) > height * 0.2) return true;
  const near = (gap: number) => gap > -2 && gap < height * 0.5;
  return !parts.some((part) => near(x0 - part.x1)) || !parts.some((part) => near(part.x0 - x1));
}

/** Cuts a phrase at its spaces. Spaced-out letters have wide gaps everywhere, and no space at those. */
function wordsOf({ parts, foot }: Phrase, height: number): readonly ScanWord[] {
  const sorted = parts.toSorted((a, b) => a.x0 - b.x0);
  const tallest = Math.max(...sorted.map(({ y0, y1 }) => y1 - y0), height);
  const type = Math.min(tallest, height * 2) / CAPITAL;
  const gaps: { at: number; width: number; beside: number }[] = [];
  let right = sorted[0]!.x1;
  sorted.forEach((part, at) => {
    const before = sorted[at - 1];
    if (before !== undefined && part.x0 > right) {
      gaps.push({ at, width: part.x0 - right, beside: besideOf(before, part, type) });
    }
    right = Math.max(right, part.x1);
  });
  const usual = gaps.map(({ width }) => width).toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const cuts = gaps
    .filter(({ width, beside }) => width > Math.max(type * (WORD_GAP + beside), usual * 1.8))
    .map(({ at }) => at);
  return [0, ...cuts].map((from, at) => {
    const word = sorted.slice(from, cuts[at] ?? sorted.length);
    return { ...boxOf(word), foot, opens: at === 0, parts: word };
  });
}

/** Parts a word at the gap of ink nearest to `x`, of at least `width`; null where there is none near. */
export function parted(word: ScanWord, x: number, width: number): readonly [ScanWord, ScanWord] | null {
  let [cut, least, right] = [0, width * 2.5, word.parts[0]!.x1];
  word.parts.forEach((part, at) => {
    const away = Math.abs((right + part.x0) / 2 - x);
    if (at > 0 && part.x0 - right >= width && away < least) [cut, least] = [at, away];
    right = Math.max(right, part.x1);
  });
  if (cut === 0) return null;
  const [before, after] = [word.parts.slice(0, cut), word.parts.slice(cut)];
  return [
    { ...word, ...boxOf(before), parts: before },
    { ...word, ...boxOf(after), opens: false, parts: after },
  ];
}

function besideOf(before: Part, after: Part, type: number): number {
  if ([before, after].some(({ y0, y1 }) => y1 - y0 < type * 0.3)) return BESIDE_MARK;
  const thin = [before, after].filter((each) => isThin(each, type));
  const [a = 0, b = 0] = thin.map(({ y0, y1 }) => y1 - y0);
  const ones = thin.length === 2 && Math.min(a, b) > type * 0.6 && Math.abs(a - b) < type * 0.06;
  return ones ? BETWEEN_THIN : thin.length > 0 ? BESIDE_THIN : 0;
}

function isThin({ x0, x1, y0, y1 }: Part, type: number): boolean {
  return x1 - x0 < type * 0.3 && y1 - y0 > type * 0.4;
}
