import type { CreditUnit } from '../credits.js';
import { wordsWithin, type Line, type Word } from './lines.js';
import type { Calendar } from './transcript.js';

const UNITS: readonly (readonly [CreditUnit, RegExp])[] = [
  [
    'ects',
    new RegExp(
      String.raw`\b(?:ECTS|CFU|Leistungspunkte|Kreditpunkte|högskolepoäng|studiepunten|studiepoeng|` +
        String.raw`European credit|higher education credits)\b`,
      'i',
    ),
  ],
  [
    'quarter',
    new RegExp(
      String.raw`\bquarter[- ](?:credit |hour )?(?:hours?|credits?|units?|system|calendar|` +
        String.raw`basis)\b|\bqtr\.? (?:hrs|hours|units|cr)\b`,
      'i',
    ),
  ],
  [
    'semester',
    new RegExp(
      String.raw`\bsemester[- ](?:credit |hour )?(?:hours?|credits?|units?|system|calendar|` +
        String.raw`basis)\b|\bsem\.? (?:hrs|hours)\b`,
      'i',
    ),
  ],
  ['clock', /\bclock[- ]hours?\b/i],
];
/** A sentence that compares units names two of them, and says which one the record is in. */
const STATED = new RegExp(
  String.raw`\b(?:credit\w*|units?|hours?|calendar|system)\b[^.]{0,40}?\b(?:are|is|in|on|` +
    String.raw`given in|expressed in|recorded in|:)\s+(?:the\s+|an?\s+)?(semester|quarter)\b`,
  'i',
);

/** The first line that says the unit, and its words that do; null where only all lines together say it. */
export function unitWordsIn(
  lines: readonly Line[],
  unit: CreditUnit,
): { readonly line: Line; readonly words: readonly Word[] } | null {
  const pattern = UNITS.find(([each]) => each === unit)?.[1];
  for (const line of lines) {
    const found = pattern?.exec(line.text) ?? null;
    const stated = STATED.exec(line.text);
    const match = found ?? (stated?.[1]?.toLowerCase() === unit ? stated : null);
    if (match !== null) return { line, words: wordsWithin(line, match.index, match.index + match[0].length) };
  }
  return null;
}

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
  const stated = STATED.exec(text)?.[1]?.toLowerCase() as CreditUnit | undefined;
  const named = (word: RegExp) => termNames.some((name) => word.test(name));
  const byTerm = named(/quarter|qtr/i) ? 'quarter' : named(/semester|semestre/i) ? 'semester' : null;
  const onlySaid = said.length === 1 ? said[0]! : (stated ?? null);
  // Terms called quarters give quarter credit; a semester may be counted in any unit.
  const creditUnit = onlySaid ?? (byTerm === 'quarter' ? 'quarter' : 'unknown');
  const calendar =
    byTerm ?? (onlySaid === 'quarter' || onlySaid === 'semester' ? onlySaid : ('unknown' as const));
  return { calendar: named(/trimest/i) ? 'trimester' : calendar, creditUnit };
}
