import type { CreditUnit } from '../credits.js';
import type { Line } from './lines.js';
import type { Calendar, Transcript } from './transcript.js';

const SCHOOL = new RegExp(
  String.raw`\b(?:university|college|institute|conservator(?:y|io|ium)|academy|polytechnic|` +
    String.raw`seminary|universit\w+|hochschule)\b`,
  'i',
);
/** Lines that name a school without saying who issued the paper. */
const NOT_THE_ISSUER = new RegExp(
  String.raw`\b(?:transfer(?:red)?|credit from|accepted from|degree|major|division|` +
    String.raw`department|registrar|bachelor|associate|accredited|high school|attended|awarded|` +
    String.raw`www\.|@)\b|:\s*\S+\s*$`,
  'i',
);

/**
 * The school that issued the paper: a line near the top that names one, the largest print first; null when
 * none does.
 */
export function issuerOf(lines: readonly Line[]): string | null {
  const first = lines.filter((line) => line.page.number === lines[0]?.page.number).slice(0, 25);
  const named = first
    .map((line) => ({ line, name: nameIn(line.text) }))
    .filter(({ name }) => SCHOOL.test(name) && name.length <= 70 && !NOT_THE_ISSUER.test(name));
  const [best] = named.toSorted((a, b) => Math.round(b.line.em - a.line.em) || a.line.box[1] - b.line.box[1]);
  return best === undefined ? null : best.name;
}

/** Without what stands around the name: the kind of paper, and an address after a bar or a wide gap. */
function nameIn(text: string): string {
  return text
    .replace(/\b(?:official|unofficial|student|academic)?\s*(?:academic)?\s*(?:transcript|record)\b.*$/i, '')
    .replace(/\s+[|•·–—]\s+.*$/, '')
    .replace(/^(?:institution|school|college|university)\s*:\s*/i, '')
    .trim();
}

/** Name and number of the student, where the paper labels them. */
export function studentOf(lines: readonly Line[]): Transcript['student'] {
  const texts = lines.map((line) => line.text);
  const END =
    '(?=\\s+(?:student|id|date|birth|dob|ssn|page|issued|program|major|degree|sex|term)\\b' +
    '|\\s+\\S+\\s*[:#]|\\s{2,}|$)';
  const name = find(
    texts,
    new RegExp(`^(?:student(?:'s)?\\s+)?name\\s*[:.]?\\s*(\\p{L}[\\p{L}'’.,\\- ]{2,60}?)${END}`, 'iu'),
  );
  const labelled = find(
    texts,
    new RegExp(`\\b(?:student|record of|transcript for)\\s*:\\s*(\\p{L}[\\p{L}'’.,\\- ]{2,60}?)${END}`, 'iu'),
  );
  const id = find(
    texts,
    /\b(?:student\s*(?:id|no|number|#)|s?id\s*(?:no|number|#)?)\s*[:.#]*\s*([A-Z]{0,3}[-\dX*]{4,14})\b/i,
  );
  return { name: name ?? labelled, id };
}

function find(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return match[1].trim().replace(/[,\s]+$/, '');
  }
  return null;
}

const UNITS: readonly (readonly [CreditUnit, RegExp])[] = [
  ['ects', /\bECTS\b/i],
  [
    'quarter',
    /\bquarter[- ](?:credit |hour )?(?:hours?|credits?|units?|system|calendar)\b|\bqtr\.? (?:hrs|hours)\b/i,
  ],
  [
    'semester',
    /\bsemester[- ](?:credit |hour )?(?:hours?|credits?|units?|system|calendar)\b|\bsem\.? (?:hrs|hours)\b/i,
  ],
];

/**
 * The unit of credit and the calendar, where the paper says them: in words anywhere, else in the names of its
 * terms.
 */
export function unitOf(
  lines: readonly Line[],
  termNames: readonly string[],
): { readonly creditUnit: CreditUnit; readonly calendar: Calendar } {
  const text = lines.map((line) => line.text).join('\n');
  const said = UNITS.filter(([, pattern]) => pattern.test(text)).map(([unit]) => unit);
  const named = (word: RegExp) => termNames.some((name) => word.test(name));
  const byTerm = named(/quarter|qtr/i) ? 'quarter' : named(/semester/i) ? 'semester' : null;
  const creditUnit = said.length === 1 ? said[0]! : (byTerm ?? 'unknown');
  const calendar =
    byTerm ?? (said.length === 1 && said[0] !== 'ects' ? (said[0] as 'quarter' | 'semester') : 'unknown');
  return { calendar: named(/trimester/i) ? 'trimester' : calendar, creditUnit };
}
