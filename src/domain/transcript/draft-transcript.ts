import type { Issue } from '../reason.js';
import type { Term } from '../term.js';
import type { CourseRow } from './course-row.js';
import type { Line } from './lines.js';
import type { LevelSaid } from './row-fields.js';
import type { CourseStatus, CreditBasis } from './transcript.js';
import type { TotalsLine } from './totals-line.js';

/** Totals as they stand among the rows of the paper. */
export interface PlacedTotals extends TotalsLine {
  /** How many sections had been opened when they were printed. */
  readonly after: number;
  /** The rows between the totals before them and these, counted in reading order from 0. */
  readonly rows: RowSpan;
}

export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** A run of rows under one heading, while the pages are being read. */
export interface DraftSection {
  readonly kind: 'term' | 'other';
  readonly name: string;
  readonly term: Term | null;
  readonly basis: CreditBasis;
  /** The line that opens it; null where rows stand before any heading. */
  readonly line: Line | null;
  /** The level that a line above its first row gives to its courses. */
  level: LevelSaid | null;
  readonly rows: CourseRow[];
  totals: PlacedTotals | null;
}

export interface Draft {
  readonly sections: DraftSection[];
  /** Every line of overall totals, in reading order: running totals grow, the last one counts. */
  readonly overall: PlacedTotals[];
  readonly issues: Issue[];
  /** What the key printed on the paper says of its grades. */
  readonly key: Map<string, CourseStatus>;
}
