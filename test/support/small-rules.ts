import fc from 'fast-check';
import type { ArticulationRule, Receives } from '../../src/domain/articulation/articulation-rule.js';
import { holdsForCourse, type CourseTaken } from '../../src/domain/articulation/match-rules.js';
import { credits } from '../../src/domain/credits.js';
import type { Term } from '../../src/domain/term.js';

/**
 * Terms in which rules of the small world begin and end; the world itself reaches one further on each side.
 */
const BOUNDS: readonly Term[] = ['2011-winter', '2011-spring', '2011-summer', '2011-fall', '2012-winter'];
export const TERMS: readonly Term[] = ['2010-fall', ...BOUNDS, '2012-spring'];
const GRADES = [null, 'F', 'P', 'C-', 'C', 'B', 'A'] as const;
const CREDITS = [null, '2', '3', '4.5'].map((each) => (each === null ? null : credits(each)));
export const SCHOOLS = ['1', '2', null] as const;
export const PROGRAMS = ['p', 'q', 'neither'] as const;

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 1 });
const answer: fc.Arbitrary<Receives> = fc.constantFrom<Receives>(
  { course: 'H-1' },
  { courses: ['H-2', 'H-1'] },
  { courses: ['H-1', 'H-2'] },
  { none: 'thin' },
);
const range = fc
  .tuple(orNull(BOUNDS), orNull(BOUNDS))
  .map(([a, b]) => (a !== null && b !== null && TERMS.indexOf(a) > TERMS.indexOf(b) ? [b, a] : [a, b]))
  .map(([from, to]) => ({ from: from!, to: to! }));

/** A rule of the small world, without its id. */
const rule = fc.record({
  sending: fc.constantFrom(
    { institution: '1' },
    { institution: '1' },
    { institution: '2' },
    { any: true as const },
  ),
  sends: fc.constantFrom(
    [{ code: 'A 1' }],
    [{ code: 'A-1' }],
    [{ code: 'B 1' }],
    [{ code: 'a 1' }, { code: 'B 1' }],
  ),
  receives: answer,
  when: fc.record({
    minimumGrade: orNull(['C', 'B']),
    minimumCredits: orNull([credits('3'), credits('4.5')]),
    taken: range,
    programs: fc.constantFrom([], [], ['p'], ['q'], ['p', 'q']),
  }),
  priority: fc.integer({ min: 0, max: 2 }),
  ended: fc
    .constantFrom(null, null, null, null, '2011-01-15', '2011-06-01')
    .map((on) => (on === null ? null : { on, by: 'x', reason: 'x' })),
});

/** A handful of rules that crowd one another. */
export const smallRules: fc.Arbitrary<readonly ArticulationRule[]> = fc
  .array(rule, { minLength: 2, maxLength: 7 })
  .map((rules) =>
    rules.map((each, at) => ({
      ...each,
      id: `r${at}`,
      version: 1,
      autoApprove: true,
      decided: { by: 'x', on: '2011-06-01', reason: 'x' },
      citation: null,
    })),
  );

/** Every course of a code that the small world knows. */
function everyCourse(code: string, institution: string | null): readonly CourseTaken[] {
  return [null, ...TERMS].flatMap((term) =>
    GRADES.flatMap((grade) => CREDITS.map((size) => ({ institution, code, term, grade, credits: size }))),
  );
}

const KNOWN = new WeakMap<readonly ArticulationRule[], Map<string, ReadonlySet<number>>>();

/** The rules that a course meets, as a bit each: what decides, without the many courses that are alike. */
export function kindsOfCourse(
  rules: readonly ArticulationRule[],
  code: string,
  school: string | null,
  program: string,
): ReadonlySet<number> {
  const known = KNOWN.get(rules) ?? new Map<string, ReadonlySet<number>>();
  KNOWN.set(rules, known);
  const name = [code, school, program].join(' ');
  const kinds = known.get(name) ?? new Set(everyCourse(code, school).map((course) => kindOf(course)));
  known.set(name, kinds);
  return kinds;

  function kindOf(course: CourseTaken): number {
    return rules.reduce((bits, rule, at) => bits | (Number(holdsForCourse(rule, course, program)) << at), 0);
  }
}
