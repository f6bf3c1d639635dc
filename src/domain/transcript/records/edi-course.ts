import type { CourseStatus, CreditBasis } from '../transcript.js';
import { textAt, type RecordNode } from './record-node.js';
import { issueAt, rowOf, type RecordRow } from './record-row.js';

/** CRS01. Codes that are not named here are credit for a course of the school's own. */
const BASIS: Readonly<Record<string, CreditBasis>> = {
  A: 'exam',
  B: 'exam',
  C: 'exam',
  G: 'exam',
  I: 'exam',
  D: 'military',
  M: 'military',
  E: 'prior-learning',
  P: 'prior-learning',
  T: 'transfer',
  F: 'transfer',
};
/** CRS01: a visitor, whatever the grade. */
const AUDIT = 'V';
/** CRS09. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['N']);

/** CRS02, in the words of the newer format; no credit is no unit. */
const UNITS: Readonly<Record<string, string>> = {
  S: 'Semester',
  Q: 'Quarter',
  U: 'Units',
  C: 'ContinuingEducationUnits',
  G: 'CarnegieUnits',
  A: 'AdultEducation',
  V: 'Vocational',
  X: 'Other',
};

/** The unit that the course states; null for none. */
export function ediUnit(segment: RecordNode): string | null {
  return UNITS[textAt(segment, '02') ?? ''] ?? null;
}

/** How the credit of a `CRS` segment arose. */
export function ediBasis(segment: RecordNode): CreditBasis {
  return BASIS[textAt(segment, '01') ?? ''] ?? 'regular';
}

/**
 * One `CRS` segment as a row; null when it names no course. `marks`: its `MKS` segments, which hold the grade
 * where the course itself does not. `elsewhere`: earned at another school.
 */
export function rowFromEdi(
  segment: RecordNode,
  marks: readonly RecordNode[],
  elsewhere: boolean,
): RecordRow | null {
  const say = (element: string) => textAt(segment, element);
  const basis = ediBasis(segment);
  const [subject, number] = [say('14'), say('15')];
  const [mark] = marks.length === 1 ? marks : [];
  const row = rowOf(segment, {
    code: [subject, number].filter((part) => part !== null).join(' ') || null,
    title: say('16'),
    attempted: say('03'),
    earned: say('04'),
    grade: say('06') ?? (mark === undefined ? null : textAt(mark, '02')),
    points: say('12'),
    basis: elsewhere && basis === 'regular' ? 'transfer' : basis,
    status: statusOf(segment),
  });
  if (row === null || say('09') !== 'X') return row;
  const message = `${row.course.code ?? row.course.title}: the record says that its credit is not counted.`;
  return { ...row, issues: [...row.issues, issueAt(segment, 'not-counted', message)] };
}

/** The segment has no code for the outcome: grade and credit earned tell it, except for these. */
function statusOf(segment: RecordNode): CourseStatus | null {
  if (textAt(segment, '01') === AUDIT) return 'audit';
  if (NOT_COUNTED.has(textAt(segment, '09') ?? '')) return 'repeated';
  return textAt(segment, '19') !== null && textAt(segment, '06') === null ? 'withdrawn' : null;
}
