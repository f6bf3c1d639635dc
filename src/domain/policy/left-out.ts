import type { AcademicLevel, ProgramLevel } from '../program/program.js';
import type { Channel, TransferPolicy } from './transfer-policy.js';

/** What holds where a policy leaves a setting out: what was so before it was one. */
export const LEFT_OUT = {
  grades: {
    letters: {
      'A+': '4.3',
      A: '4',
      'A-': '3.7',
      'B+': '3.3',
      B: '3',
      'B-': '2.7',
      'C+': '2.3',
      C: '2',
      'C-': '1.7',
      'D+': '1.3',
      D: '1',
      'D-': '0.7',
    },
    highestPoints: '4.33',
    pass: ['P', 'PASS', 'PASSED', 'S', 'SAT', 'CR', 'CREDIT'],
    passRanksAs: 'C',
    fail: ['F', 'FAIL', 'FAILED', 'NC', 'NP', 'U', 'E', 'WF', 'UNSAT'],
    pointsPerPercent: '0.04',
  },
  courseLevels: {
    undergraduate: ['undergraduate', 'unknown'],
    graduate: ['undergraduate', 'graduate', 'unknown'],
  },
  afterEntry: 'accepted',
  excludedKinds: ['vendor', 'high-school'],
  sparedCategories: ['MUSIC'],
  homeCountry: 'US',
  syllabusCategories: ['MUSIC'],
  academicYearBegins: 'fall',
  officialChannels: ['sealed-envelope', 'issuer-electronic'],
} as const satisfies Partial<TransferPolicy>;

/** The levels of the school's own courses that serve a degree of the level. */
export function levelsServing(
  { courseLevels = LEFT_OUT.courseLevels }: Pick<TransferPolicy, 'courseLevels'>,
  level: ProgramLevel = 'undergraduate',
): readonly AcademicLevel[] {
  return courseLevels[level];
}

/** Is it official, of which the papers came so? An estimate where one came otherwise, or none at all. */
export function areOfficial(
  channels: readonly Channel[],
  { officialChannels = LEFT_OUT.officialChannels }: Pick<TransferPolicy, 'officialChannels'>,
): boolean {
  return channels.length > 0 && channels.every((each) => officialChannels.some((one) => one === each));
}
