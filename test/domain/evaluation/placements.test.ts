import fc from 'fast-check';
import type { ReceivingAward } from '../../../src/domain/evaluation/make-awards.js';
import { rational, sumOf } from '../../../src/domain/evaluation/rational.js';
import type { Slot } from '../../../src/domain/program/program.js';
import { smallProblem, type SmallProblem } from '../../support/small-programs.js';

interface Seat {
  readonly slot: Slot;
  readonly fit: 'direct' | 'category' | 'subject';
}

describe('the placements', () => {
  it('are every way in which an award can fill seats, and no other', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        for (const receiving of problem.receiving) {
          expect(listed(problem, receiving.award.id)).toEqual(everyWay(problem, receiving));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The options that the product lists for an award, each as its rows. */
function listed({ placements }: SmallProblem, award: string): string[] {
  const options = new Map<number, string[]>();
  for (const row of placements.filter((each) => each.award === award)) {
    options.set(row.option, [
      ...(options.get(row.option) ?? []),
      `${row.slot} ${row.fit} ${row.seats} ${row.credits}`,
    ]);
  }
  return [...options.values()].map((rows) => rows.toSorted().join(', ')).toSorted();
}

/** Tries every seat and no seat for every course. */
function everyWay(problem: SmallProblem, { award, receives }: ReceivingAward): string[] {
  const slots = problem.program.blocks.flatMap((block) => block.slots);
  const asks = 'courses' in receives ? receives.courses.map((course) => ({ course })) : [receives];
  let ways: Seat[][] = [[]];
  for (const ask of asks) {
    const seats = slots.flatMap((slot): Seat[] => {
      const fit = fitOf(problem, slot, ask);
      return fit === null ? [] : [{ slot, fit }];
    });
    ways = ways.flatMap((way) => [way, ...seats.map((seat) => [...way, seat])]);
  }
  const fitting = ways.filter(
    (way) =>
      way.length > 0 &&
      !sumOf(way.map(({ slot }) => slot.creditsPerSeat)).above(rational(award.credits)) &&
      slots.every((slot) => way.filter((seat) => seat.slot === slot).length <= slot.seats),
  );
  return [...new Set(fitting.map(spell))].toSorted();
}

function fitOf({ catalog }: SmallProblem, slot: Slot, ask: object): Seat['fit'] | null {
  const { course, category, subject } = ask as { course?: string; category?: string; subject?: string };
  const home = catalog.courses.find(({ code }) => code === course);
  if (slot.accepts.courses.some((code) => code === course)) return 'direct';
  if (slot.accepts.categories.some((each) => each === (category ?? home?.category))) return 'category';
  return slot.accepts.subjects.some((each) => each === (subject ?? home?.subject)) ? 'subject' : null;
}

function spell(way: readonly Seat[]): string {
  const seats = new Map<string, Slot[]>();
  for (const { slot, fit } of way) {
    seats.set(`${slot.id} ${fit}`, [...(seats.get(`${slot.id} ${fit}`) ?? []), slot]);
  }
  return [...seats]
    .map(
      ([key, taken]) =>
        `${key} ${taken.length} ${taken.reduce((sum, slot) => sum + Number(slot.creditsPerSeat), 0)}`,
    )
    .toSorted()
    .join(', ');
}
