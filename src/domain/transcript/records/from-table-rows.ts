import { readCredits, type Credits } from '../../credits.js';
import type { Issue, Place } from '../../reason.js';
import { bareGrade, looksLikeGrade, looksLikeNumericGrade, statusOfGrade } from '../grades.js';
import type { CourseStatus, CreditBasis, TranscriptCourse } from '../transcript.js';
import {
  bareAmount,
  cellText,
  isAmount,
  isBlank,
  isCode,
  isDateDamage,
  isFormula,
  isNumber,
  rowText,
  type TableCell,
  type TableField,
  type TableRow,
} from './from-table-cells.js';
import { leadingCode, type Columns } from './from-table-columns.js';

/** One row as a course, with what a person has to look at. */
export interface TableCourse {
  readonly course: Omit<TranscriptCourse, 'id'>;
  /** The cells that it was read from, each in its column. */
  readonly row: TableRow;
  /** The term that the row itself names; null where it names none. */
  readonly term: string | null;
  /** The heading of credit from elsewhere under which the row belongs; null for the school's own terms. */
  readonly elsewhere: string | null;
  readonly issues: readonly Issue[];
}

/** Reads a row by its columns; null when it is no course. */
export function readTableCourse(given: TableRow, columns: Columns, isSure: boolean): TableCourse | null {
  const { row, isShifted } = isSure ? realigned(given, columns) : { row: given, isShifted: false };
  const get = (field: TableField) => {
    const text = cellText(row, columns.indexOf(field));
    return isBlank(text) ? '' : text;
  };
  const own = namesOf(get('code'), get('subject'), get('number'), get('title'));
  const outside = namesOf(
    get('transfer-code'),
    get('transfer-subject'),
    get('transfer-number'),
    get('transfer-title'),
  );
  const isOwn = own.code !== null || own.title !== '';
  const { code, title } = isOwn ? own : outside;
  if (code === null && title === '') return null;
  const grade = get('grade') || (isOwn ? '' : get('transfer-grade'));
  const amounts = amountsOf(get, isOwn);
  if (!isCourse({ code, title, grade, amounts, isSure })) return null;
  const basis = basisOf(get('kind'), grade, get('transfer-school') !== '' || !isOwn);
  const status = statusOf(grade, get('status'), get('repeat'), {
    earned: amounts.earned,
    isFinished: basis !== 'regular',
  });
  const name = code ?? title;
  const issues = [
    ...(isShifted ? [shiftedIssue(row, name)] : []),
    ...cellIssues(row, columns, name, basis === 'regular' || !isOwn),
  ];
  const school = get('transfer-school');
  const outsideHeading = school === '' ? 'Transfer credit' : `Transfer credit from ${school}`;
  const isOutside = school !== '' || !isOwn;
  const kindHeading = basis === 'regular' || get('kind') === '' ? null : get('kind');
  return {
    course: {
      code,
      title,
      creditsAttempted: amounts.attempted ?? amounts.credits,
      creditsEarned: amounts.earned ?? (status === 'completed' ? amounts.credits : null),
      grade: grade === '' ? null : bareGrade(grade),
      gradePoints: amountOf(get('points')),
      status,
      basis,
      evidence: { page: 1, box: given.box, text: rowText(given) },
      confidence: confidenceOf(isSure, code, title, issues.length),
    },
    row,
    term: termOf(get('term'), get('year')),
    elsewhere: isOutside ? outsideHeading : kindHeading,
    issues,
  };
}

/** Code and title; a code may stand in two columns or begin the title. */
function namesOf(
  coded: string,
  subject: string,
  number: string,
  titled: string,
): { readonly code: string | null; readonly title: string } {
  const isWhole = isCode(number) && !isNumber(number);
  const joined = isWhole || subject === '' ? number : `${subject} ${number}`.trim();
  const code = coded === '' ? joined : coded;
  if (code !== '') return { code, title: titled };
  const words = titled.split(' ');
  const length = leadingCode(titled);
  const rest = words
    .slice(length)
    .join(' ')
    .replace(/^[-–—:·|,]\s*/, '');
  if (length === 0 || rest === '') return { code: null, title: titled };
  return { code: words.slice(0, length).join(' ').replace(/[:,]$/, ''), title: rest };
}

interface Amounts {
  readonly credits: Credits | null;
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  /** Something stands where credit should, whether it can be read or not. */
  readonly isSaid: boolean;
}

function amountsOf(get: (field: TableField) => string, isOwn: boolean): Amounts {
  const outside = get('transfer-credits');
  const own = [get('credits'), get('attempted'), get('earned')];
  const isElsewhere = outside !== '' && (!isOwn || own.every((text) => text === ''));
  const [credits, attempted, earned] = isElsewhere ? [outside, '', ''] : own;
  return {
    credits: amountOf(credits!),
    attempted: amountOf(attempted!),
    earned: amountOf(earned!),
    isSaid: isElsewhere || own.some((text) => text !== ''),
  };
}

function amountOf(text: string): Credits | null {
  return isAmount(text) ? readCredits(bareAmount(text)) : null;
}

/** A course has a name and something that measures it; without a heading both must look the part. */
function isCourse(found: {
  readonly code: string | null;
  readonly title: string;
  readonly grade: string;
  readonly amounts: Amounts;
  readonly isSure: boolean;
}): boolean {
  const { code, title, grade, amounts, isSure } = found;
  const isCoded = code !== null && isCode(code);
  if (isSure) return amounts.isSaid || grade !== '' || (isCoded && title !== '');
  const { credits, attempted, earned } = amounts;
  const isMeasured = credits !== null || attempted !== null || earned !== null;
  const isGraded = looksLikeGrade(grade) || looksLikeNumericGrade(grade);
  return isMeasured || isGraded || (isCoded && title !== '');
}

