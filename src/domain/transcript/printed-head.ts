import type { CreditUnit } from '../credits.js';
import type { Issue } from '../reason.js';
import { placeOn } from './text-page.js';
import { cellsOf, textOf, type Line } from './lines.js';
import type { Calendar, Transcript } from './transcript.js';

/** Name and number of the student, where the paper labels them. */
export function studentOf(lines: readonly Line[]): Transcript['student'] {
  const texts = lines.map((line) =>
    cellsOf(line.words)
      .map((cell) => textOf(cell))
      .join('  '),
  );
  const END =
    '(?=\\s+(?:student|id|date|birth|dob|ssn|page|issued|program|major|degree|sex|term|nsid|matrikel\\w*|' +
    'personnummer|dni|course|print(?:ed)?|record|gender|level|address)\\b|\\s+\\S+\\s*[:#]|\\s{2,}|$)';
  const NAME = `(\\p{L}[\\p{L}'’.,\\- ]{2,60}?)${END}`;
  const name =
    find(texts, new RegExp(`^(?:(?:student|legal|full)(?:'s)?\\s+)?name\\s*[:.]?\\s*${NAME}`, 'iu')) ??
    find(
      texts,
      new RegExp(
        `\\b(?:student(?:'s)? name|name of (?:the )?student|student|record of|` +
          `transcript (?:for|of)|name|nombre|alumno|étudiant|` +
          `nom(?: et prénom)?|namn|naam|studente)(?:\\s*:\\s*|\\s{2,})${NAME}`,
        'iu',
      ),
    ) ??
    find(
      texts,
      new RegExp(`^(?:official |unofficial |academic )*(?:record|transcript)s? (?:of|for)\\s+${NAME}`, 'iu'),
    );
  const id = find(
    texts,
    new RegExp(
      String.raw`\b(?:student\s*(?:id|no|number|#)|s?id\s*(?:no|number|#)?|banner id|emplid|roll no|` +
        String.raw`matrikel(?:-?nr\.?|nummer)|matriculation no|registration no|student identification|` +
        String.raw`matr[ií]cula|netid|n[°º]\s*étudiant|studentnummer|personal identity number|` +
        String.raw`husid|roll number)` +
        String.raw`(?: number)?\s*[:.#]*\s*(@?[A-Z]{0,3}[-\dX*]{4,14}|` +
        String.raw`(?=[A-Z/-]*\d)[A-Z\d][A-Z\d/-]{4,15})(?![\p{L}\d])`,
      'iu',
    ),
  );
  return { name: name ?? nameBesideNumber(lines), id };
}

/**
 * Where a second student is named: on a page whose name and number both differ from the first's. Rows of two
 * people in one record are for a person to part.
 */
export function secondStudent(lines: readonly Line[]): Issue[] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) pages.set(line.page.number, [...(pages.get(line.page.number) ?? []), line]);
  let first: Transcript['student'] | null = null;
  for (const onPage of pages.values()) {
    const { name, id } = studentOf(onPage);
    if (name === null || id === null) continue;
    first ??= { name, id };
    if (first.name === name || first.id === id) continue;
    const message = 'The file holds the records of more than one student. Keep only the pages of one.';
    return [{ code: 'several-students', message, where: placeOn(onPage[0]!.page, onPage[0]!.box) }];
  }
  return [];
}

/** A name without a label, in the cell before the student's number. */
function nameBesideNumber(lines: readonly Line[]): string | null {
  const NUMBER =
    /^(?:student (?:id|no|number)|s?id\b|matrikel\w*|studentnummer|n[°º] etudiant|banner|permanent|roll no)/i;
  for (const { words } of lines.slice(0, 40)) {
    const cells = cellsOf(words).map((cell) => textOf(cell));
    const at = cells.findIndex((cell) => NUMBER.test(cell));
    const before = cells[at - 1]?.replace(/^(?:herr|frau|mr|mrs|ms|mlle|mme|m)\.?\s+/i, '');
    if (before !== undefined && /^\p{Lu}[\p{L}'’.-]*(?:[,\s]\s?\p{Lu}[\p{L}'’.-]*){1,4}$/u.test(before))
      return before;
  }
  return null;
}

/** Other labels, and the rest of a label such as `Name of the Student`. */
const NO_NAME = new RegExp(
  String.raw`^\p{Ll}|\b(?:number|id|no|att|earned|credits?|grade|title|course|institution|` +
    String.raw`college|university|campus|program)\b`,
  'u',
);

function find(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const match = pattern.exec(text.slice(0, 300));
    const found = match?.[1]?.trim().replace(/[,\s]+$/, '');
    if (found !== undefined && !NO_NAME.test(found)) return found;
  }
  return null;
}

const UNITS: readonly (readonly [CreditUnit, RegExp])[] = [
  [
    'ects',
    /\b(?:ECTS|CFU|Leistungspunkte|Kreditpunkte|högskolepoäng|studiepunten|studiepoeng|European credit)\b/i,
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
  const creditUnit = onlySaid ?? (byTerm === 'quarter' ? 'quarter' : (byTerm ?? 'unknown'));
  const calendar =
    byTerm ?? (onlySaid === 'quarter' || onlySaid === 'semester' ? onlySaid : ('unknown' as const));
  return { calendar: named(/trimest/i) ? 'trimester' : calendar, creditUnit };
}
