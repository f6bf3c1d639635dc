import type { CourseRow } from './course-row.js';

/** Rows that must agree before a first word is taken for a column of its own. */
const ROWS_MIN = 4;
const PART_MIN = 0.85;

/**
 * Rows without the numbers of sections, levels and places of study that stand before the titles where no
 * heading
 * and no gap sets them apart: a first word that nearly all rows share, or that has the shape of a section's
 * number in nearly all of them.
 */
export function withoutPrefixes(rows: readonly CourseRow[]): readonly CourseRow[] {
  const shared = sharedPrefix(rows);
  if (shared === null) return rows;
  const shorter = rows.map((row) => {
    const [first, ...rest] = row.title.split(' ');
    return rest.length > 0 && shared(first!) ? { ...row, title: rest.join(' ') } : row;
  });
  return withoutPrefixes(shorter);
}

function sharedPrefix(rows: readonly CourseRow[]): ((word: string) => boolean) | null {
  const titles = rows.filter(({ code, title }) => code !== null && title.includes(' '));
  if (titles.length < ROWS_MIN || titles.length < rows.length * 0.6) return null;
  const firsts = titles.map(({ title }) => title.split(' ')[0]!);
  const isSection = (word: string) => /^(?:\d{2,3}[A-Z]?|[A-Z]\d{2}|[A-Z]{1,2})$/.test(word);
  if (firsts.filter(isSection).length >= firsts.length * PART_MIN) return isSection;
  const usual = firsts.toSorted()[Math.floor(firsts.length / 2)]!;
  const same = (word: string) => word === usual;
  const various = new Set(titles.map(({ code }) => code)).size;
  return various >= ROWS_MIN && firsts.filter(same).length >= firsts.length * PART_MIN ? same : null;
}
