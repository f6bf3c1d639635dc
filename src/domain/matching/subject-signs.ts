import type { CatalogIndex } from './catalog-index.js';
import { FIELDS } from './read-fields.js';
import type { ReadCourse } from './read-course.js';
import { AT } from './sign-names.js';

/** The fields of an asked course that matter, with their shares over the length of all shares. */
export interface AskedFields {
  readonly shares: Float32Array;
  readonly fields: readonly number[];
  readonly parts: readonly number[];
}

/** Smaller shares change no likeness by more than a hundredth. */
const SHARE_MATTERS = 0.01;

export function askedFields(shares: Float32Array): AskedFields {
  const fields: number[] = [];
  let squares = 0;
  for (let field = 0; field < shares.length; field += 1) {
    squares += shares[field]! * shares[field]!;
    if (shares[field]! > SHARE_MATTERS) fields.push(field);
  }
  return { shares, fields, parts: fields.map((field) => shares[field]! / Math.sqrt(squares)) };
}

/** How alike the fields of a course and of a home course are, 0 to 1. */
function fieldLikeness(asked: AskedFields, home: number, index: CatalogIndex): number {
  return dotAt(asked, index.fields, home * FIELDS.length);
}

/** How alike the fields of a course and of a whole subject are, 0 to 1. */
export function subjectLikeness(asked: AskedFields, subject: number, index: CatalogIndex): number {
  return dotAt(asked, index.subjectFields, subject * FIELDS.length);
}

function dotAt({ fields, parts }: AskedFields, units: Float32Array, from: number): number {
  let dot = 0;
  for (let i = 0; i < fields.length; i += 1) dot += parts[i]! * units[from + fields[i]!]!;
  return dot;
}

/** What subject and field say for one home course. */
export function subjectSigns(
  asked: ReadCourse,
  fields: AskedFields,
  home: number,
  index: CatalogIndex,
  row: Float64Array,
): void {
  const theirs = index.read[home]!;
  const a = asked.code.subject;
  const b = theirs.code.subject;
  if (a !== '' && a === b) row[AT['same subject letters']] = 1;
  else if (a !== '' && b !== '' && lettersAlike(a, b)) row[AT['subject letters alike']] = 1;
  row[AT['fields alike']] = fieldLikeness(fields, home, index);
  row[AT['field of the subject alike']] = subjectLikeness(fields, index.subjectOf[home]!, index);
  if (!theirs.isPlain && !asked.isPlain) row[AT['fields alike, neither plain']] = row[AT['fields alike']]!;
  if (!theirs.isPlain && asked.isPlain) row[AT['not a plain course']] = 1;
  if (theirs.title.step === 1 && (theirs.code.level ?? 1) <= 1) row[AT['home is plain first course']] = 1;
  if (asked.title.step === 1 && theirs.title.step === 0 && theirs.title.sequence === null)
    row[AT['first asked is plain']] = 1;
  if (asked.title.honors !== theirs.title.honors) row[AT['honors differ']] = 1;
}

function lettersAlike(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  return a.startsWith(b.slice(0, 3)) || b.startsWith(a.slice(0, 3)) || inOrder(a, b);
}

/** Whether the shorter one's letters stand in the longer in order: `PSC` in `POLSC`. */
function inOrder(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return short.length >= 2;
}
