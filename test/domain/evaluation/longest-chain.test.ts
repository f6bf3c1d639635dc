import { longestChain } from '../../../src/domain/evaluation/longest-chain.js';

const names = (n: number) => Array.from({ length: n }, (_, at) => `s${at}`);

describe('the longest chain', () => {
  it('counts the open things only', () => {
    const before = new Map([
      ['b', ['a']],
      ['c', ['b']],
      ['d', ['a']],
    ]);
    expect(longestChain(['a', 'b', 'c', 'd'], before)).toHaveLength(3);
    expect(longestChain(['a', 'd'], before)).toHaveLength(2);
    expect(longestChain([], before)).toHaveLength(0);
  });

  it('ends for sixty seats in one sequence, each after all before it', () => {
    const ids = names(60);
    expect(longestChain(ids, new Map(ids.map((id, at) => [id, ids.slice(0, at)])))).toHaveLength(60);
  });

  it('counts nothing twice where all come before each other', () => {
    const ids = names(60);
    const before = new Map(ids.map((id) => [id, ids.filter((each) => each !== id)]));
    expect(longestChain([...ids, 'last'], before.set('last', ['s0']))).toHaveLength(61);
  });
});
