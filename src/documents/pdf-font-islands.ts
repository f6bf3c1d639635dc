import type { Issue } from '../domain/reason.js';
import { placeOn, type TextPage, type TextRun } from '../domain/transcript/text-page.js';
import type { Transcript, TranscriptCourse } from '../domain/transcript/transcript.js';

/** Cells of a page that say how its columns are printed; with fewer there is no usual way. */
const CELLS_MIN = 5;
const USUAL = 0.7;
/** More odd cells than this are a way of printing. */
const ODD_MAX = 3;
const SIZE_STEP = 0.4;
/** Grades that many schools print in another weight to make them stand out. */
const EMPHASISED = /^(?!(?:[A-D][+-]?)$)/;

interface Cell {
  readonly run: TextRun;
  readonly row: Row;
  readonly text: string;
}

interface Row {
  readonly course: TranscriptCourse;
  readonly page: TextPage;
  readonly runs: readonly TextRun[];
}

/** Grades and amounts that are printed in another font or size than the others in their column. */
export function fontIslands(transcript: Transcript, pages: readonly TextPage[]): Issue[] {
  const rows = rowsOf(transcript, pages);
  return pages.flatMap((page) => {
    const here = rows.filter((row) => row.page === page);
    const titles = usualOf(here.map(titleOf).filter((run) => run !== null));
    if (titles === null) return [];
    const regular = here.filter((row) => {
      const title = titleOf(row);
      return title !== null && isLike(title, titles);
    });
    const grades = regular.flatMap((row) => cellsOf(row, [row.course.grade]));
    const amounts = regular.flatMap((row) =>
      cellsOf(row, [row.course.creditsAttempted, row.course.creditsEarned, row.course.gradePoints]),
    );
    return [...oddOnes(grades, 'grade'), ...oddOnes(amounts, 'amount')];
  });
}

function oddOnes(cells: readonly Cell[], what: string): Issue[] {
  const usual = usualOf(cells.map(({ run }) => run));
  if (usual === null) return [];
  const odd = cells.filter(({ run }) => !isLike(run, usual));
  if (odd.length === 0 || odd.length > ODD_MAX) return [];
  const plain = new Set(cells.filter((cell) => !odd.includes(cell)).map(({ text }) => text));
  return odd
    .filter(({ run, text }) => what !== 'grade' || !isEmphasis(run, usual, text, plain))
    .map(({ run, row: { page }, text }) => {
      const box = [run.x, run.y, run.x + run.width, run.y + run.height] as const;
      const styles = `${styleOf(run)}, the others here in ${styleOf(usual)}`;
      const message = `The ${what} “${text}” is printed in ${styles}.`;
      return { code: 'font-island', message, where: placeOn(page, box) };
    });
}

function isEmphasis(run: TextRun, usual: TextRun, text: string, plain: ReadonlySet<string>): boolean {
  const family = (font: string) => nameOf(font).split(/[-,]/)[0];
  // Two fonts without a name, or two pieces of one face, may be one face in two weights.
  const sameFamily = family(run.font) === family(usual.font);
  const sameSize = Math.abs(run.height - usual.height) < SIZE_STEP;
  return sameFamily && sameSize && !plain.has(text) && EMPHASISED.test(text);
}

/** The run whose font and size most of the runs have; null when there is no usual way of printing. */
function usualOf(runs: readonly TextRun[]): TextRun | null {
  if (runs.length < CELLS_MIN) return null;
  const groups: { like: TextRun; count: number }[] = [];
  for (const run of runs) {
    const group = groups.find(({ like }) => isLike(run, like));
    if (group === undefined) groups.push({ like: run, count: 1 });
    else group.count += 1;
  }
  const [most] = groups.toSorted((a, b) => b.count - a.count);
  return most !== undefined && most.count >= USUAL * runs.length ? most.like : null;
}

function isLike(a: TextRun, b: TextRun): boolean {
  return a.font === b.font && Math.abs(a.height - b.height) < SIZE_STEP;
}

function rowsOf({ terms, otherCredit }: Transcript, pages: readonly TextPage[]): Row[] {
  const courses = [...otherCredit, ...terms].flatMap((group) => group.courses);
  const placed = new Map(pages.map((page) => [page.number, { page, runs: placedRuns(page) }]));
  return courses.flatMap((course) => {
    const found = placed.get(course.evidence.page);
    if (found === undefined) return [];
    const [x0, y0, x1, y1] = course.evidence.box;
    const { page, runs } = found;
    const here: PlacedRun[] = [];
    for (let at = firstFrom(runs, y0); at < runs.length && runs[at]!.y <= y1; at += 1) {
      if (runs[at]!.x >= x0 - 1 && runs[at]!.x <= x1 + 1) here.push(runs[at]!);
    }
    return [{ course, page, runs: here.toSorted((a, b) => a.at - b.at).map(({ run }) => run) }];
  });
}

interface PlacedRun {
  readonly run: TextRun;
  /** Its number in the order of the page. */
  readonly at: number;
  /** Its middle on the unrotated page. */
  readonly x: number;
  readonly y: number;
}

/** The runs of a page from top to bottom. */
function placedRuns(page: TextPage): readonly PlacedRun[] {
  const runs = page.runs.map((run, at) => {
    const [x0, y0, x1, y1] = placeOn(page, [run.x, run.y, run.x + run.width, run.y + run.height]).box;
    return { run, at, x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
  });
  return runs.toSorted((a, b) => a.y - b.y);
}

/** The first run whose middle is not above `y`. */
function firstFrom(runs: readonly PlacedRun[], y: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.y < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A word of the row's title, which says how the row as a whole is printed. */
function titleOf({ course, runs }: Row): TextRun | null {
  const words = new Set(course.title.split(/\s+/).filter((word) => /[A-Za-z]{3}/.test(word)));
  return runs.find(({ text }) => words.has(text)) ?? null;
}

/** The row's pieces of text that say one of the values, from the right, where they usually stand. */
function cellsOf(row: Row, values: readonly (string | null)[]): Cell[] {
  return values.flatMap((value) => {
    if (value === null) return [];
    const run = row.runs.findLast(({ text }) => text === value || isSameAmount(text, value));
    return run === undefined ? [] : [{ run, row, text: run.text }];
  });
}

function isSameAmount(text: string, value: string): boolean {
  return (
    /^\d+[.,]?\d*$/.test(text) &&
    /^\d+\.?\d*$/.test(value) &&
    Number(text.replace(',', '.')) === Number(value)
  );
}

function styleOf({ font, height }: TextRun): string {
  return `${nameOf(font) || 'a font without a name'} ${Math.round(height * 10) / 10}`;
}

function nameOf(font: string): string {
  return font.replace(/#\d+$/, '');
}
