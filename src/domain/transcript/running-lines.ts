import { codeLength } from './course-code.js';
import type { Line } from './lines.js';
import type { Region } from './regions.js';
import { readHeader, readTotalsHeader } from './table-header.js';
import { findTermName } from './term-names.js';

/** The lines that every page repeats at its head or foot: the same words at the same height. */
export function runningLines(regions: readonly Region[]): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const line of regions.flatMap((region) => region.lines)) {
    const key = runningKey(line);
    pages.set(key, (pages.get(key) ?? new Set()).add(line.page.number));
  }
  return new Set([...pages].filter(([, numbers]) => numbers.size > 1).map(([key]) => key));
}

/** A repeated line that says nothing about courses; headings of tables and terms are still needed. */
export function isRunning(line: Line, running: ReadonlySet<string>): boolean {
  if (!running.has(runningKey(line))) return false;
  if (codeLength(line.words.map((word) => word.text)) > 0) return false;
  return (
    readHeader(line.words) === null &&
    readTotalsHeader(line.words) === null &&
    findTermName(line.text) === null
  );
}

function runningKey(line: Line): string {
  return `${Math.round(line.box[1])} ${line.text}`;
}
