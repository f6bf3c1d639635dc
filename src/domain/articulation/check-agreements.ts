import { compareCredits, printCredits } from '../credits.js';
import { LAST_TERM, lastTermBegun, termOrdinal } from '../term.js';
import type { Program } from '../program/program.js';
import type { BlockAgreement, SatisfiedBlock } from './block-agreement.js';
import { newestVersions } from './newest-versions.js';
import { nameOf, type Finding, type RuleName } from './rule-finding.js';

/** An agreement with the file that it stands in, null where it stands in none, and its line. */
export type FiledAgreement = BlockAgreement & { readonly file: string | null; readonly line?: number };

type Found = Pick<Finding, 'code' | 'severity' | 'message' | 'names'> & { readonly of: readonly RuleName[] };

/** Agreements that go in a circle, contradict one another, or name or promise what there is not. */
export function checkAgreements(
  agreements: readonly FiledAgreement[],
  programs: readonly Program[] | null,
): readonly Finding[] {
  const holding = newestVersions(agreements);
  const ids = new Set(holding.map(({ id }) => id));
  const found = [
    ...agreements.flatMap((each) => [...namesUnknown(each, ids, programs), ...tooMuch(each, programs ?? [])]),
    ...circles(holding),
    ...contradictions(holding, programs ?? []),
  ];
  return found.map(({ of, ...rest }) => ({ ...rest, rules: of, witness: null, terms: null }));
}

function namesUnknown(
  agreement: FiledAgreement,
  ids: ReadonlySet<string>,
  programs: readonly Program[] | null,
): readonly Found[] {
  const { id, includes, satisfies } = agreement;
  const missing = includes.filter((each) => !ids.has(each));
  const blocks = (satisfies ?? []).filter((each) => programs !== null && blockOf(each, programs) === null);
  const base = { severity: 'warning', of: [nameOf(agreement)] } as const;
  return [
    ...missing.map((each) => ({
      ...base,
      code: 'agreement-unknown' as const,
      message: `The agreement ${id} takes in ${each}, which is not there.`,
      names: [each],
    })),
    ...blocks.map(({ program, block }) => ({
      ...base,
      code: 'block-unknown' as const,
      message: `The agreement ${id} fills the block ${block} of ${program}, which is not there.`,
      names: [`${program} ${block}`],
    })),
  ];
}

/** More credit than the block has: the rest of what is promised could stand nowhere. */
function tooMuch(agreement: FiledAgreement, programs: readonly Program[]): readonly Found[] {
  return (agreement.satisfies ?? []).flatMap((fills) => {
    const { program, block, credits } = fills;
    const whole = blockOf(fills, programs)?.credits;
    if (credits === null || whole === undefined || compareCredits(credits, whole) <= 0) return [];
    const gives = `The agreement ${agreement.id} gives ${printCredits(credits)} credits toward`;
    return {
      code: 'credits-over-block',
      severity: 'warning',
      message: `${gives} the block ${block} of ${program}, which has ${printCredits(whole)}.`,
      names: [`${program} ${block}`],
      of: [nameOf(agreement)],
    } as const;
  });
}

function blockOf(
  { program, block }: SatisfiedBlock,
  programs: readonly Program[],
): Program['blocks'][number] | null {
  const { blocks = [] } = programs.find(({ id }) => id === program) ?? {};
  return blocks.find(({ id }) => id === block) ?? null;
}

/**
 * Enough circles that whoever mends each has mended all: every agreement's taking in of another that is part
 * of a circle stands in one of them. Each begins at its first id in code-unit order.
 */
function circles(agreements: readonly FiledAgreement[]): readonly Found[] {
  const byId = new Map(agreements.map((each) => [each.id, each]));
  const told = new Set<string>();
  const found: Found[] = [];
  for (const { id, includes } of agreements) {
    for (const included of includes) {
      const back = told.has(stepOf(id, included)) ? null : shortestWay(included, id, byId);
      if (back === null) continue;
      [id, ...back.slice(0, -1)].forEach((from, at) => told.add(stepOf(from, back[at]!)));
      found.push(circle(back, byId));
    }
  }
  return found;
}

const stepOf = (from: string, to: string) => JSON.stringify([from, to]);

/** The ids on a shortest way from one agreement to another that it takes in, both ends included. */
function shortestWay(
  from: string,
  to: string,
  byId: ReadonlyMap<string, FiledAgreement>,
): readonly string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  const open = byId.has(from) ? [from] : [];
  for (const at of open) {
    if (at === to) return wayTo(at, before);
    for (const next of byId.get(at)!.includes) {
      if (before.has(next) || !byId.has(next)) continue;
      before.set(next, at);
      open.push(next);
    }
  }
  return null;
}

function wayTo(end: string, before: ReadonlyMap<string, string | null>): readonly string[] {
  const way = [];
  for (let at: string | null = end; at !== null; at = before.get(at) ?? null) way.unshift(at);
  return way;
}

function circle(ids: readonly string[], byId: ReadonlyMap<string, FiledAgreement>): Found {
  const start = ids.indexOf(ids.toSorted()[0]!);
  const way = [...ids.slice(start), ...ids.slice(0, start)];
  return {
    code: 'agreements-circular',
    severity: 'conflict',
    message: `Agreements take each other in: ${[...way, way[0]].join(' → ')}.`,
    names: [],
    of: way.map((id) => nameOf(byId.get(id)!)).toSorted(byName),
  };
}

/** One degree of one partner, one block here, and two amounts of credit at the same time. */
function contradictions(
  agreements: readonly FiledAgreement[],
  programs: readonly Program[],
): readonly Found[] {
  // What names no amount fills the whole block.
  const amount = (fills: SatisfiedBlock) => fills.credits ?? blockOf(fills, programs)?.credits ?? null;
  const promises = new Map<string, { readonly named: FiledAgreement; readonly fills: SatisfiedBlock }[]>();
  for (const named of agreements) {
    const { partner, requires, satisfies } = named;
    for (const fills of satisfies ?? []) {
      const key = JSON.stringify([partner.institution, requires.credential, fills.program, fills.block]);
      promises.set(key, [...(promises.get(key) ?? []), { named, fills }]);
    }
  }
  return [...promises.values()].flatMap((same) =>
    same.flatMap((a, at) =>
      same.slice(at + 1).flatMap((b) => {
        if (amount(a.fills) === amount(b.fills) || !overlap(a.named, b.named)) return [];
        const of = [nameOf(a.named), nameOf(b.named)].toSorted(byName);
        const { program, block } = a.fills;
        const message =
          `${of.map(({ id }) => id).join(' and ')} promise different credit ` +
          `toward the block ${block} of ${program} for the same degree.`;
        return [{ code: 'agreements-contradict', severity: 'conflict', message, names: [], of } as const];
      }),
    ),
  );
}

function overlap(a: BlockAgreement, b: BlockAgreement): boolean {
  const from = Math.max(
    ...[a, b].map(({ effective }) => (effective.from === null ? 0 : termOrdinal(effective.from))),
  );
  return from <= Math.min(lastOf(a), lastOf(b));
}

/** The last term for which it is in force. */
function lastOf({ effective: { to }, ended }: BlockAgreement): number {
  const planned = to === null ? LAST_TERM : termOrdinal(to);
  return ended === null ? planned : Math.min(planned, termOrdinal(lastTermBegun(ended.on)));
}

function byName(a: RuleName, b: RuleName): number {
  return a.id < b.id ? -1 : 1;
}
