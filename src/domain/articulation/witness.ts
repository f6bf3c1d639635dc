import { compareCredits, credits, type Credits } from '../credits.js';
import { gradeRank } from '../policy/grade.js';
import { LAST_TERM, termAt, termOrdinal, type Term } from '../term.js';
import type { ArticulationRule } from './articulation-rule.js';
import { coursesFor, courseKey } from './match-rules.js';
import type { Witness, WitnessCourse } from './rule-finding.js';
import { spanOf } from './rule-window.js';

/** A grade and a size of course that stand in where no rule asks for any. */
const PLAIN = { grade: 'C', credits: credits('3') };
/** What a rule for every program is tried with. */
const SOME_PROGRAM = 'any';

/**
 * Courses that make all the rules hold at once, tried by the matching itself; null where nothing can. A
 * course that several rules send is good enough for all of them.
 */
export function witnessFor(rules: readonly ArticulationRule[]): Witness | null {
  const program = commonProgram(rules);
  const school = commonSchool(rules);
  if (program === undefined || school === undefined) return null;
  const courses: WitnessCourse[] = [];
  for (const { key, code, times } of sentByAny(rules)) {
    const asking = rules.filter(({ sends }) => sends.some((sent) => courseKey(sent.code) === key));
    const term = commonTerm(asking);
    if (term === null) return null;
    const course = { institution: school, code, term, grade: bestGrade(asking), credits: most(asking) };
    courses.push(...Array.from({ length: times }, () => course));
  }
  const holds = rules.every((rule) => coursesFor(rule, courses, program ?? SOME_PROGRAM) !== null);
  return holds ? { program, courses } : null;
}

/** Each code that some rule sends, as often as the rule that sends it most often. */
function sentByAny(rules: readonly ArticulationRule[]) {
  const needed = new Map<string, { readonly key: string; readonly code: string; readonly times: number }>();
  for (const { sends } of rules) {
    for (const { code } of sends) {
      const key = courseKey(code);
      const times = sends.filter((each) => courseKey(each.code) === key).length;
      const known = needed.get(key);
      needed.set(key, { key, code: known?.code ?? code, times: Math.max(times, known?.times ?? 0) });
    }
  }
  return [...needed.values()];
}

/** Null where every rule is for every program, undefined where they share none. */
function commonProgram(rules: readonly ArticulationRule[]): string | null | undefined {
  const lists = rules.map(({ when }) => when.programs).filter((programs) => programs.length > 0);
  if (lists.length === 0) return null;
  return lists[0]!.toSorted().find((program) => lists.every((programs) => programs.includes(program)));
}

function commonSchool(rules: readonly ArticulationRule[]): string | null | undefined {
  const named = rules.flatMap(({ sending }) => ('any' in sending ? [] : [sending.institution]));
  return new Set(named).size > 1 ? undefined : (named[0] ?? null);
}

/** The first term that all windows share; where they have no beginning, the fall of the newest decision. */
function commonTerm(rules: readonly ArticulationRule[]): Term | null {
  const spans = rules.map((rule) => spanOf(rule));
  const from = Math.max(...spans.map((span) => span.from));
  const to = Math.min(...spans.map((span) => span.to));
  if (from > to) return null;
  if (from > 0) return termAt(from);
  const decided = rules.map(({ decided: { on } }) => on).toSorted();
  const fall = termOrdinal(`${decided.at(-1)!.slice(0, 4)}-fall` as Term);
  return termAt(to === LAST_TERM ? fall : Math.max(0, Math.min(to, fall)));
}

function bestGrade(rules: readonly ArticulationRule[]): string {
  const asked = rules.flatMap(({ when }) => when.minimumGrade ?? []);
  return asked.toSorted((a, b) => compareCredits(gradeRank(b)!, gradeRank(a)!))[0] ?? PLAIN.grade;
}

function most(rules: readonly ArticulationRule[]): Credits {
  const asked = rules.flatMap(({ when }) => when.minimumCredits ?? []);
  return asked.toSorted((a, b) => compareCredits(b, a))[0] ?? PLAIN.credits;
}
