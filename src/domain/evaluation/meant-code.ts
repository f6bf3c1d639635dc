import { meantCode, noteCourse, type ShownBySchool } from '../matching/idle-zeros.js';
import type { CreditLine } from './evaluation-input.js';

type Lines = readonly CreditLine[];
/** What the lines of a person, which never change, show of how each school numbers. */
const SHOWN = new WeakMap<Lines, ShownBySchool>();

/** The code of a line as its school means it, which all of the person's lines from there show together. */
export function meantCodeOf(line: CreditLine, lines: Lines): string | null {
  let shown = SHOWN.get(lines);
  if (shown === undefined) SHOWN.set(lines, (shown = shownBy(lines)));
  return meantCode(shown, schoolOf(line), line.code);
}

function shownBy(lines: Lines): ShownBySchool {
  const shown: ShownBySchool = new Map();
  for (const line of lines) noteCourse(shown, schoolOf(line), line.code);
  return shown;
}

function schoolOf({ institution, institutionName }: CreditLine): string {
  return institution?.unitid ?? institutionName ?? '';
}
