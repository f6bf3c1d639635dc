import { gatherInput } from '../../../src/cli/gather-input.js';
import { creditsBrought } from '../../../src/domain/evaluation/credits-brought.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';

/** How a line of the case is marked, and whether its credit is brought. */
const LINES = [
  ['ENG 101', 'B', 'completed', 'regular'],
  ['ENG 102', 'D', 'completed', 'regular'],
  ['MAT 150', 'B', 'completed', 'regular'],
  ['MAT 150', 'A', 'completed', 'regular'],
  ['HIS 101', 'W', 'withdrawn', 'regular'],
  ['SOC 101', 'F', 'failed', 'regular'],
  ['ART 101', null, 'in-progress', 'regular'],
] as const;

describe('the credits that a person brings', () => {
  it('are those passed or going on, each course once, also where they are not accepted', async () => {
    const input = await gatherInput({ case: 'fixtures/cases/repeat-counts-once.yaml' });
    const [given] = input.lines;
    const lines = LINES.map(([code, grade, status, basis], at) => {
      return { ...given!, id: `c${at}`, code, title: code, grade, status, basis };
    });
    const { evaluation } = evaluate({ ...input, lines });
    expect(evaluation.lines.map(({ decision }) => decision)).toContain('denied');
    expect(evaluation.totals.attempted).toBe('21');
    expect(creditsBrought(evaluation)).toBe('12');
  });

  it('leave out what the school itself gave without credit', async () => {
    const input = await gatherInput({ case: 'fixtures/cases/repeat-counts-once.yaml' });
    const own = { ...input.lines[0]!, source: 'berklee-online' as const, institution: null, receives: null };
    const lines = [
      { ...own, id: 'b1', code: 'OHARM-101', enrollment: 'credit' as const },
      { ...own, id: 'b2', code: 'OEART-115', enrollment: 'non-credit' as const },
    ];
    expect(creditsBrought(evaluate({ ...input, lines }).evaluation)).toBe('3');
  });
});
