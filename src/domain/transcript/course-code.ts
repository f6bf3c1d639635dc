import { isTermName } from './term-names.js';

const ONE_WORD = /^[A-Za-z0-9][A-Za-z0-9&*./:_-]{1,17}$/;
const DOTTED = /^\d{1,3}([.:])\d{2,4}[A-Z]{0,2}(?:\1\d{2,4})?$/;
const SUBJECT = /^[A-Z][A-Z&/.]{0,8}(?:-[A-Z]{1,4})?$/;
const NUMBER = new RegExp(
  String.raw`^(?:\d{1,5}[A-Z]{0,3}|\d[A-Z]{1,2}\d|[A-Z]{1,2}\d{2,4}[A-Z]?|\d{0,2}X{2,3}|` +
    String.raw`\d{2,4}[.-]\d{1,4}[A-Z]?|\d{3,4}[A-Z]?\*)$`,
);
const NOT_A_SUBJECT = new RegExp(
  String.raw`^(?:FALL|SPRING|SUMMER|WINTER|AUTUMN|TERM|PAGE|GPA|TOTALS?|YEAR|DATE|ID|NO|BOX|` +
    String.raw`SS|WS|HS|FS|HT|VT|SOSE|WISE|ROOM|SUITE|CUM|EHRS|QPTS|CREDITS?|HOURS?|UNITS?|` +
    String.raw`OVERALL|TRANSFER|CURRENT|CAREER|` +
    String.raw`COMBINED|SEMESTER|QUARTER|SESSION|ATTEMPTED|EARNED|POINTS?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|` +
    String.raw`AUG|SEPT?|OCT|NOV|DEC)$`,
);

/** How many words at `from` spell a course code, by their shape alone: 0 when they do not. At most 4. */
export function codeLength(texts: readonly string[], from = 0): number {
  const [first, second, third, fourth] = texts.slice(from, from + 4);
  if (first === undefined) return 0;
  if (SUBJECT.test(first) && !NOT_A_SUBJECT.test(first)) {
    if (second !== undefined && NUMBER.test(second)) return 2;
    // `ENGL& 101` drawn in pieces, or a dash between the halves.
    if (second !== undefined && third !== undefined && NUMBER.test(third)) {
      if (/^[&-]$/.test(second)) return 3;
      if (SUBJECT.test(second) && first.length + second.length <= 5) return 3;
    }
    if (fourth !== undefined && /^[A-Z]$/.test(first) && /^[A-Z]$/.test(second ?? '')) {
      if (/^[A-Z]$/.test(third ?? '') && NUMBER.test(fourth)) return 4;
    }
  }
  if (/^\d{3,5}$/.test(first) && second !== undefined && /^[A-Z]{2,5}$/.test(second)) return 0;
  return isOneWordCode(first) ? 1 : 0;
}

function isOneWordCode(text: string): boolean {
  // `6.001` is a course; `3.000` and `4.50` are amounts.
  if (DOTTED.test(text)) return !/^\d+\.(?:0+|50*)$/.test(text);
  if (text.length < 3 || !ONE_WORD.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  if (/^\d+(?:st|nd|rd|th)$/i.test(text) || /^[\d.]+%?$/.test(text)) return false;
  if (/[a-z]/.test(text) && !/^[A-Z]{1,3}[a-z]{1,5}[-. ]?\d{2,4}[A-Z]?$/.test(text)) return false;
  return !isTermName(text);
}
