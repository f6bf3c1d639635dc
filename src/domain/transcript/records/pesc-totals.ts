import type { StatedTotals } from './assemble-transcript.js';
import { nodesAt, textAt, type RecordNode } from './record-node.js';
import { amountIn } from './record-row.js';

type Kind = 'all' | 'own' | 'other' | 'cumulative';

/** `AcademicSummaryType`: the kinds that sum whole records. The rest sum parts and cannot be compared. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['', 'all'],
  ['All', 'all'],
  ['SenderOnly', 'own'],
  ['TransferOnly', 'other'],
  ['Cumulative', 'cumulative'],
]);

/** The totals that stand directly in a session or a record, by what they sum; the last of a kind is valid. */
export function statedTotals(parent: RecordNode): Partial<Record<Kind, StatedTotals>> {
  const totals: Partial<Record<Kind, StatedTotals>> = {};
  for (const node of nodesAt(parent, 'AcademicSummary')) {
    const kind = KINDS.get(textAt(node, 'AcademicSummaryType') ?? '');
    const [gpa] = nodesAt(node, 'GPA');
    if (kind === undefined || gpa === undefined) continue;
    const line = {
      scope: 'overall' as const,
      attempted: amountIn(textAt(gpa, 'CreditHoursAttempted')).value,
      earned: amountIn(textAt(gpa, 'CreditHoursEarned')).value,
      gpa: textAt(gpa, 'GradePointAverage'),
    };
    if (line.attempted !== null || line.earned !== null || line.gpa !== null) totals[kind] = { line, node };
  }
  return totals;
}
