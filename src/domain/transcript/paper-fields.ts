import { readCredits } from '../credits.js';
import type { DraftSection } from './draft-transcript.js';
import type { FieldReading } from './field-reading.js';
import { wordsWithin, type Line, type Word } from './lines.js';
import { unitWordsIn } from './printed-unit.js';
import { evidenceOf } from './row-fields.js';
import { recognisedRight } from './row-confidence.js';
import type { TotalsLine } from './totals-line.js';
import type { PrintedTotals, Transcript } from './transcript.js';

/** How often such a value is right on drawn papers (`npm run score:reading`). */
const USUALLY_RIGHT = { name: 0.99, id: 0.99, creditUnit: 0.98, attempted: 0.97, earned: 0.97, gpa: 0.97 };

/** What the lines say of the paper itself: the school, the student and the unit of credit. */
export function fieldsOfPaper(
  lines: readonly Line[],
  { institution, student, creditUnit }: Pick<Transcript, 'institution' | 'student' | 'creditUnit'>,
): readonly FieldReading[] {
  const unit = creditUnit === 'unknown' ? null : unitWordsIn(lines, creditUnit);
  return [
    ...whereItStands(lines, 'institution', 'name', institution.name),
    ...whereItStands(lines, 'student', 'name', student.name),
    ...whereItStands(lines, 'student', 'id', student.id),
    ...(unit === null
      ? []
      : [reading('document', 'creditUnit', creditUnit, { line: unit.line, words: unit.words })]),
  ];
}

/** The heading of a section; its name may leave out what the line says besides. */
export function fieldsOfSection(of: string, { line, name }: DraftSection): readonly FieldReading[] {
  return line === null || name === ''
    ? []
    : [reading(of, 'name', name, { line, words: saying(line, name) ?? line.words })];
}

/** Every total at the number that is printed for it. */
export function fieldsOfTotals(
  of: string,
  totals: PrintedTotals | null,
  printed: readonly (TotalsLine | null)[],
): readonly FieldReading[] {
  if (totals === null) return [];
  const taken = new Set<Word>();
  return (['attempted', 'earned', 'gpa'] as const).flatMap((field) => {
    const value = totals[field];
    const said = printed.find((each) => each?.[field] === value);
    if (value === null || said === undefined || said === null) return [];
    // Two totals of one amount stand beside each other, attempted first.
    const numbers = said.line.words.filter(({ text }) => numberIn(text) === numberIn(value));
    const number = numbers.find((word) => !taken.has(word)) ?? numbers[0];
    if (number !== undefined) taken.add(number);
    return [
      reading(of, field, value, {
        line: said.line,
        words: number === undefined ? said.line.words : [number],
      }),
    ];
  });
}

function numberIn(text: string): string | null {
  return readCredits(text.replace(/^[^\d]+|[^\d]+$/g, ''));
}

function whereItStands(
  lines: readonly Line[],
  of: string,
  field: 'name' | 'id',
  value: string | null,
): readonly FieldReading[] {
  if (value === null) return [];
  for (const line of lines) {
    const words = saying(line, value);
    if (words !== null) return [reading(of, field, value, { line, words })];
  }
  return [];
}

/** The neighbouring words of the line that say the value, letters of either case. */
function saying(line: Line, value: string): readonly Word[] | null {
  const at = line.text.toLowerCase().indexOf(value.toLowerCase());
  return at < 0 ? null : wordsWithin(line, at, at + value.length);
}

function reading(
  of: string,
  field: keyof typeof USUALLY_RIGHT,
  value: string,
  { line, words }: { readonly line: Line; readonly words: readonly Word[] },
): FieldReading {
  const recognised = recognisedRight(Math.min(...words.map((word) => word.confidence)));
  const confidence = Math.round(USUALLY_RIGHT[field] * recognised * 1000) / 1000;
  return { of, field, value, evidence: evidenceOf(line, words), confidence };
}
