import fc from 'fast-check';
import { hideSmallCells, type Cell, type ShownCount } from '../../src/domain/hide-small-cells.js';

const leaf = (id: string, count: number): Cell => ({ id, count, parts: [] });
const sum = (id: string, ...parts: readonly Cell[]): Cell => {
  return { id, parts, count: parts.reduce((all, { count }) => all + count, 0) };
};
const shown = (cell: Cell, least = 5) => Object.fromEntries(hideSmallCells(cell, least));

/** The figures of a study in small: two groups of two, and what does not change. */
const table = ([a, b, c, d, e]: readonly number[]) =>
  sum(
    'all',
    sum('gain', leaf('a', a!), leaf('b', b!)),
    sum('lose', leaf('c', c!), leaf('d', d!)),
    leaf('e', e!),
  );
const LEAVES = ['a', 'b', 'c', 'd', 'e'];

/** Every way to fill the leaves that says the same as what is shown, tried one by one. */
function possible(said: Readonly<Record<string, ShownCount>>, least: number, most: number): number[][] {
  const fits = (id: string, count: number) => {
    const word = said[id]!;
    if (typeof word === 'number') return word === count;
    return word === 'few' ? count >= 1 && count < least : count >= least;
  };
  const choices = LEAVES.map((id) =>
    Array.from({ length: most + 1 }, (_, count) => count).filter((count) => fits(id, count)),
  );
  const all = choices.reduce<number[][]>(
    (rows, choice) => rows.flatMap((row) => choice.map((count) => [...row, count])),
    [[]],
  );
  return all.filter(([a, b, c, d, e]) => {
    const sums = { gain: a! + b!, lose: c! + d!, all: a! + b! + c! + d! + e! };
    return Object.entries(sums).every(([id, count]) => fits(id, count));
  });
}

const NOBODY_LOSES = { all: 63, lose: 0, c: 0, d: 0, e: 40 };

describe('small cells', () => {
  it('are hidden with the smallest beside them that keeps them from being worked out', () => {
    expect(shown(table([3, 20, 0, 0, 40]))).toEqual({
      ...NOBODY_LOSES,
      gain: 23,
      a: 'few',
      b: 'hidden',
    });
  });

  it('hide the sum above them where nothing beside them is large enough', () => {
    const { gain, a, b, all } = shown(table([1, 0, 8, 9, 40]));
    expect([all, gain, a, b]).toEqual([58, 'few', 'few', 0]);
  });

  it('hide parts of a sum too that would give the sum away, and no more than that', () => {
    const whole = sum('all', sum('changed', leaf('gain', 15), leaf('lose', 44)), leaf('same', 2));
    expect(shown(whole)).toEqual({ all: 61, changed: 'hidden', gain: 'hidden', lose: 44, same: 'few' });
  });

  it('leave counts alone where none is small', () => {
    expect(shown(table([5, 6, 7, 0, 9]))).toMatchObject({ all: 27, gain: 11, a: 5, b: 6, c: 7, d: 0, e: 9 });
  });

  it('show nothing where there are only a few in all', () => {
    expect(Object.values(shown(table([1, 0, 0, 0, 3])))).not.toContainEqual(expect.any(Number));
  });

  it('cannot be worked out from all that is shown, by whoever tries every way to fill the table', () => {
    const least = 3;
    const most = 9;
    const count = fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), (counts) => {
        const cell = table(counts);
        fc.pre(cell.count >= least);
        const said = shown(cell, least);
        const small = LEAVES.filter((_, at) => counts[at]! > 0 && counts[at]! < least);
        for (const id of small) expect(typeof said[id]).toBe('string');
        if (Object.values(said).filter((each) => each === 'hidden').length >= 7) return;
        const ways = possible(said, least, cell.count);
        for (const id of small) {
          const seen = new Set(ways.map((way) => way[LEAVES.indexOf(id)]));
          expect([id, [...seen].toSorted()]).toEqual([id, [1, 2]]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
