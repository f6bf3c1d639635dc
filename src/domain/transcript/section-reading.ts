import type { CourseRow, TableModel } from './course-row.js';
import type { Draft, DraftSection, RowSpan } from './draft-transcript.js';
import type { Card } from './labelled-rows.js';
import type { ExamHeading } from './exam-rows.js';
import type { Line } from './lines.js';
import type { LevelSaid } from './row-fields.js';
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
  /** A year has been printed and no term under it yet: rows that follow are of the year. */
  yearIsOpen: boolean;
  /** A course whose values are named on the lines below it. */
  card: Card | null;
  /** The newest heading of a table of exams in the block. */
  exams: ExamHeading | null;
  inKey: boolean;
  /** What the newest line that names a level says of the courses below it. */
  level: LevelSaid | null;
  last: CourseRow | null;
  /** A line that is the beginning of the title of the next row. */
  above: Line | null;
  /** The newest table: totals may stand under its heading on a later page. */
  table: TableModel | null;
  /** How many rows have been read. */
  rows: number;
  /** The rows that the newest totals are of. */
  summed: RowSpan;
}

/** Opens a section for the rows that follow. */
export function openSection(
  reading: Reading,
  section: Pick<DraftSection, 'kind' | 'name' | 'term' | 'basis' | 'line'>,
): DraftSection {
  const opened: DraftSection = { ...section, level: reading.level, rows: [], totals: null };
  reading.draft.sections.push(opened);
  reading.section = opened;
  reading.yearIsOpen = false;
  reading.last = null;
  return opened;
}

/** The newest row with what a further line added to it. */
export function replaceLast(row: CourseRow, reading: Reading): void {
  const section = reading.draft.sections.find((each) => each.rows.includes(reading.last!));
  if (section !== undefined) section.rows[section.rows.lastIndexOf(reading.last!)] = row;
  reading.last = row;
}
