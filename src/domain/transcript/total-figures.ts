import { readCredits, type Credits } from '../credits.js';
import type { Word } from './lines.js';
import { measureOf, totalWord, type Measure, type TotalWord } from './total-words.js';

/** A number on a line of totals, and what the words beside it say that it is; null where they say nothing. */
export interface Figure {
  readonly measure: Measure | null;
  readonly printed: string;
  readonly amount: Credits;
  readonly word: Word;
  /** The words before it, as far as they belong on a line of totals. */
  readonly label: readonly TotalWord[];
}

const NUMBER = /^\(?(\d{1,3}(?:,\d{3})+\.\d{1,3}|\d{1,4}(?:[.,]\d{1,4})?)\)?[;,.*]?$/;
/** Leaders, colons, dashes, and a letter in brackets that names a level: they part nothing. */
const FILLING = /^(?:[.·_…:=|*–—-]+|\([A-Z]{1,3}\))$/;

/** The numbers of a line from left to right, each with what the words before it say. */
export function figuresIn(words: readonly Word[]): Figure[] {
  const pieces = words.flatMap((word) => piecesOf(word)).filter(({ text }) => !FILLING.test(text));
  const figures: Figure[] = [];
  let label: TotalWord[] = [];
  // Words before an inner colon name another figure that is not printed: `GPA: Totals 15.0`.
  let colon = 0;
  pieces.forEach((word, at) => {
    const printed = NUMBER.exec(word.text)?.[1];
    if (printed === undefined) {
      const said = totalWord(word.text);
      if (said === null || /[,;]$/.test(word.text)) [label, colon] = [[], 0];
      else if (word.text.endsWith(':')) colon = label.push(said);
      else {
        // `Term GPA` of a term without one, and then `Term Totals 12.0`.
        if (said === 'total' && measureOf(label) === 'gpa') colon = label.length;
        label.push(said);
      }
      return;
    }
    const amount = amountOf(printed);
    if (amount === null) return;
    // `12 of 36`, `3.35 / 4.5`: what it is out of is no figure.
    if (figures.length > 0 && /^(?:of|von|av|sur|out|\/)$/i.test(pieces[at - 1]!.text)) return;
    const measure = measureBefore(label, colon) ?? measureOf(labelAfter(pieces, at));
    figures.push({ measure, printed, amount, word, label });
    [label, colon] = [[], 0];
  });
  return figures;
}

function measureBefore(label: readonly TotalWord[], colon: number): Measure | null {
  const last = colon < label.length ? label.slice(colon) : label;
  return measureOf(last) ?? (last.includes('total') ? null : measureOf(label));
}

/** `45.0 credits earned`: the words after the last number of a line, or of a line that begins with it. */
function labelAfter(pieces: readonly Word[], at: number): TotalWord[] {
  const rest = pieces.slice(at + 1);
  const next = rest.findIndex(({ text }) => NUMBER.test(text));
  if (next >= 0 && at > 0) return [];
  const said = (next < 0 ? rest : rest.slice(0, next)).map(({ text }) => totalWord(text));
  const end = said.indexOf(null);
  return said.slice(0, end < 0 ? said.length : end).filter((word) => word !== null);
}

/** `Ehrs:9.00` and `GPA=3.42` are a label and its number. */
function piecesOf(word: Word): Word[] {
  const match = /^([^\d\s]*\p{L}[^\d\s]*[:=.])(\d[\d.,]*)$/u.exec(word.text);
  if (match === null) return [word];
  const [, label, number] = match as unknown as [string, string, string];
  const x = word.x0 + ((word.x1 - word.x0) * label.length) / word.text.length;
  return [
    { ...word, text: label, x1: x },
    { ...word, text: number, x0: x },
  ];
}

/** `1,234.50` has a comma between thousands; any other comma is a decimal one. */
function amountOf(printed: string): Credits | null {
  return readCredits(printed.includes('.') ? printed.replaceAll(',', '') : printed);
}

/**
 * Are all words of the line words of totals, with a number among them, and a measure or a sum named? Such a
 * line says nothing else: `Units completed in all 20.0`, `Totalt 57,5`.
 */
export function saysOnlyTotals(text: string): boolean {
  if (!/\d/.test(text) || !mayBeginTotals(text)) return false;
  const said: TotalWord[] = [];
  let numbers = 0;
  for (const word of text.split(/\s+/).flatMap((each) => each.split(/(?<=\p{L}[:=])(?=\d)/u))) {
    if (NUMBER.test(word)) numbers += 1;
    else if (!FILLING.test(word)) {
      const kind = totalWord(word);
      // The first word that is none ends it: most lines are rows.
      if (kind === null) return false;
      said.push(kind);
    }
  }
  if (numbers === 0 || said.length === 0) return false;
  const measure = measureOf(said);
  return measure === null ? said.includes('total') : measure !== 'points' || said.length > 1;
}

/** Most lines are rows, which their first word tells. */
function mayBeginTotals(text: string): boolean {
  const first = /^\p{L}+(?=\s|$)/u.exec(text)?.[0];
  return first === undefined || FILLING.test(first) || totalWord(first) !== null;
}