const KINDS: readonly (readonly [CreditBasis, RegExp])[] = [
  ['military', /\bmilitary|joint services\b/i],
  ['exam', /\b(?:ap|clep|ib|dsst|a-?level|exam\w*|test|advanced placement|baccalaureate)\b/i],
  ['prior-learning', /\bprior learning|portfolio|experiential\b/i],
  ['transfer', /\btransf\w*|\btrf\b|\bexternal\b/i],
];

function basisOf(kind: string, grade: string, isOutside: boolean): CreditBasis {
  const said = KINDS.find(([, pattern]) => pattern.test(kind))?.[0];
  if (said !== undefined) return said;
  return isOutside || /^(?:TR|TRN|TRF|TCR)(?:[A-F][+-]?)?$/i.test(grade) ? 'transfer' : 'regular';
}

const STATUSES: readonly (readonly [CourseStatus, RegExp])[] = [
  ['in-progress', /in.?progress|enrolled|registered|current|planned|ongoing/i],
  ['withdrawn', /withdr\w*|dropped/i],
  ['incomplete', /incomplete/i],
  ['repeated', /repeat(?:ed)?\b/i],
  ['audit', /audit/i],
  ['failed', /fail|not passed/i],
  ['completed', /complete|pass|earned|transfer|graded|taken/i],
];

function statusOf(
  grade: string,
  status: string,
  repeat: string,
  { earned, isFinished }: { readonly earned: Credits | null; readonly isFinished: boolean },
): CourseStatus {
  const said = STATUSES.find(([, pattern]) => pattern.test(status))?.[0];
  const hasEarned = earned !== null && earned !== '0';
  const silent = said ?? (isFinished || hasEarned ? 'completed' : 'in-progress');
  // A mark in numbers says nothing of what it takes to pass; the word beside it does.
  const isSilent = grade === '' || (said !== undefined && looksLikeNumericGrade(grade));
  const base = isSilent ? silent : statusOfGrade(grade);
  const isRepeated = /^(?:R|E|X|Y(?:es)?|RP|REP|EX)/i.test(repeat) || said === 'repeated';
  return isRepeated && base === 'completed' ? 'repeated' : base;
}

function termOf(term: string, year: string): string | null {
  if (term === '') return year === '' ? null : year;
  return year === '' || /\d{4}|['’]\d\d|\d\d-\d\d/.test(term) ? term : `${term} ${year}`;
}

/** A comma in a title that nobody quoted pushes the rest of the row aside. */
function realigned(row: TableRow, columns: Columns): { row: TableRow; isShifted: boolean } {
  const last = row.cells.findLastIndex(({ text }) => text !== '');
  const extra = last + 1 - columns.length;
  const at = columns.indexOf('title');
  const amount = Math.max(columns.indexOf('credits'), columns.indexOf('attempted'));
  if (extra <= 0 || at < 0 || amount < at) return { row, isShifted: false };
  const parts = row.cells.slice(at, at + extra + 1);
  const joined: TableCell = {
    text: parts.map(({ text }) => text).join(', '),
    box: [parts[0]!.box[0], parts[0]!.box[1], parts.at(-1)!.box[2], parts.at(-1)!.box[3]],
  };
  const cells = [...row.cells.slice(0, at), joined, ...row.cells.slice(at + extra + 1)];
  const isBetter = !isAmount(cellText(row, amount)) && isAmount(cells[amount]?.text ?? '');
  return isBetter ? { row: { ...row, cells }, isShifted: true } : { row, isShifted: false };
}

function shiftedIssue(row: TableRow, name: string): Issue {
  const message = `The row of ${name} has more cells than the heading; its title was read over several.`;
  return { code: 'row-shifted', message, where: placeOf(row) };
}

const CREDIT: readonly TableField[] = ['credits', 'attempted', 'earned', 'transfer-credits'];
const COMPUTED: readonly TableField[] = [...CREDIT, 'code', 'number', 'title', 'grade', 'points'];

/** Cells that do not say what they should. None of them is repaired. */
function cellIssues(row: TableRow, columns: Columns, name: string, isCounted: boolean): Issue[] {
  const issues: Issue[] = [];
  columns.forEach((field, at) => {
    const cell = row.cells[at];
    if (cell === undefined || isBlank(cell.text)) return;
    const where = placeOf(cell);
    const isCredit = CREDIT.includes(field);
    if (isFormula(cell.text) && COMPUTED.includes(field)) {
      const message = `A formula stands in the row of ${name}: ${cell.text}. It is shown, not computed.`;
      issues.push({ code: 'formula-in-cell', message, where });
    } else if (isDateDamage(cell.text) && COMPUTED.includes(field) && field !== 'title') {
      const message =
        `A date stands where none belongs in the row of ${name}: ${cell.text}. ` +
        `A spreadsheet may have made it of something else; look at the original.`;
      issues.push({ code: 'date-in-cell', message, where });
    } else if (isCredit && isCounted && !isAmount(cell.text)) {
      const message = `No amount of credit could be read for ${name}.`;
      issues.push({ code: 'credits-unreadable', message, where });
    }
  });
  return issues;
}

export function placeOf({ box }: Pick<TableRow, 'box'>): Place {
  return { page: 1, box };
}

function confidenceOf(isSure: boolean, code: string | null, title: string, issues: number): number {
  const lacks = (code === null ? 0.05 : isCode(code) ? 0 : 0.1) + (title === '' ? 0.1 : 0);
  const value = (isSure ? 0.99 : 0.92) - lacks - Math.min(0.4, issues * 0.3);
  return Math.round(value * 100) / 100;
}
