import { gapBefore, type Line } from './lines.js';
import { columnsOf, type Column } from './table-header.js';
import { findTermName } from './term-names.js';

/**
 * A line that names a term and heads the measures of its table in one: `Fall 2012 · Cred · Grade · Points`.
 * Null when it is no such line.
 */
export function splitTermHeader(line: Line): { name: string; columns: readonly Column[] } | null {
  const { words } = line;
  // A row of courses or totals heads nothing.
  if (/\d[.,]\d/.test(line.text)) return null;
  for (let at = 1; at < words.length; at += 1) {
    if (gapBefore(words, at) < 1) continue;
    const name = words
      .slice(0, at)
      .map((word) => word.text)
      .join(' ');
    const term = findTermName(name);
    if (term === null || name.length > 40) continue;
    const measures = columnsOf(words.slice(at));
    if (measures === null) continue;
    const known = measures.filter(({ role }) => role !== 'other');
    if (known.length < 2 || known.length < words.slice(at).length * 0.4) continue;
    const title: Column = { role: 'title', x0: words[0]!.x0, x1: words[at - 1]!.x1, label: '' };
    const hasTitle = measures.some(({ role }) => role === 'title' || role === 'code');
    return { name, columns: hasTitle ? measures : [title, ...measures] };
  }
  return null;
}
