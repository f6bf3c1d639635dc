import {
  filled,
  isAmount,
  isCode,
  isPlainGrade,
  type TableField,
  type TableRow,
} from './from-table-cells.js';

/**
 * What a heading may mean. Beside the fields: `name`, `course` and `result`, which only the other columns and
 * the cells below can settle, and `college`, which is a school or a part of one.
 */
export type Meaning = TableField | 'name' | 'course' | 'result' | 'college';

const TERM = '(?:term|semester|session|quarter|trimester)s?';
const COURSE = '(?:course|module|class|subject|unit|paper|catalog|catalogue|crse|subj)';
const AMOUNT = '(?:credits?|cred|cr|crs|crd|hours?|hrs?|units?|points?|ects)';

/** The first that fits is the meaning; the most telling stand first. */
const MEANINGS: readonly (readonly [Meaning, RegExp])[] = [
  ['student-name', /^(?:student|learner|pupil|full|last|first)(?: full| last| first| s)? name$|^student$/],
  ['student-id', /\b(?:student|learner|pupil)\b.*\b(?:id|no|nr|number)\b|^(?:sid|emplid|matriculation no)$/],
  ['term', /^(?:academic |study |calendar |course )?(?:term|semester|session|quarter|trimester|period)$/],
  ['term', new RegExp(String.raw`\b${TERM} (?:taken|name|descr?\w*|title|code|label|completed|year)$`)],
  ['term', /^(?:when )?(?:taken|completed)(?: in| when)?$|^(?:year|yr) (?:and )?(?:term|semester)$|^when$/],
  ['year', /^(?:academic |school |calendar |study )?(?:year|yr)(?: taken)?$|^ay$/],
  ['level', /^(?:course |credit |student |academic )?(?:level|lvl|career)(?: code)?$/],
  [
    'ignored',
    new RegExp(
      String.raw`\b(?:average|avg|median|mean|enrol\w*|size|basis|mode|component|campus|instructor|` +
        String.raw`professor|teacher|faculty|lecturer|location|room|building|days?|times?|start|end|crn|` +
        String.raw`section|sec|sect|level|lvl|career|attrib\w*|attr|gen ?ed|flags?|comments?|notes|keys?|` +
        String.raw`gpa|gpr|cgpa|midterm|cip|major|degree|program(?:me)?|dates?|accept\w*|requirement|` +
        String.raw`category|language|email|phone)\b`,
    ),
  ],
  ['repeat', /^(?:r|rpt|rep|ri|repeat(?:s|ed)?(?: (?:code|indicator|flag|ind))?)$/],
  ['kind', /\b(?:credit|course|record|entry|source)? ?(?:type|source|origin)\b/],
  ['status', /\bstatus\b/],
  ['points', /\b(?:quality|qual|grade|gr|honou?r) (?:points?|pts?|pnts?)\b|^(?:pts|q?pts|qps?|gp|gpts)$/],
  [
    'attempted',
    new RegExp(
      String.raw`\b(?:attempted|attmp?t?d|ahrs)\b|\batt(?:empt)?\b.*\b${AMOUNT}\b|` +
        String.raw`\b${AMOUNT} att(?:empt)?\b|^att$`,
    ),
  ],
  ['earned', new RegExp(String.raw`\b(?:earned|ernd|ern|erned|ehrs)\b|\b(?:passed|awarded)\b`)],
  ['earned', new RegExp(String.raw`\b${AMOUNT} (?:completed|compl)\b|\bcompleted ${AMOUNT}\b`)],
  ['title', /\b(?:title|descriptive|description|descr|desc)\b/],
  ['code', new RegExp(String.raw`\b${COURSE}? ?(?:codes?|ids?)\b`)],
  ['number', new RegExp(String.raw`\b${COURSE}? ?(?:number|nbr|num|nr|nos?)\b|^cat(?:alog)?$`)],
  ['name', new RegExp(String.raw`\b${COURSE}? ?names?\b|^(?:exam|examination|test|assessment)s?$`)],
  ['grade', /\b(?:grades?|grde?|grd|marks?|letters?|scores?|nota|note)\b|^(?:gr|gd|final)$/],
  ['result', /^(?:results?|remarks?|outcome|pass fail)$/],
  [
    'subject',
    /^(?:subjects?|subj|sub|dept|department|discipline|prefix|rubric)\b|\b(?:subject|prefix|dept|rubric)$/,
  ],
  ['course', /^(?:courses?|classes|class|crse|module|paper|unit)$/],
  ['credits', new RegExp(String.raw`\b(?:${AMOUNT}|sh|qh|sch|uoc|cp|ch|hr|value)\b`)],
  ['school', /\b(?:institution|university|school)\b/],
  ['college', /\bcollege\b/],
];
const FROM_ELSEWHERE = /^(?:transfer(?:red)?|trf|xfer|external|ext|sending|source|previous)\b ?/;

