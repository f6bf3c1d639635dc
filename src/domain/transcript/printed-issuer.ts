import { codeLength } from './course-code.js';
import { cellsOf, lineOf, type Line } from './lines.js';

const SCHOOL_WORD =
  '\\p{L}*universit(?:y|at|ät|é|e|eit)|college|institute|conservator(?:y|io|ium)|' +
  'academy|polytechnic|seminary|universit\\p{L}+|' +
  '\\p{L}*hochschule|universidad|universidade|école|escuela|högskola|högskolan|' +
  'hogeschool|politecnico|instituto|' +
  'school of (?:music|art|design|arts|business|technology|medicine|law)';
const SCHOOL = new RegExp(`(?<!\\p{L})(?:${SCHOOL_WORD})(?!\\p{L})`, 'iu');

/** Lines that name a school without saying who issued the paper. */
const NOT_THE_ISSUER = new RegExp(
  String.raw`\b(?:transfer(?:red)?|credit from|accepted from|major|division|attended|awarded|previous|` +
    String.raw`department|bachelor|associate|high school|secondary|www\.|send to|issued to|` +
    String.raw`prior|admitted|recipient|mailed|destination|college of (?:arts|liberal|letters|engineering|` +
    String.raw`business|science|education|nursing|fine))\b|@`,
  'i',
);
/** Sentences in which a school speaks of itself. */
const OF_ITSELF =
  /\b(?:is accredited|registrar|accreditation|founded|seal of|transcripts? (?:of|issued by))\b/i;

/**
 * The school that issued the paper; null when none is named. Every name on the paper is weighed: large print
 * at the head of the first page most, then a name that the pages repeat, then the sentences of a key in
 * which a
 * school speaks of itself.
 */
export function issuerOf(lines: readonly Line[]): string | null {
  const first = lines[0]?.page.number;
  const weights = new Map<string, { name: string; weight: number }>();
  for (const line of lines.flatMap((each) => cellLines(each))) {
    const name = schoolIn(line);
    if (name === null) continue;
    const before = weights.get(name.toLowerCase());
    weights.set(name.toLowerCase(), {
      name: before?.name ?? name,
      weight: (before?.weight ?? 0) + weightOf(line, name, first),
    });
  }
  const [best] = [...weights.values()].toSorted((a, b) => b.weight - a.weight);
  return best === undefined || best.weight <= 0 ? null : best.name;
}

/** The cells of a line as lines: two columns of a key stand side by side. */
function cellLines(line: Line): Line[] {
  const cells = cellsOf(line.words, 1.5);
  // A row of courses names `College Algebra` and `University Physics`.
  const isRow =
    cells.length > 2 && (codeLength(line.words.map(({ text }) => text)) > 0 || /\d[.,]\d/.test(line.text));
  if (isRow) return [];
  return cells.length < 2 ? [line] : cells.map((words) => lineOf(line.page, line.number, words));
}

function weightOf(line: Line, name: string, firstPage: number | undefined): number {
  const own = OF_ITSELF.test(line.text);
  if (NOT_THE_ISSUER.test(line.text)) return own ? 0.5 : -3;
  const alone = line.text.length - name.length < 12;
  const atHead = line.page.number === firstPage && line.number <= 25;
  return (
    (alone ? 3 : 0.4) +
    (atHead ? 4 * (1 - line.box[1] / (line.page.height * 2)) : 0) +
    (alone ? line.em / 6 : 0) +
    (own ? 1.5 : 0)
  );
}

/** Does the text name a school? */
export function namesSchool(text: string): boolean {
  return SCHOOL.test(text);
}

/** The name of a school in a line: the line itself when it says little else, else the name inside it. */
function schoolIn(line: Line): string | null {
  const whole = nameIn(line.text);
  if (
    SCHOOL.test(whole) &&
    !/\b(?:at|by|from)\s/i.test(whole) &&
    whole.length <= 75 &&
    whole.split(' ').length <= 9 &&
    !ADDRESS.test(whole)
  )
    return whole;
  const inside = INSIDE.exec(line.text.slice(0, 400))?.[0];
  return inside === undefined ? null : inside.replace(/^(?:The|At|From|To|By|Of|For)\s+/, '').trim();
}

/** Numbers, sentences and labels: an address or prose, not a name. */
const ADDRESS = /^\d|:\/\/|\d{3}|[.;]\s|:\s|\b(?:road|street|avenue|drive|boulevard|blvd|p\.?o\.? box)\b/i;

/** Capitalised words around a word for a school: `Alder State University`, `University of North Alder`. */
const CAPITALISED = "\\p{Lu}[\\p{L}'’&.-]{0,30}";
const INSIDE = new RegExp(
  `(?:${CAPITALISED}\\s{1,3}){0,4}` +
    `(?:University|College|Institute|Conservatory|Academy|Polytechnic|Seminary)` +
    `(?:\\s{1,3}(?:of|at)\\s{1,3}(?:the\\s{1,3})?${CAPITALISED}` +
    `(?:\\s{1,3}(?:and\\s{1,3})?${CAPITALISED}){0,3})?`,
  'u',
);

/** Without what stands around the name: the kind of paper, and an address after a bar or a wide gap. */
function nameIn(text: string): string {
  return text
    .replace(
      /\b(?:official|unofficial|student|academic)?\s*(?:academic)?\s*(?:transcript|record)s?\b.*$/i,
      '',
    )
    .replace(/\s+[|•·–—]\s+.*$/, '')
    .replace(/^(?:institution|school|college|university|issued by|name of (?:the )?institution)\s*:\s*/i, '')
    .replace(/\s(?:page|date)\s?:?\s?\d.*$/i, '')
    .replace(/[\s,.:–—-]+$/, '')
    .trim();
}
