import fc from 'fast-check';
import { answerKey } from '../../../src/domain/articulation/answer-key.js';
import type { ArticulationRule } from '../../../src/domain/articulation/articulation-rule.js';
import { checkRules } from '../../../src/domain/articulation/check-rules.js';
import { findConflicts } from '../../../src/domain/articulation/find-conflicts.js';
import { findUnreachable } from '../../../src/domain/articulation/find-unreachable.js';
import { findWindowGaps } from '../../../src/domain/articulation/find-window-gaps.js';
import { coursesFor, sentKeys } from '../../../src/domain/articulation/match-rules.js';
import { placeOf, spanOf } from '../../../src/domain/articulation/rule-window.js';
import { termOrdinal } from '../../../src/domain/term.js';
import { kindsOfCourse, PROGRAMS, SCHOOLS, smallRules, TERMS } from '../../support/small-rules.js';

const CODES = { A1: 'A 1', B1: 'B 1' };
const RUNS = { numRuns: 120 };

const check = (rules: readonly ArticulationRule[]) =>
  checkRules({
    rules: rules.map((rule) => ({ ...rule, file: null })),
    agreements: [],
    catalog: null,
    programs: null,
    senders: null,
  });

describe('conflicts', () => {
  it('are exactly the pairs that some courses make hold at once, as trying every course shows', () => {
    fc.assert(
      fc.property(smallRules, (rules) => {
        const found = findConflicts(rules, 1000);
        expect(found.complete).toBe(true);
        expect(found.pairs.map((pair) => pair.join())).toEqual(conflictsByTrying(rules));
      }),
      RUNS,
    );
  });

  it('each come with courses that make both rules hold when they are matched', () => {
    fc.assert(
      fc.property(smallRules, (rules) => {
        const byId = new Map(rules.map((rule) => [rule.id, rule]));
        const conflicts = check(rules).findings.filter(({ severity }) => severity === 'conflict');
        for (const { rules: named, witness } of conflicts) {
          expect(named).toHaveLength(2);
          for (const { id } of named) {
            const matched = coursesFor(byId.get(id)!, witness!.courses, witness!.program ?? 'whichever');
            expect(matched).toHaveLength(byId.get(id)!.sends.length);
          }
        }
      }),
      RUNS,
    );
  });

  it('beyond the number asked for are left out, and that is said', () => {
    const rules = fc
      .sample(smallRules, { numRuns: 100, seed: 3 })
      .find((each) => conflictsByTrying(each).length > 2)!;
    const all = findConflicts(rules, 1000).pairs.length;
    expect(findConflicts(rules, all)).toMatchObject({ complete: true });
    expect(findConflicts(rules, all - 1).complete).toBe(false);
    expect(findConflicts(rules, all - 1).pairs).toHaveLength(all - 1);
  });
});

