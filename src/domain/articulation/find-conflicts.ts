import { answerKey } from './answer-key.js';
import type { ArticulationRule } from './articulation-rule.js';
import { sentKeys } from './match-rules.js';
import { spanOf } from './rule-window.js';

/** Pairs of rules that one course can make hold at once. */
export interface RulePairs {
  /** Each pair once, as positions in the list of rules, the smaller first; in that order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** False: there are more than were asked for. */
  readonly complete: boolean;
}

interface Item {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly school: string;
  readonly programs: readonly string[];
  /** What the rules of a pair differ in. */
  readonly says: string;
}

type Saying = (rule: ArticulationRule) => string;
const answerOf: Saying = ({ receives }) => answerKey(receives);

/** Whichever school, or every program: no id is empty. */
const EVERY = '';

/** Pairs that one course can make hold at once, with the same priority and different answers. */
export function findConflicts(rules: readonly ArticulationRule[], pairsMax: number): RulePairs {
  return pairsThatDiffer(rules, pairsMax, () => '', answerOf);
}

/** The same with one answer, where only one of them asks for a person. */
export function findUnevenApprovals(rules: readonly ArticulationRule[], pairsMax: number): RulePairs {
  return pairsThatDiffer(rules, pairsMax, answerOf, ({ autoApprove }) => String(autoApprove));
}

/**
 * Pairs of one priority of which `alike` says the same and `says` does not. A minimum of grade or credits
 * only bounds from below, so some course is always good enough for both: schools, programs and windows alone
 * keep two rules apart. One sweep over the windows of each code and priority, so that the work grows with the
 * rules and the pairs found, not with the pairs there are.
 */
function pairsThatDiffer(
  rules: readonly ArticulationRule[],
  pairsMax: number,
  alike: Saying,
  says: Saying,
): RulePairs {
  const found = new Map<number, readonly [number, number]>();
  let complete = true;
  for (const items of sweptTogether(rules, alike, says)) {
    const open = new OpenRules();
    for (const item of items.toSorted((a, b) => a.from - b.from || a.at - b.at)) {
      complete = open.rivalsOf(item, (rival) => {
        const pair = [Math.min(rival.at, item.at), Math.max(rival.at, item.at)] as const;
        found.set(pair[0] * rules.length + pair[1], pair);
        return found.size <= pairsMax;
      });
      if (!complete) break;
      open.add(item);
    }
    if (!complete) break;
  }
  const pairs = [...found.values()].slice(0, pairsMax);
  return { pairs: pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]), complete };
}

/** Alike rules that send the same code with the same priority. One that can never hold takes no part. */
function sweptTogether(
  rules: readonly ArticulationRule[],
  alike: Saying,
  says: Saying,
): Iterable<readonly Item[]> {
  const groups = new Map<string, Item[]>();
  rules.forEach((rule, at) => {
    const { from, to } = spanOf(rule);
    if (from > to) return;
    const school = 'any' in rule.sending ? EVERY : rule.sending.institution;
    const programs = rule.when.programs.length === 0 ? [EVERY] : [...new Set(rule.when.programs)];
    const item = { at, from, to, school, programs, says: says(rule) };
    for (const key of sentKeys(rule)) {
      if (key === '') continue;
      const name = `${rule.priority} ${key} ${alike(rule)}`;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [item]);
      else group.push(item);
    }
  });
  return [...groups.values()].filter((items) => items.length > 1);
}

type BySaying = Map<string, Set<Item>>;

/** Rules whose window is open where the sweep has come to, by school, program and what they say. */
class OpenRules {
  readonly #bySchool = new Map<string, Map<string, BySaying>>();

  /** Every open rule that says otherwise for the same school and program, until `tell` says to stop. */
  rivalsOf(item: Item, tell: (rival: Item) => boolean): boolean {
    for (const byProgram of reached(this.#bySchool, [item.school])) {
      for (const bySaying of reached(byProgram, item.programs)) {
        for (const [said, rivals] of bySaying) {
          if (said === item.says) continue;
          for (const rival of rivals) {
            if (rival.to < item.from) rivals.delete(rival);
            else if (!tell(rival)) return false;
          }
          if (rivals.size === 0) bySaying.delete(said);
        }
      }
    }
    return true;
  }

  add(item: Item): void {
    const byProgram = under(this.#bySchool, item.school, () => new Map<string, BySaying>());
    for (const program of item.programs) {
      const bySaying = under(byProgram, program, () => new Map<string, Set<Item>>());
      under(bySaying, item.says, () => new Set<Item>()).add(item);
    }
  }
}

/** Those kept under one of the names or under every name; all of them where the names say every. */
function reached<Kept>(kept: ReadonlyMap<string, Kept>, names: readonly string[]): Iterable<Kept> {
  if (names[0] === EVERY) return kept.values();
  return [...names, EVERY].flatMap((name) => kept.get(name) ?? []);
}

function under<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
