import type { Catalog, Program, Slot } from '../program/program.js';
import { longestChain } from './longest-chain.js';

/** Given the seats filled in each slot, by its id: the slots of the longest chain still to be taken. */
export type ChainLeft = (filled: ReadonlyMap<string, number>) => readonly string[];

/**
 * The longest chain of courses still to be taken, one after another: over `sequence`, `after` and the
 * catalog's prerequisites, among slots that name courses and have an empty seat.
 */
export function makeChainLeft(program: Program, catalog: Catalog): ChainLeft {
  const nodes = program.blocks.flatMap((block) =>
    block.slots.filter((slot) => slot.accepts.courses.length > 0),
  );
  const before = precedence(program, catalog, nodes);
  const known = new Map<string, readonly string[]>();
  return (filled) => {
    const open = nodes.filter((slot) => (filled.get(slot.id) ?? 0) < slot.seats).map((slot) => slot.id);
    const key = open.join(' ');
    const found = known.get(key) ?? longestChain(open, before);
    known.set(key, found);
    return found;
  };
}

/** For each slot, the slots that come before it. */
function precedence(
  program: Program,
  catalog: Catalog,
  nodes: readonly Slot[],
): ReadonlyMap<string, readonly string[]> {
  const needs = new Map(catalog.courses.map((course) => [course.code, course.prerequisites]));
  const blockOf = new Map(
    program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, block] as const)),
  );
  const comesBefore = (first: Slot, then: Slot): boolean => {
    if (first.id === then.id) return false;
    const block = blockOf.get(then.id);
    const sameBlock = blockOf.get(first.id) === block;
    if (sameBlock && first.sequence !== null && then.sequence !== null && first.sequence < then.sequence)
      return true;
    if (
      then.after === 'all-required' ? blockOf.get(first.id)?.id === 'required' : then.after.includes(first.id)
    )
      return true;
    const wanted = then.accepts.courses.flatMap((code) => needs.get(code) ?? []);
    return first.accepts.courses.some((code) => wanted.includes(code));
  };
  return new Map(
    nodes.map((then) => [
      then.id,
      nodes.filter((first) => comesBefore(first, then)).map((first) => first.id),
    ]),
  );
}
