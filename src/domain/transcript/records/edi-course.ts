import type { CourseStatus, CreditBasis } from '../transcript.js';
import type { CourseLevel } from '../course-level.js';
import { saidAt, saidTogether, textAt, type RecordNode } from './record-node.js';
import { issueAt, rowOf, type RecordRow, type StatedLevel } from './record-row.js';

/** CRS01. Codes that are not named here are credit for a course of the school's own. */
const BASIS: ReadonlyMap<string, CreditBasis> = new Map([
  ['A', 'exam'],
  ['B', 'exam'],
  ['C', 'exam'],
  ['G', 'exam'],
  ['I', 'exam'],
  ['D', 'military'],
  ['M', 'military'],
  ['E', 'prior-learning'],
  ['P', 'prior-learning'],
  ['T', 'transfer'],
  ['F', 'transfer'],
]);
/** CRS01: a visitor, whatever the grade. */
const AUDIT = 'V';
/** CRS09. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['N']);

/** CRS02, in the words of the newer format; no credit is no unit. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['S', 'Semester'],
  ['Q', 'Quarter'],
  ['U', 'Units'],
  ['C', 'ContinuingEducationUnits'],
  ['G', 'CarnegieUnits'],
  ['A', 'AdultEducation'],
  ['V', 'Vocational'],
  ['X', 'Other'],
]);

/** The unit that the course states; null for none. */
export function ediUnit(segment: RecordNode): string | null {
  return UNITS.get(textAt(segment, '02') ?? '') ?? null;
}

/** How the credit of a `CRS` segment arose. */
export function ediBasis(segment: RecordNode): CreditBasis {
  return BASIS.get(textAt(segment, '01') ?? '') ?? 'regular';
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
  const at = (element: string) => saidAt(segment, element);
  const basis = ediBasis(segment);
  const [mark] = marks.length === 1 ? marks : [];
  const row = rowOf(segment, {
    code: saidTogether(at('14'), at('15')),
    title: at('16'),
    attempted: at('03'),
    earned: at('04'),
    grade: at('06') ?? (mark === undefined ? null : saidAt(mark, '02')),
    points: at('12'),
    basis: elsewhere && basis === 'regular' ? 'transfer' : basis,
    status: statusOf(segment),
    level: levelOf(segment),
  });
  if (row === null || textAt(segment, '09') !== 'X') return row;
  const message = `${row.course.code ?? row.course.title}: the record says that its credit is not counted.`;
  return { ...row, issues: [...row.issues, issueAt(segment, 'not-counted', message)] };
}

/** CRS08. */
const LEVELS: ReadonlyMap<string, CourseLevel> = new Map([
  ['D', 'dual'],
  ['G', 'graduate'],
  ['H', 'upper-division'],
  ['L', 'lower-division'],
  ['P', 'professional'],
  ['U', 'undergraduate'],
  ['14', 'vocational'],
]);

function levelOf(segment: RecordNode): StatedLevel | null {
  const said = saidAt(segment, '08');
  const value = LEVELS.get(said?.text ?? '');
  return said === null || value === undefined ? null : { value, said };
}

/** The segment has no code for the outcome: grade and credit earned tell it, except for these. */
function statusOf(segment: RecordNode): CourseStatus | null {
  if (textAt(segment, '01') === AUDIT) return 'audit';
  if (NOT_COUNTED.has(textAt(segment, '09') ?? '')) return 'repeated';
  return textAt(segment, '19') !== null && textAt(segment, '06') === null ? 'withdrawn' : null;
}
