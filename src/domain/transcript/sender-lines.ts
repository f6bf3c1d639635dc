import type { SchoolHints } from '../institution/place.js';
import type { CodeKind, SchoolCode } from '../institution/school-code.js';
import { boxOf, cellsOf, linesBy, textOf, type Line, type Word } from './lines.js';

/** An address has no more lines than this under the name. */
const LINES_MAX = 3;
/** A school names itself in this part of the page. */
const HEAD_SHARE = 0.25;
/** White space of this many letter heights ends the block under a name. */
const BLOCK_GAP_EM = 1.2;
/** What begins so is about the student or the paper, not the school. */
const OF_SOMETHING_ELSE = /:|\b(?:student|name|ssn|birth|dob|transcript|record|page|issued|recipient)\b/i;
/** `FICE Code: 009908`, `OPE ID 00990800`, `CEEB 3102`; a score of the ACT is no number of a school. */
const CODE = new RegExp(
  String.raw`\b(FICE|OPE\s?-?ID|IPEDS|CEEB|ATP|ACT)\b` +
    String.raw`(?:\s+(?:unit\s?id|institution|school|code|number|no\.?|id|#))*\s*[:#]?\s*` +
    String.raw`(\d{4,6}(?:-?\d{2})?)\b`,
  'gi',
);
const KINDS: ReadonlyMap<string, CodeKind> = new Map([
  ['fice', 'fice'],
  ['opeid', 'opeid'],
  ['ipeds', 'ipeds'],
  ['ceeb', 'atp'],
  ['atp', 'atp'],
  ['act', 'act'],
]);
/** Numbers on such a line are of a school that the student went to or goes to. */
const OF_ANOTHER = /\b(?:transfer(?:red)?|high school|secondary|from|attended|previous|send|sent|issued)\b/i;

/**
 * What the head of the first page says of the school beside its name: the lines close under the name, which
 * are its address as far as print shows, and the numbers by which schools are known.
 */
export function senderOf(lines: readonly Line[], issuer: string | null): SchoolHints {
  const [first] = lines;
  if (first === undefined) return {};
  const { page } = first;
  const isAtHead = ({ y0 }: Word) => y0 < page.height * HEAD_SHARE;
  const words = lines.filter((line) => line.page === page).flatMap((line) => line.words.filter(isAtHead));
  const cells = linesBy(words).flatMap((line) => cellsOf(line, 1.5));
  return { lines: issuer === null ? [] : underTheName(cells, issuer), codes: codesIn(cells.map(textOf)) };
}

function underTheName(cells: readonly (readonly Word[])[], issuer: string): readonly string[] {
  const at = cells.findIndex((words) => textOf(words).toLowerCase().includes(issuer.toLowerCase()));
  if (at < 0) return [];
  const lines = [textOf(cells[at]!)];
  let above = cells[at]!;
  for (const words of cells.slice(at + 1)) {
    if (lines.length > LINES_MAX || gapBelow(above, words) > BLOCK_GAP_EM) break;
    if (!standsUnder(cells[at]!, words)) continue;
    const text = textOf(words);
    if (OF_SOMETHING_ELSE.test(text)) break;
    lines.push(text);
    above = words;
  }
  return lines;
}

/** Numbers of the school. Where the page gives two of one kind, one is another school's: neither tells. */
function codesIn(texts: readonly string[]): readonly SchoolCode[] {
  const found = texts
    .filter((text) => !OF_ANOTHER.test(text))
    .flatMap((text) => [...text.matchAll(CODE)])
    .map(([, name = '', value = '']) => ({
      kind: KINDS.get(name.toLowerCase().replace(/[^a-z]/g, ''))!,
      value,
    }));
  return found.filter(({ kind, value }) => found.every((each) => each.kind !== kind || each.value === value));
}

function gapBelow(above: readonly Word[], words: readonly Word[]): number {
  const [, , , foot] = boxOf(above);
  const [, head] = boxOf(words);
  return (head - foot) / Math.max(...above.map(({ em }) => em));
}

function standsUnder(name: readonly Word[], words: readonly Word[]): boolean {
  const [left, , right] = boxOf(name);
  const [from, , to] = boxOf(words);
  return from < right && to > left;
}
