import { withoutIdleZeros, zerosAreIdle } from '../matching/below-college.js';
import type { CreditLine } from './evaluation-input.js';

type Lines = readonly CreditLine[];
/** The schools whose leading zeros say nothing, by the lines of a person, which never change. */
const IDLE = new WeakMap<Lines, ReadonlySet<string>>();

/** The code of a line as its school means it, which all of the person's lines from there show together. */
export function meantCode(line: CreditLine, lines: Lines): string | null {
  if (line.code === null) return null;
  let idle = IDLE.get(lines);
  if (idle === undefined) IDLE.set(lines, (idle = schoolsOfIdleZeros(lines)));
  return idle.has(schoolOf(line)) ? withoutIdleZeros(line.code) : line.code;
}

function schoolsOfIdleZeros(lines: Lines): ReadonlySet<string> {
  const schools = new Set(lines.map(schoolOf));
  for (const school of schools) {
    const theirs = lines.filter((line) => schoolOf(line) === school);
    if (!zerosAreIdle(theirs.map(({ code }) => code))) schools.delete(school);
  }
  return schools;
}

function schoolOf({ institution, institutionName }: CreditLine): string {
  return institution?.unitid ?? institutionName ?? '';
}
