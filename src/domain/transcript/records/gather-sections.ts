import type { RecordSection } from './assemble-transcript.js';
import type { RecordRow } from './record-row.js';

/** Credit that stands in no session, by how it arose. */
export const LOOSE_HEADINGS = {
  exam: 'Credit by examination',
  military: 'Military credit',
  'prior-learning': 'Prior learning',
  transfer: 'Transfer credit',
} as const;

export interface PlacedRow {
  readonly row: RecordRow;
  readonly place: Pick<RecordSection, 'kind' | 'name' | 'term'>;
  /** The record itself says the name; else it follows from a date. */
  readonly isNamed: boolean;
}

/**
 * Rows of one name and term stand together, in the order in which the record first names them; a row that has
 * only a date joins the first section of its term.
 */
export function gatherSections(placed: readonly PlacedRow[]): readonly RecordSection[] {
  const sections = new Map<string, RecordSection & { rows: RecordRow[] }>();
  const ofTerm = new Map<string, string>();
  for (const { place, isNamed } of placed) {
    if (isNamed && place.term !== null && !ofTerm.has(place.term)) ofTerm.set(place.term, place.name);
  }
  for (const { row, place, isNamed } of placed) {
    const name = (isNamed ? undefined : ofTerm.get(place.term ?? '')) ?? place.name;
    const key = JSON.stringify([place.kind, name, place.term]);
    const section = sections.get(key) ?? { ...place, name, rows: [], totals: null };
    section.rows.push(row);
    sections.set(key, section);
  }
  return [...sections.values()];
}