describe('unreachable rules', () => {
  it('are exactly those that a stronger rule beats with every course there is', () => {
    let seen = 0;
    fc.assert(
      fc.property(smallRules, (rules) => {
        const found = findUnreachable(rules).map(({ rule }) => rule.id);
        seen += found.length;
        expect(found).toEqual(rules.filter((rule) => isAlwaysBeaten(rule, rules)).map(({ id }) => id));
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('stay unreachable with only the rules that are said to beat them', () => {
    fc.assert(
      fc.property(smallRules, (rules) => {
        for (const { rule, by } of findUnreachable(rules))
          expect(isAlwaysBeaten(rule, [rule, ...by])).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('gaps between windows', () => {
  it('are exactly the terms between two windows of the same courses that no rule covers', () => {
    fc.assert(
      fc.property(smallRules, (rules) => {
        const found = findWindowGaps(rules);
        for (const school of ['', '1', '2']) {
          for (const courses of ['A1', 'B1', 'A1+B1']) {
            const own = rules.filter(
              (rule) => schoolOf(rule) === school && sentKeys(rule).join('+') === courses,
            );
            const any = rules.filter((rule) => schoolOf(rule) === '' && sentKeys(rule).join('+') === courses);
            const told = (program: string | null) =>
              found
                .filter((gap) => own.includes(gap.rules[0]!) && gap.program === program)
                .map(({ gap }) => `${gap.from} ${gap.to}`);
            const general = told(null);
            expect(general).toEqual(gapsByTrying(own, any, 'neither'));
            for (const program of ['p', 'q']) {
              const tried = gapsByTrying(own, any, program);
              if (own.some(({ when }) => when.programs.includes(program)))
                expect(told(program)).toEqual(tried.filter((gap) => !general.includes(gap)));
            }
          }
        }
      }),
      RUNS,
    );
  });
});

describe('the whole check', () => {
  it('says the same of the same rules in any order', () => {
    fc.assert(
      fc.property(smallRules, fc.infiniteStream(fc.nat()), (rules, numbers) => {
        const shuffled = rules
          .map((rule) => ({ rule, at: numbers.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ rule }) => rule);
        expect(JSON.stringify(check(shuffled))).toBe(JSON.stringify(check(rules)));
      }),
      RUNS,
    );
  });
});

function conflictsByTrying(rules: readonly ArticulationRule[]): string[] {
  const kinds = (code: 'A1' | 'B1') =>
    SCHOOLS.map((school) => PROGRAMS.map((program) => kindsOfCourse(rules, CODES[code], school, program)));
  const known = { A1: kinds('A1'), B1: kinds('B1') };
  const pairs: string[] = [];
  rules.forEach((a, i) =>
    rules.forEach((b, j) => {
      if (j <= i || a.priority !== b.priority || answerKey(a.receives) === answerKey(b.receives)) return;
      const [left, right] = [sentKeys(a), sentKeys(b)];
      if (!left.some((key) => right.includes(key))) return;
      const meets = SCHOOLS.some((_, school) =>
        PROGRAMS.some((__, program) =>
          (['A1', 'B1'] as const).every((key) => {
            const needed = (left.includes(key) ? 1 << i : 0) | (right.includes(key) ? 1 << j : 0);
            return (
              needed === 0 || [...known[key][school]![program]!].some((kind) => (kind & needed) === needed)
            );
          }),
        ),
      );
      if (meets) pairs.push(`${i},${j}`);
    }),
  );
  return pairs;
}

function isAlwaysBeaten(rule: ArticulationRule, rules: readonly ArticulationRule[]): boolean {
  const own = rules.indexOf(rule);
  const stronger = rules.flatMap((each, at) => (each.priority > rule.priority ? [at] : []));
  const keys = sentKeys(rule) as ('A1' | 'B1')[];
  let held = false;
  for (const school of SCHOOLS) {
    for (const program of PROGRAMS) {
      const [first, second] = keys.map((key) =>
        [...kindsOfCourse(rules, CODES[key], school, program)].filter((kind) => kind & (1 << own)),
      );
      for (const a of first!) {
        for (const b of second ?? [a]) {
          held = true;
          const beaten = stronger.some((at) => {
            const needs = sentKeys(rules[at]!);
            return needs.every((key) => keys.includes(key as 'A1') && (key === keys[0] ? a : b) & (1 << at));
          });
          if (!beaten) return false;
        }
      }
    }
  }
  return held;
}

function schoolOf({ sending }: ArticulationRule): string {
  return 'any' in sending ? '' : sending.institution;
}

/** Runs of terms that no window covers, with windows of their own courses on both sides. */
function gapsByTrying(
  own: readonly ArticulationRule[],
  general: readonly ArticulationRule[],
  program: string,
): string[] {
  const applies = ({ when }: ArticulationRule) =>
    when.programs.length === 0 || when.programs.includes(program);
  const spans = (rules: readonly ArticulationRule[]) => rules.filter(applies).map((rule) => spanOf(rule));
  const covers = (list: ReturnType<typeof spans>, place: number) =>
    list.some(({ from, to }) => from <= place && place <= to);
  const mine = spans(own).filter(({ from, to }) => from <= to);
  const both = [...mine, ...spans(general)];
  const places = TERMS.map((term) => placeOf(term));
  const empty = places.filter(
    (place) =>
      !covers(both, place) && mine.some(({ to }) => to < place) && mine.some(({ from }) => from > place),
  );
  const runs: string[] = [];
  for (const place of empty) {
    if (empty.includes(place - 1)) continue;
    let end = place;
    while (empty.includes(end + 1)) end += 1;
    runs.push(`${place} ${end}`);
  }
  return termOrdinal(TERMS[0]!) + TERMS.length === termOrdinal(TERMS.at(-1)!) + 1 ? runs : [];
}
