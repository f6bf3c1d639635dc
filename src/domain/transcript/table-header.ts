import { gapBefore, type Word } from './lines.js';

export type Role =
  | 'code'
  | 'title'
  | 'credits'
  | 'attempted'
  | 'earned'
  | 'gpa-credits'
  | 'grade'
  | 'points'
  | 'repeat'
  | 'term'
  | 'section'
  | 'other';

export interface Column {
  readonly role: Role;
  readonly x0: number;
  readonly x1: number;
}

/**
 * What the words of column headings mean, most telling first: `Course Title` is a title, `Grade Points` are
 * points.
 */
const MEANINGS: readonly (readonly [Role, RegExp])[] = [
  [
    'other',
    new RegExp(
      String.raw`\b(?:average|avg|median|enrol\w*|size|basis|mode|component|campus|camp|` +
        String.raw`instructor|gen ?ed|area|start|end|dates?|status|type|remarks?|lang\w*)\b`,
    ),
  ],
  ['section', /\bsect?(?:ion)?\b/],
  ['attempted', /\b(?:attempted|attempt|attmp?t?d?|att|attm|ahrs)\b/],
  ['earned', /\b(?:earned|earn|ernd|ern|erned|ehrs|completed|compl?|passed)\b/],
  ['gpa-credits', /\b(?:gpa|qhrs)\b/],
  ['points', /\b(?:points?|pts|qpts?|qps?|gp|gpts|qual\w*)\b/],
  ['title', /\b(?:title|description|descriptive|descr?|name)\b/],
  ['grade', /\b(?:grades?|grde?|gr|gd|marks?|final|note|result)\b/],
  ['repeat', /^(?:r|rpt|rep|repeat(?:ed)?|ri)$/],
  ['credits', /\b(?:credits?|cred|cr|crs|crd|hours?|hrs?|units?|ects|cp|sh|qh|sch|value)\b/],
  ['other', /\b(?:level|lvl|lv)\b/],
  ['term', /\b(?:terms?|semester|session|year|taken|when)\b/],
  [
    'code',
    new RegExp(
      String.raw`\b(?:subjects?|subj|sub|courses?|crse|code|catalog|cat|dept|department|` +
        String.raw`discipline|class|no|nos|number|nbr|num|nr|id|module)\b`,
    ),
  ],
];

/** Pairs of words that head one column together. */
const PAIR = new RegExp(
  String.raw`^(?:(?:course|subject|subj|crse|class|catalog|module) (?:title|name|description|` +
    String.raw`descriptive|no|nos|number|nbr|num|code|id|and|crse)|descriptive title|` +
    String.raw`(?:credits?|cred|cr|hours?|hrs?|units?|sem(?:ester)?|quarter|qtr|gpa|quality|` +
    String.raw`qual|grade|grd|gr|att|earned|earn|attempted|course|final|letter|official|honor|` +
    String.raw`class|grading|cum) (?:hours?|hrs?|hr|credits?|cr|units?|attempted|att|earned|` +
    String.raw`ernd|points?|pts|grade|value|average|avg|basis|size|sem|crse)|gen ed)$`,
);

/**
 * The columns that a line heads; null when the line is no heading of a table of courses. It names a course or
 * a title and at least one of credit, grade and points, and almost nothing else.
 */
export function readHeader(words: readonly Word[]): readonly Column[] | null {
  const columns = columnsOf(words);
  if (columns === null) return null;
  const has = (...roles: Role[]) => columns.some((column) => roles.includes(column.role));
  const measured = has('credits', 'attempted', 'earned', 'grade', 'points');
  return has('code', 'title') && measured && columns.length >= 2 ? settled(columns) : null;
}

/** As `readHeader`, for the heading of a table of totals: measures only, no course. */
export function readTotalsHeader(words: readonly Word[]): readonly Column[] | null {
  const columns = columnsOf(words);
  if (columns === null || columns.length < 2) return null;
  const measured = columns.filter((column) =>
    ['credits', 'attempted', 'earned', 'points', 'gpa-credits'].includes(column.role),
  );
  return measured.length >= 2 && !columns.some((column) => ['code', 'title'].includes(column.role))
    ? columns
    : null;
}

/** Every word as part of a column heading; null when too many words are something else. */
function columnsOf(words: readonly Word[]): readonly Column[] | null {
  if (words.length > 24 || words.some((word) => /\d/.test(word.text))) return null;
  const columns: Column[] = [];
  let strange = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    const next = words[at + 1];
    const pair = next === undefined ? '' : `${plain(word)} ${plain(next)}`;
    if (next !== undefined && gapBefore(words, at + 1) < 0.75 && PAIR.test(pair)) {
      columns.push({ role: roleOf(pair) ?? 'other', x0: word.x0, x1: next.x1 });
      at += 1;
      continue;
    }
    const role = roleOf(plain(word));
    if (role !== null) columns.push({ role, x0: word.x0, x1: word.x1 });
    else if (!/^[\W_]*$/.test(word.text)) strange += 1;
  }
  return columns.length === 0 || strange > columns.length * 0.34 ? null : columns;
}

function roleOf(text: string): Role | null {
  return MEANINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/**
 * A second `Course`-like heading without a title beside it is the title: `Course · Description` and `Code ·
 * Course`.
 */
function settled(columns: readonly Column[]): readonly Column[] {
  const merged: Column[] = [];
  for (const column of columns) {
    const last = merged.at(-1);
    if (last?.role === 'code' && column.role === 'code') {
      merged[merged.length - 1] = { ...last, x1: column.x1 };
    } else merged.push(column);
  }
  return merged;
}

function plain(word: Word): string {
  return word.text.toLowerCase().replace(/[^\p{L}&]+/gu, '');
}
