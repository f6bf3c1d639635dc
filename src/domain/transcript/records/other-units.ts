import { mostOften } from './most-often.js';
import type { RecordNode } from './record-node.js';
import { issueAt, type RecordRow } from './record-row.js';

/**
 * Rows counted in another unit than most of the record's: their credit must not be taken for that unit, so
 * each is doubtful and an issue.
 */
export function doubtingOtherUnits(
  rows: readonly RecordRow[],
  unitWord: (node: RecordNode) => string | null,
): readonly RecordRow[] {
  const usual = mostOften(rows.flatMap(({ node }) => unitWord(node) ?? []));
  return rows.map((row) => {
    const word = unitWord(row.node);
    if (word === null || word === usual) return row;
    const name = row.course.code ?? row.course.title;
    const message = `${name} is counted in ${plain(word)}, most of the record in ${plain(usual ?? '')}.`;
    const issue = issueAt(row.node, 'other-credit-unit', message);
    return { ...row, doubtful: true, issues: [...row.issues, issue] };
  });
}

/** `ClockHours` in words. */
function plain(word: string): string {
  const words = word.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.endsWith('s') ? words : `${words} units`;
}
