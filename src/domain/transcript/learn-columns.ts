import type { CourseRow } from './course-row.js';
import { codeLength } from './course-code.js';
import { cellsByShape } from './row-shape.js';
import type { Word } from './lines.js';
import type { Role } from './heading-words.js';
import { median } from './settle-columns.js';
import type { Column } from './table-header.js';

/**
 * The columns of a table that has no heading, learned from rows that could be read by their shape alone; null
 * when there are too few. With them the rows that say less, such as courses in progress, can be read too.
 */
export function learnColumns(rows: readonly CourseRow[]): readonly Column[] | null {
  if (rows.length < 3) return null;
  const cells = rows.flatMap((row) => {
    const line = row.lines[0]!;
    const shaped = cellsByShape(line.words);
    return shaped === null || line.page.unit === 'characters' ? [] : [shaped];
  });
  if (cells.length < 3) return null;
  const found = new Map<Role, { x0: number[]; x1: number[] }>();
  const note = (role: Role, words: readonly Word[]) => {
    if (words.length === 0) return;
    const at = found.get(role) ?? { x0: [], x1: [] };
    at.x0.push(words[0]!.x0);
    at.x1.push(words.at(-1)!.x1);
    found.set(role, at);
  };
  for (const { code, title, values } of cells) {
    note('code', code.slice(0, codeLength(code.map((word) => word.text))));
    note('title', title);
    for (const [role, words] of values) note(role, words);
  }
  const columns = [...found]
    .filter(([, { x0 }]) => x0.length >= cells.length * 0.3)
    .map(([role, { x0, x1 }]): Column => ({ role, x0: median(x0), x1: median(x1), label: '' }))
    .toSorted((a, b) => a.x0 - b.x0);
  return columns.some(({ role }) => role === 'title') ? columns : null;
}
