import type { CourseStatus } from './transcript.js';

/** How the numbers among the grades of one paper are to be taken. */
export interface GradeScale {
  /** The lowest number that passes, or the highest where one is the best mark. */
  readonly passes: number;
  readonly best: 'high' | 'low';
}

const NUMBER = /^(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?\/\s?(\d{2,3}))?(?:%| e lode|L)?$/i;
const FAIL_RANGE = new RegExp(
  String.raw`(?:fail\w{0,6}|niet voldoende|insuficiente|nicht (?:bestanden|ausreichend)|` +
    String.raw`insuffisant)[^.;\n\d]{0,25}?0\s*(?:-|–|to)\s*(\d{1,3}(?:[.,]\d+)?)`,
  'i',
);
const PASS_FROM = new RegExp(
  String.raw`(?:minimum (?:passing|pass)|minimum grade|pass(?:ing)? (?:mark|grade|score)|lowest pass\w*|` +
    String.raw`passed (?:from|with)|to pass|aprobatoria|aprobado|aprova\w+|m[ií]nim[ao]|` +
    String.raw`voldoende(?: vanaf)?|` +
    String.raw`ungenügend unter|sufficiente|sufficient|godkänd|moyenne|note minimale|zaliczenie)` +
    String.raw`[^.;\n\d]{0,30}?(\d{1,3}(?:[.,]\d+)?)`,
  'i',
);
const LOW_IS_BEST =
  /nicht (?:bestanden|ausreichend|genügend)|beste Note|sehr gut|Gesamtnote|Leistungspunkte/i;

/**
 * The scale of the numeric grades of a paper: what its key says, else what its numbers show. Null when no
 * grade
 * is a number.
 */
export function gradeScaleOf(grades: readonly string[], text: string): GradeScale | null {
  const read = grades.flatMap((grade) => {
    const match = NUMBER.exec(grade);
    return match === null ? [] : [{ value: numberOf(match[1]!), of: match[2] }];
  });
  if (read.length === 0) return null;
  const values = read.map(({ value }) => value);
  const most = Math.max(...values);
  const stated = statedPass(text, most);
  if (stated !== null) return { passes: stated, best: 'high' };
  const of = read.find((each) => each.of !== undefined)?.of;
  if (of !== undefined) return { passes: Number(of) * (of === '30' ? 0.6 : 0.5), best: 'high' };
  const german = most <= 5 && Math.min(...values) >= 1 && LOW_IS_BEST.test(text);
  if (german) return { passes: 4, best: 'low' };
  if (read.length > 2 && values.every((value) => SEVEN_STEPS.includes(value)) && grades.some(isOfSevenSteps))
    return { passes: 2, best: 'high' };
  if (most > 40) return { passes: 50, best: 'high' };
  if (most > 20) return { passes: 18, best: 'high' };
  if (most > 10) return { passes: 10, best: 'high' };
  // On a scale of ten, five passes; scales of five and less differ too much to be told without a key.
  return { passes: most > 5.5 ? 5 : 1, best: 'high' };
}

/** The Danish scale, which writes two of its grades with two digits: `-3 00 02 4 7 10 12`. */
const SEVEN_STEPS: readonly number[] = [0, 2, 4, 7, 10, 12];

function isOfSevenSteps(grade: string): boolean {
  return grade === '00' || grade === '02';
}

/** What a numeric grade says on the scale of its paper; null for other grades. */
export function statusOnScale(grade: string, scale: GradeScale | null): CourseStatus | null {
  const match = NUMBER.exec(grade);
  if (match === null || scale === null) return null;
  const value = numberOf(match[1]!);
  const passed = scale.best === 'high' ? value >= scale.passes : value <= scale.passes && value >= 1;
  return passed ? 'completed' : 'failed';
}

function statedPass(text: string, most: number): number | null {
  const failsTo = FAIL_RANGE.exec(text)?.[1];
  if (failsTo !== undefined) {
    const limit = numberOf(failsTo);
    return limit < most ? (Number.isInteger(limit) ? limit + 1 : limit + 0.01) : null;
  }
  const from = PASS_FROM.exec(text)?.[1];
  const value = from === undefined ? null : numberOf(from);
  return value !== null && value > 0 && value <= most && value >= most * 0.25 ? value : null;
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