/** The words of a heading, as they are compared: `CourseCode` and `course_code` are `course code`. */
function plainHeading(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();
}

/** What a heading says; null when its words are strange. */
export function meaningOf(heading: string): Meaning | null {
  const plain = plainHeading(heading);
  const outside = plain.replace(FROM_ELSEWHERE, '');
  if (outside !== plain && outside !== '') return elsewhere(outside);
  if (outside === '' && plain !== '') return 'kind';
  return MEANINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The field of a course taken at another school. */
function elsewhere(heading: string): Meaning {
  const meaning = MEANINGS.find(([, pattern]) => pattern.test(heading))?.[0];
  switch (meaning) {
    case 'school':
    case 'college':
      return 'transfer-school';
    case 'code':
    case 'course':
      return 'transfer-code';
    case 'name':
      return /course|class/.test(heading) ? 'transfer-subject' : 'transfer-school';
    case 'subject':
      return 'transfer-subject';
    case 'number':
      return 'transfer-number';
    case 'title':
      return 'transfer-title';
    case 'credits':
    case 'attempted':
    case 'earned':
      return 'transfer-credits';
    case 'grade':
      return 'transfer-grade';
    default:
      return 'ignored';
  }
}

const NAMING: readonly Meaning[] = ['code', 'subject', 'number', 'title', 'name', 'course'];
const MEASURING: readonly Meaning[] = [
  'credits',
  'attempted',
  'earned',
  'grade',
  'points',
  'result',
  'term',
  'transfer-credits',
];

/** Is the row the heading of a table of courses, by its words? */
export function isHeading(row: TableRow): boolean {
  const cells = filled(row);
  if (cells.length < 2 || cells.some(({ text }) => text.length > 60 || /^[\d.,]+$/.test(text))) return false;
  const meanings = cells.map(({ text }) => meaningOf(text));
  const known = meanings.filter((meaning) => meaning !== null);
  const has = (list: readonly Meaning[]) => known.some((meaning) => list.includes(meaning));
  const isKnown = has(NAMING) && has(MEASURING) && known.length >= Math.max(2, cells.length * 0.5);
  // A course may be called Course Design and be graded P: cells with digits or grades are no headings.
  return isKnown && !cells.some(({ text }) => isAmount(text) || /^[A-F][+-]?$/.test(text));
}

/** Is the row a heading in words that nobody knows? The rows below it hold digits where it holds none. */
export function isStrangeHeading(row: TableRow, below: readonly TableRow[]): boolean {
  const cells = filled(row);
  if (cells.length < 3 || below.length < 2) return false;
  if (cells.some(({ text }) => isAmount(text) || isCode(text) || isPlainGrade(text))) return false;
  if (cells.some(({ text }) => text.length > 40)) return false;
  const full = below.filter((each) => filled(each).length >= 3);
  return row.cells.some((cell, at) => {
    const counted = full.filter((each) => /\d/.test(each.cells[at]?.text ?? ''));
    const isWord = cell.text !== '' && !/\d/.test(cell.text);
    return isWord && full.length >= 2 && counted.length >= full.length * 0.7;
  });
}

/** Two headings are the same when they read the same. */
export function headingKey(row: TableRow): string {
  return row.cells
    .map(({ text }) => plainHeading(text))
    .join('|')
    .replace(/\|+$/, '');
}
