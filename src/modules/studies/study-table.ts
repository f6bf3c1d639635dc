import { COUNT_WORDS, countText, COUNTS, type StudyView } from '../../contract/studies.js';

/** The sums of the figures and what they are made of; a parent stands above its parts. */
const ORDER = Object.keys(COUNT_WORDS) as (keyof typeof COUNT_WORDS)[];

/** A finished study as a table for a spreadsheet: what was supposed, then a count a row. */
export function studyTable({ words, askedBy, askedAt, versions, smallestCell, result }: StudyView): string {
  const given = [
    ['supposed', words],
    ['asked by', askedBy],
    ['asked at', askedAt],
    ...Object.entries(versions).map(([name, version]) => [`version of ${name}`, version]),
    ['counts not shown', `fewer than ${smallestCell} cases, and what would give them away`],
  ];
  const counts = result?.counts;
  const rows = ORDER.filter((name) => COUNTS.includes(name)).map((name) => [
    COUNT_WORDS[name],
    counts === undefined ? '' : countText(counts[name], smallestCell),
  ]);
  const credits = [
    ['credits gained', result?.gainedCredits ?? 'not shown'],
    ['credits lost', result?.lostCredits ?? 'not shown'],
    ['credits in all', result?.netCredits ?? 'not shown'],
  ];
  return [['what', 'value'], ...given, ...rows, ...credits]
    .map((row) => `${row.map(cellOf).join(',')}\r\n`)
    .join('');
}

/** Quoted, and nothing that a spreadsheet would take for a formula. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+|\/\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
