import { isLetterLike, type Part } from './picture-parts.js';

/** Print between two wide gaps: a cell of a table, or a run of words. Bounds in pixels. */
export interface Phrase {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** The line that its letters stand on. */
  readonly foot: number;
  readonly parts: readonly Part[];
}

/** Phrases that stand on one line, from left to right. */
export type ScanLine = readonly Phrase[];

/** In letter heights. A space between words is less than half of it. */
const PHRASE_GAP = 1.1;
const SAME_FOOT = 0.45;

/** The printed lines of a straight picture, found from its patches of ink; `height` is that of usual letters. */
export function linesOf(parts: readonly Part[], height: number): readonly ScanLine[] {
  const letters = parts.filter((part) => isLetter(part, height));
  const phrases = phrasesOf(letters, height);
  const marks = parts.filter((part) => isMark(part, height));
  return inLines(withMarks(phrases, marks, height), height);
}

function isLetter(part: Part, height: number): boolean {
  const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
  return isLetterLike(part)
    ? h >= height * 0.4 && h <= height * 3
    : h >= height * 0.4 && h <= height * 3 && w <= height * 9;
}

/** A full stop, a comma, a hyphen, the dot of an i. */
function isMark(part: Part, height: number): boolean {
  const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
  return h < height * 0.4 && w < height * 1.5 && part.area >= Math.max(5, height * height * 0.008);
}

function phrasesOf(letters: readonly Part[], height: number): readonly Phrase[] {
  const sorted = letters.toSorted((a, b) => a.x0 - b.x0);
  const open: Part[][] = [];
  const done: Part[][] = [];
  for (const part of sorted) {
    let best: Part[] | null = null;
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const group = open[at]!;
      const right = Math.max(...group.slice(-4).map(({ x1 }) => x1));
      if (part.x0 - right > height * PHRASE_GAP) {
        if (part.x0 - right > height * 4) done.push(...open.splice(at, 1));
        continue;
      }
      if (group.slice(-3).some((other) => standsBeside(other, part)) && best === null) best = group;
    }
    if (best === null) open.push([part]);
    else best.push(part);
  }
  return [...done, ...open].map((group) => phraseOf(group));
}

function standsBeside(a: Part, b: Part): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return shared >= Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.5;
}

function phraseOf(parts: readonly Part[]): Phrase {
  const feet = parts.map(({ y1 }) => y1).toSorted((a, b) => a - b);
  return {
    x0: Math.min(...parts.map(({ x0 }) => x0)),
    y0: Math.min(...parts.map(({ y0 }) => y0)),
    x1: Math.max(...parts.map(({ x1 }) => x1)),
    y1: Math.max(...parts.map(({ y1 }) => y1)),
    // Most letters stand on the line; a few hang below it.
    foot: feet[Math.floor((feet.length - 1) * 0.4)] as number,
    parts,
  };
}

function withMarks(phrases: readonly Phrase[], marks: readonly Part[], height: number): readonly Phrase[] {
  const sorted = phrases.toSorted((a, b) => a.foot - b.foot);
  const added = new Map<Phrase, Part[]>();
  for (const mark of marks) {
    const near = sorted.filter(
      (phrase) =>
        mark.y1 > phrase.foot - height * 2 &&
        mark.y0 < phrase.foot + height * 0.4 &&
        mark.x1 > phrase.x0 - height * 0.6 &&
        mark.x0 < phrase.x1 + height * 0.6,
    );
    const middle = (mark.y0 + mark.y1) / 2;
    const nearest = near.toSorted((a, b) => away(a, middle) - away(b, middle))[0];
    if (nearest !== undefined) added.set(nearest, [...(added.get(nearest) ?? []), mark]);
  }
  return sorted.map((phrase) => {
    const more = added.get(phrase);
    return more === undefined ? phrase : { ...phraseOf([...phrase.parts, ...more]), foot: phrase.foot };
  });
}

function away(phrase: Phrase, y: number): number {
  return Math.max(phrase.y0 - y, y - phrase.y1, 0) + Math.abs(y - (phrase.y0 + phrase.y1) / 2) * 0.01;
}

function inLines(phrases: readonly Phrase[], height: number): readonly ScanLine[] {
  const lines: Phrase[][] = [];
  for (const phrase of phrases.toSorted((a, b) => a.foot - b.foot)) {
    const line = lines.at(-1);
    if (line !== undefined && phrase.foot - line[0]!.foot <= height * SAME_FOOT) line.push(phrase);
    else lines.push([phrase]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x0 - b.x0));
}
