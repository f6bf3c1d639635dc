import { compareCredits, printCredits, type Credits } from '../credits.js';
import { groupBy } from '../group-by.js';
import { LAST_TERM, lastTermBegun, termOrdinal, type TermRange } from '../term.js';
import type { Program } from '../program/program.js';
import type { BlockAgreement, SatisfiedBlock } from './block-agreement.js';
import { newestVersions } from './newest-versions.js';
import { nameOf, type Finding, type RuleName } from './rule-finding.js';
import { rangeOf, termsText } from './rule-text.js';
import { outside, type Span } from './rule-window.js';

/** An agreement with the file that it stands in, null where it stands in none, and its line. */
export type FiledAgreement = BlockAgreement & { readonly file: string | null; readonly line?: number };

type Found = Pick<Finding, 'code' | 'severity' | 'message' | 'names'> & {
  readonly of: readonly RuleName[];
  readonly terms?: TermRange;
};

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
    ...contradictions(agreements, programs ?? []),
  ];
  return found.map(({ of, ...rest }) => ({ terms: null, ...rest, rules: of, witness: null }));
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

interface Promised {
  readonly named: FiledAgreement;
  readonly fills: SatisfiedBlock;
}

/** One degree of one partner, one block here, and two amounts of credit at the same time. */
function contradictions(
  agreements: readonly FiledAgreement[],
  programs: readonly Program[],
): readonly Found[] {
  const promised = agreements.flatMap((named) =>
    (named.satisfies ?? []).map((fills): Promised => ({ named, fills })),
  );
  const sameBlock = groupBy(promised, ({ named, fills }) =>
    JSON.stringify([named.partner.institution, fills.program, fills.block]),
  );
  return [...sameBlock.values()].flatMap((same) =>
    same.flatMap((a, at) =>
      same.slice(at + 1).flatMap((b) => {
        // What names no amount fills the whole block.
        const amounts = [a, b].map(({ fills }) => fills.credits ?? blockOf(fills, programs)?.credits ?? null);
        if (amounts[0] === amounts[1] || !sameDegree(a.named, b.named)) return [];
        const both = timesOfBoth(a.named, b.named, agreements);
        return both === null ? [] : [contradiction([a, b], amounts, rangeOf(both))];
      }),
    ),
  );
}

function contradiction(
  [a, b]: readonly [Promised, Promised],
  amounts: readonly (Credits | null)[],
  terms: TermRange,
): Found {
  const [mine, theirs] = amounts.map((each) => (each === null ? 'all' : printCredits(each)));
  const message =
    `${a.named.id} promises ${mine} credits and ${b.named.id} promises ${theirs} toward the block ` +
    `${a.fills.block} of ${a.fills.program} for the same degree, ${termsText(terms)}.`;
  const of = [nameOf(a.named), nameOf(b.named)].toSorted(byName);
  return { code: 'agreements-contradict', severity: 'conflict', message, names: [], of, terms };
}

/** An agreement that names no credential is for every one. Versions of one agreement take turns. */
function sameDegree(a: BlockAgreement, b: BlockAgreement): boolean {
  const credentials = new Set([a, b].flatMap(({ requires }) => requires.credential ?? []));
  return a.id !== b.id && credentials.size < 2;
}

/** The first terms in which a beginning makes both govern; null where none does. */
function timesOfBoth(
  a: BlockAgreement,
  b: BlockAgreement,
  agreements: readonly BlockAgreement[],
): Span | null {
  const theirs = timesOf(b, agreements);
  const shared = timesOf(a, agreements).flatMap((mine) =>
    theirs.map(({ from, to }) => ({ from: Math.max(mine.from, from), to: Math.min(mine.to, to) })),
  );
  return shared.find(({ from, to }) => from <= to) ?? null;
}

/** When it governs: while it is in force and no higher version of it is (T36). */
function timesOf(agreement: BlockAgreement, agreements: readonly BlockAgreement[]): readonly Span[] {
  const { id, version, governedBy } = agreement;
  const newer = agreements.filter(
    (each) =>
      each.id === id &&
      each.version > version &&
      // A version that goes by another beginning may be out of force where this one is in it.
      (each.governedBy === governedBy || each.governedBy === null || governedBy === null),
  );
  return outside(inForce(agreement), newer.map(inForce));
}

function inForce({ effective: { from, to }, ended }: BlockAgreement): Span {
  const planned = to === null ? LAST_TERM : termOrdinal(to);
  return {
    from: from === null ? 0 : termOrdinal(from),
    to: ended === null ? planned : Math.min(planned, termOrdinal(lastTermBegun(ended.on))),
  };
}

function byName(a: RuleName, b: RuleName): number {
  return a.id < b.id ? -1 : 1;
}
