import type { CourseRow } from './course-row.js';
import type { Draft, DraftSection } from './draft-transcript.js';
import type { Line } from './lines.js';
import type { SectionHeading } from './section-headings.js';
import type { Column } from './table-header.js';
import type { TableModels } from './table-models.js';

/** Where the walk through the lines of a paper stands. */
export interface Reading {
  readonly draft: Draft;
  readonly models: TableModels;
  /** The school that issued the paper, in lower case. */
  readonly issuer: string | null;
  section: DraftSection | null;
  /** A block of credit from elsewhere that is not yet closed; its sub-headings stay inside. */
  outside: { readonly heading: SectionHeading; readonly lasts: boolean } | null;
  totalsHeader: readonly Column[] | null;
  year: string | null;
  inKey: boolean;
  last: CourseRow | null;
  /** A line that is the beginning of the title of the next row. */
  above: Line | null;
}

/** Opens a section for the rows that follow. */
export function openSection(
  reading: Reading,
  section: Pick<DraftSection, 'kind' | 'name' | 'term' | 'basis'>,
): DraftSection {
  const opened: DraftSection = { ...section, rows: [], totals: null };
  reading.draft.sections.push(opened);
  reading.section = opened;
  reading.last = null;
  return opened;
}

/** The newest row with what a further line added to it. */
export function replaceLast(row: CourseRow, reading: Reading): void {
  const section = reading.draft.sections.find((each) => each.rows.includes(reading.last!));
  if (section !== undefined) section.rows[section.rows.lastIndexOf(reading.last!)] = row;
  reading.last = row;
}
