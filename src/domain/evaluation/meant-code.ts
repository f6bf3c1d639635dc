import { alsoShown, NOTHING_SHOWN, withoutIdleZeros, zerosAreIdle } from '../matching/below-college.js';
import type { CreditLine } from './evaluation-input.js';

type Lines = readonly CreditLine[];
/** The schools whose leading zeros say nothing, by the lines of a person, which never change. */
const IDLE = new WeakMap<Lines, ReadonlySet<string | null>>();

/** The code of a line as its school means it, which all of the person's lines from there show together. */
export function meantCode(line: CreditLine, lines: Lines): string | null {
  if (line.code === null) return null;
  let idle = IDLE.get(lines);
  if (idle === undefined) IDLE.set(lines, (idle = schoolsOfIdleZeros(lines)));
  return idle.has(schoolOf(line)) ? withoutIdleZeros(line.code) : line.code;
}

function schoolsOfIdleZeros(lines: Lines): ReadonlySet<string | null> {
  const schools = new Set(lines.map(schoolOf));
  // Lines of no named school may be of many.
  schools.delete(null);
  for (const school of schools) {
    const theirs = lines.filter((line) => schoolOf(line) === school);
    if (!zerosAreIdle(theirs.reduce((shown, { code }) => alsoShown(shown, code), NOTHING_SHOWN)))
      schools.delete(school);
  }
  return schools;
}

function schoolOf({ institution, institutionName }: CreditLine): string | null {
  return institution?.unitid ?? institutionName;
}
