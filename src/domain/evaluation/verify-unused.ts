import type { Placement } from './evaluation.js';
import { rational, sumOf } from './rational.js';
import { mostApplied } from './verify-facts.js';
import { drawnOn, type Breach, type Facts } from './verify-evaluation.js';

/** Every award is either used or listed with a reason, in words; nothing else is listed. */
export function unusedAreNamed({ document, awards, used }: Facts): Breach[] {
  const named = new Set(document.unused.map((each) => each.award));
  return [
    ...[...awards.keys()].flatMap((id) =>
      named.has(id) === used.has(id)
        ? breach('unused', id, used.has(id) ? 'is used, but listed' : 'is not explained')
        : [],
    ),
    ...[...named].flatMap((id) => (awards.has(id) ? [] : breach('unused', id, 'is no award'))),
    ...document.unused.flatMap(({ award, text }) =>
      text.trim() === '' ? breach('text', `unused ${award}`, 'has no words') : [],
    ),
  ];
}

/** Is what stands in an unused award's way the reason that is given? */
export function unusedAreExplained(facts: Facts): Breach[] {
  const { document, slots } = facts;
  return document.unused.flatMap(({ award, why }) => {
    const rows = document.placements.filter((row) => row.award === award);
    const open = rows.filter((row) => {
      const slot = slots.get(row.slot);
      if (slot === undefined) return false;
      const beside = document.allocation.filter((each) => each.slot === slot.id);
      const block = document.blocks.find(({ id }) => id === slot.block);
      const inBlock = document.allocation.filter((each) => slots.get(each.slot)?.block === slot.block);
      const credits = sumOf([...inBlock.map((each) => each.credits), row.credits]);
      const seats = beside.reduce((sum, each) => sum + each.seats, row.seats);
      return seats <= slot.seats && !credits.above(rational(block?.credits ?? '0'));
    });
    const found =
      rows.length === 0
        ? 'no-placement'
        : open.length === 0
          ? 'requirement-full'
          : stopped(award, open, facts);
    // Where nothing stops it the plan could take it, which is for the search for a better plan to say.
    return found === why ? [] : breach('unused-why', award, `says ${why}, found ${found}`);
  });
}

function stopped(award: string, open: readonly Placement[], facts: Facts): 'cap-reached' | 'lower-ranked' {
  const { document, awards } = facts;
  const least = open.map((row) => rational(row.credits)).reduce((a, b) => (a.above(b) ? b : a));
  const most = mostApplied(document);
  const limits = (awards.get(award)?.counts ?? []).map((name) =>
    drawnOn(name, facts)
      .plus(least)
      .above(rational(document.policy.caps[name] ?? '0')),
  );
  const whole = sumOf(document.allocation.map((row) => row.credits))
    .plus(least)
    .above(most);
  return whole || limits.includes(true) ? 'cap-reached' : 'lower-ranked';
}

function breach(rule: string, where: string, message: string): Breach[] {
  return [{ rule, where, message }];
}
