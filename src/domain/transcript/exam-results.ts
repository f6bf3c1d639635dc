import { isLetterGrade } from './grades.js';
import type { TranscriptCourse } from './transcript.js';

/** A program of examinations for which colleges give credit, as papers name it and as it is scored. */
interface ExamProgram {
  readonly name: string;
  readonly words: RegExp;
  /** Who sends its score reports. */
  readonly issuer: RegExp;
  /** From the least to the greatest whole score; null where it scores by letters. */
  readonly scale: readonly [least: number, most: number] | null;
}

const PROGRAMS: readonly ExamProgram[] = [
  {
    name: 'AP',
    words: /\bAP\b|\badvanced placement\b(?: program\b)?/i,
    issuer: /\bcollege board\b|\badvanced placement program\b/i,
    scale: [1, 5],
  },
  {
    name: 'CLEP',
    words: /\bCLEP\b|\bcollege[- ]level examination program\b/i,
    issuer: /\bcollege board\b|\bCLEP\b|\bcollege[- ]level examination program\b/i,
    scale: [20, 80],
  },
  {
    name: 'IB',
    words: /\bIB\b|\binternational baccalaureate\b/i,
    issuer: /\binternational baccalaureate\b/i,
    scale: [1, 7],
  },
  {
    name: 'DSST',
    words: /\bDSST\b|\bDANTES\b/i,
    issuer: /\bDSST\b|\bDANTES\b|\bprometric\b/i,
    scale: [200, 500],
  },
  {
    name: 'A-Level',
    words: /\b(?:GCE )?A[- ]levels?\b|\badvanced levels?\b/i,
    issuer: /\bcambridge (?:assessment )?international\b|\bedexcel\b|\bAQA\b|\bOCR\b|\bWJEC\b|\bCCEA\b/i,
    scale: null,
  },
];

/** What a paper plainly says of an examination. Nothing of it is supposed. */
export interface ExamResult {
  readonly program: string;
  /** Without the name of its program. */
  readonly name: string;
  readonly score: string;
  /** In which it was sat, where the row prints one. */
  readonly year: string | null;
}

/** The program of examinations that the text names; null where it names none, or more than one. */
export function examProgramIn(text: string): string | null {
  const named = PROGRAMS.filter(({ words }) => words.test(text));
  return named.length === 1 ? named[0]!.name : null;
}

/** Is the paper of this issuer the program's own report, and not a college's record of it? */
export function isReportOf(program: string, issuer: string | null): boolean {
  return issuer !== null && PROGRAMS.some((each) => each.name === program && each.issuer.test(issuer));
}

/** The line at the head of a paper that names who sends score reports; null where none does. */
export function scoreReportIssuer(heads: readonly string[]): string | null {
  const isReport = heads.some((text) => /\bscores?\b|\bresults?\b|\btranscript\b/i.test(text));
  if (!isReport) return null;
  return heads.find((text) => PROGRAMS.some(({ issuer }) => issuer.test(text)) && text.length <= 60) ?? null;
}

/** Is the text a score of the program, spelled as its reports spell it? */
export function isScoreOf(program: string, text: string): boolean {
  const scale = PROGRAMS.find(({ name }) => name === program)?.scale;
  if (scale === undefined) return false;
  if (scale === null) return /^(?:A\*|[A-E])$/.test(text);
  return /^\d{1,3}$/.test(text) && Number(text) >= scale[0] && Number(text) <= scale[1];
}

/** Is it a number that the program never gives? Of programs that are not known here, nothing is. */
export function isImpossibleScore(program: string, score: string): boolean {
  const scale = PROGRAMS.find(({ name }) => name === program)?.scale ?? null;
  return scale !== null && /^-?\d+(?:\.\d+)?$/.test(score) && !isScoreOf(program, score);
}

/**
 * The examination that a row of a record stands for; null where its program, name or score is not plain. In
 * a block of exams its grade may be the score; elsewhere its title must say all of it, and a letter grade
 * says that it is a course like any other.
 */
export function examResultOf(course: TranscriptCourse, heading: string | null): ExamResult | null {
  const { title, grade, basis, code } = course;
  const isOfBlock = basis === 'exam';
  const program =
    examProgramIn(title) ?? (isOfBlock ? (examProgramIn(code ?? '') ?? examProgramIn(heading ?? '')) : null);
  if (program === null || (!isOfBlock && (basis !== 'regular' || isLetterGrade(grade ?? '')))) return null;
  const { name, score: said } = nameAndScore(title, program);
  const graded = isOfBlock && grade !== null && isScoreOf(program, grade) ? grade : null;
  if (said !== null && graded !== null && said !== graded) return null;
  const score = said ?? graded;
  if (score === null || !/\p{L}{3}/u.test(name)) return null;
  const printed = code === null ? course.evidence.text : course.evidence.text.replace(code, ' ');
  return { program, name, score, year: yearIn(printed) };
}

/** `Score: 4`, `(4)`, and a last number: `Psychology 4`. */
const SCORE_SAID = /[\s,/–-]*\b(?:exam )?scores?\b(?: of)?[\s:=-]*(\d{1,3}|A\*|[A-E])(?![\p{L}\d])\)?/iu;
const SCORE_LAST = /[\s,:–-]+\(?(\d{1,3}|A\*|(?<=\()[A-E])\)?$/;
/** Names that end in a number of their own: a number behind them is a score only where there are two. */
const NUMBERED = /\b(?:physics|level|levels|part|calculus|paper|unit)$/i;

/** The name of an exam and the score that stands with it; null where none plainly does. */
export function nameAndScore(title: string, program: string): { name: string; score: string | null } {
  const words = PROGRAMS.find((each) => each.name === program)!.words;
  const said = SCORE_SAID.exec(title);
  const last = said ?? SCORE_LAST.exec(title);
  const rest = last === null ? title : title.replace(last[0], ' ');
  const isSure = said !== null || (last !== null && (last[0].endsWith(')') || !NUMBERED.test(rest.trim())));
  const score = last !== null && isSure && isScoreOf(program, last[1]!) ? last[1]! : null;
  return { name: bareName(score === null ? title : rest, words), score };
}

function bareName(title: string, words: RegExp): string {
  return title
    .replace(words, ' ')
    .replace(/\((?:exam(?:ination)?|test)?\)|\b(?:exam(?:ination)?|test)\b(?=\W*$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:/–-]+|[\s:/,–-]+$/g, '');
}

/** The one year in a text, by itself or in a date; null where there is none, or more than one. */
function yearIn(text: string): string | null {
  const years = new Set([...text.matchAll(/(?<![\d.])(?:19[5-9]\d|20\d\d)(?![\d.])/g)].map(([year]) => year));
  return years.size === 1 ? [...years][0]! : null;
}
