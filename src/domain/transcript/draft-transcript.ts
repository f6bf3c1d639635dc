import type { Issue } from '../reason.js';
import type { Term } from '../term.js';
import type { CourseRow } from './course-row.js';
import type { CourseStatus, CreditBasis } from './transcript.js';
import type { RunningTotals } from './check-running-totals.js';
import type { TotalsLine } from './totals-line.js';

/** A run of rows under one heading, while the pages are being read. */
export interface DraftSection {
  readonly kind: 'term' | 'other';
  readonly name: string;
  readonly term: Term | null;
  readonly basis: CreditBasis;
  readonly rows: CourseRow[];
  totals: TotalsLine | null;
}

export interface Draft {
  readonly sections: DraftSection[];
  /** Every line of overall totals, in reading order: running totals grow, the last one counts. */
  readonly overall: RunningTotals[];
  readonly issues: Issue[];
  /** What the key printed on the paper says of its grades. */
  readonly key: Map<string, CourseStatus>;
}
