import { LAST_TERM, lastTermBegun, termOrdinal } from '../term.js';
import type { Program } from '../program/program.js';
import type { BlockAgreement, SatisfiedBlock } from './block-agreement.js';
import type { Finding, RuleName } from './rule-finding.js';

interface NamedAgreement {
  readonly agreement: BlockAgreement;
  readonly file: string | null;
}

type Found = Pick<Finding, 'code' | 'severity' | 'message' | 'names'> & { readonly of: readonly RuleName[] };

/** Agreements that go in a circle, contradict one another, or name what there is not. */
export function checkAgreements(
  agreements: readonly NamedAgreement[],
  programs: readonly Program[] | null,
): readonly Finding[] {
  const byId = new Map(agreements.map((each) => [each.agreement.id, each]));
  const found = [
    ...agreements.flatMap((each) => [...namesUnknown(each, byId, programs), ...circleOf(each, byId)]),
    ...contradictions(newest(agreements), programs ?? []),
  ];
  return found.map(({ of, ...rest }) => ({ ...rest, rules: of, witness: null, terms: null }));
}

function namesUnknown(
  named: NamedAgreement,
  byId: ReadonlyMap<string, NamedAgreement>,
  programs: readonly Program[] | null,
): readonly Found[] {
  const { id, includes, satisfies } = named.agreement;
  const missing = includes.filter((each) => !byId.has(each));
  const blocks = (satisfies ?? []).filter((each) => programs !== null && !exists(each, programs));
  const base = { severity: 'warning', of: [nameOf(named)] } as const;
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

function exists({ program, block }: SatisfiedBlock, programs: readonly Program[]): boolean {
  return programs.some((each) => each.id === program && each.blocks.some(({ id }) => id === block));
}

/** Each circle is told once, at its first id in code-unit order. */
function circleOf(start: NamedAgreement, byId: ReadonlyMap<string, NamedAgreement>): readonly Found[] {
  const first = start.agreement.id;
  const seen = new Set<string>();
  const open: { readonly at: NamedAgreement; readonly path: readonly NamedAgreement[] }[] = [
    { at: start, path: [start] },
  ];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const id of next.at.agreement.includes) {
      if (id === first) return [circle(next.path)];
      const included = byId.get(id);
      if (included === undefined || id < first || seen.has(id)) continue;
      seen.add(id);
      open.push({ at: included, path: [...next.path, included] });
    }
  }
  return [];
}

function circle(path: readonly NamedAgreement[]): Found {
  const ids = path.map(({ agreement }) => agreement.id);
  return {
    code: 'agreements-circular',
    severity: 'conflict',
    message: `Agreements take each other in: ${[...ids, ids[0]].join(' → ')}.`,
    names: [],
    of: path.map(nameOf).toSorted(byName),
  };
}

/** Of each agreement the version that holds. */
function newest(agreements: readonly NamedAgreement[]): readonly NamedAgreement[] {
  return agreements.filter(
    ({ agreement: { id, version } }) =>
      !agreements.some((other) => other.agreement.id === id && other.agreement.version > version),
  );
}

/** One degree of one partner, one block here, and two amounts of credit at the same time. */
function contradictions(
  agreements: readonly NamedAgreement[],
  programs: readonly Program[],
): readonly Found[] {
  // What names no amount fills the whole block.
  const amount = ({ program, block, credits }: SatisfiedBlock) =>
    credits ??
    programs.find(({ id }) => id === program)?.blocks.find(({ id }) => id === block)?.credits ??
    null;
  const promises = new Map<string, { readonly named: NamedAgreement; readonly fills: SatisfiedBlock }[]>();
  for (const named of agreements) {
    const { partner, requires, satisfies } = named.agreement;
    for (const fills of satisfies ?? []) {
      const key = JSON.stringify([partner.institution, requires.credential, fills.program, fills.block]);
      promises.set(key, [...(promises.get(key) ?? []), { named, fills }]);
    }
  }
  return [...promises.values()].flatMap((same) =>
    same.flatMap((a, at) =>
      same.slice(at + 1).flatMap((b) => {
        if (amount(a.fills) === amount(b.fills) || !overlap(a.named.agreement, b.named.agreement)) return [];
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

function nameOf({ agreement: { id, version }, file }: NamedAgreement): RuleName {
  return { id, version, file };
}

function byName(a: RuleName, b: RuleName): number {
  return a.id < b.id ? -1 : 1;
}
