import type { Catalog, Program } from '../program/program.js';
import type { Placement } from './evaluation.js';

/** Chains tried before giving up. */
const CHAINS_MAX = 200_000;

/** The longest chain of open slots, by trying every one. Null where there are too many to try. */
export function chainLeft(
  program: Program,
  catalog: Catalog,
  allocation: readonly Placement[],
): number | null {
  const open = program.blocks.flatMap((block) =>
    block.slots
      .filter((slot) => slot.accepts.courses.length > 0 && seatsTaken(slot.id, allocation) < slot.seats)
      .map((slot) => ({ ...slot, block: block.id })),
  );
  type Open = (typeof open)[number];
  const wanted = (codes: readonly string[]) =>
    catalog.courses.filter(({ code }) => codes.includes(code)).flatMap(({ prerequisites }) => prerequisites);
  const leads = (first: Open, then: Open) =>
    (first.block === then.block &&
      first.sequence !== null &&
      then.sequence !== null &&
      first.sequence < then.sequence) ||
    (then.after === 'all-required' ? first.block === 'required' : then.after.includes(first.id)) ||
    wanted(then.accepts.courses).some((code) => first.accepts.courses.includes(code));
  const next = open.map((first) => open.filter((then) => then !== first && leads(first, then)));
  let tried = 0;
  let longest = 0;
  const extend = (slot: Open, chain: readonly Open[]): void => {
    tried += 1;
    longest = Math.max(longest, chain.length);
    if (tried > CHAINS_MAX || longest === open.length) return;
    for (const then of next[open.indexOf(slot)]!) if (!chain.includes(then)) extend(then, [...chain, then]);
  };
  for (const slot of open) extend(slot, [slot]);
  return tried > CHAINS_MAX && longest < open.length ? null : longest;
}

function seatsTaken(slot: string, allocation: readonly Placement[]): number {
  return allocation.reduce((seats, row) => (row.slot === slot ? seats + row.seats : seats), 0);
}
