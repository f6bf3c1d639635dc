import { gatherInput } from '../../../src/cli/gather-input.js';
import { credits } from '../../../src/domain/credits.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import {
  UNSETTLED,
  type CreditLine,
  type EvaluationInput,
} from '../../../src/domain/evaluation/evaluation-input.js';
import type { Override } from '../../../src/domain/evaluation/override.js';

let given: EvaluationInput;
beforeAll(async () => {
  given = await gatherInput({ case: 'fixtures/cases/requirement-full.yaml' });
});

function line(id: string, said: Partial<CreditLine>): CreditLine {
  const [sample] = given.lines;
  return { ...UNSETTLED, ...sample!, id, code: null, combine: null, ...said };
}

/** Why each award is not used, by its line. */
function why(lines: readonly CreditLine[], overrides: readonly Override[] = []): Record<string, string> {
  const { evaluation } = evaluate({ ...given, lines, overrides });
  return Object.fromEntries(evaluation.unused.map(({ award, text }) => [award.slice(2), text]));
}

const said = { authority: 'dean', reason: 'So it is.' };
const history = { receives: { category: 'HISTORY' } } as const;

describe('why an award is not used', () => {
  it('says that its place is full, of what nobody has accepted as of what would be so', () => {
    const texts = why([
      line('c1', { title: 'Rome', ...history }),
      line('c2', { title: 'Greece', ...history }),
      line('c3', { title: 'Egypt', ...history, status: 'in-progress', grade: null }),
    ]);
    expect(texts['c2']).toBe(
      'Accepted, not used: History is already full. ' +
        'Using it would take the place of Rome; as many credits would count.',
    );
    expect(texts['c3']).toBe(
      'It would not be used: History is already full. ' +
        'Using it would take the place of Rome; as many credits would count, 3 fewer of them settled.',
    );
  });

  it('names the block where not a place but the credits of the block are full', () => {
    const blocks = given.program.blocks.map((block) =>
      block.id === 'general-education' ? { ...block, credits: credits('3') } : block,
    );
    const program = { ...given.program, blocks };
    const lines = [
      line('c1', { title: 'Rome', ...history }),
      line('c2', { title: 'Society', receives: { category: 'SOCIAL_SCIENCE' } }),
    ];
    const { unused } = evaluate({ ...given, program, lines }).evaluation;
    expect(unused.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Accepted, not used: General Education is already full\./),
    ]);
  });

  it('says who gives the credit of a course that is held already', () => {
    const held = { receives: { course: 'OHARM-101' } } as const;
    const texts = why([
      line('b1', { ...held, source: 'berklee-online', title: 'Music Theory 101', code: 'OHARM-101' }),
      line('c1', { ...held, title: 'Theory I' }),
    ]);
    expect(Object.values(texts)).toEqual([
      expect.stringMatching(/^Accepted, not used: (Music Theory 101|Theory I) gives this credit already\./),
    ]);
  });

  it('says of what has no place whether it is too small, kept out, waived, or never by transfer', () => {
    const capstone = { receives: { course: 'OMPRD-498' }, title: 'Capstone' } as const;
    const small = { credits: { printed: credits('1'), unit: 'semester' } } as const;
    const lines = [
      line('c1', { title: 'Rome', ...history, ...small, settled: ['course-too-small'] }),
      line('c2', { title: 'Greece', ...history }),
      line('c3', { title: 'Physics of Sound', receives: { category: 'ACOUSTICS' } }),
      line('c4', capstone),
      line('c5', { title: 'Chess', receives: { subject: 'Chess' } }),
    ];
    const overrides: readonly Override[] = [
      { id: 'o1', kind: 'blocked-award', line: 'c2', slot: null, ...said },
      { id: 'o2', kind: 'waiver', slot: 'ge-acoustics', reducesCreditTotal: false, ...said },
    ];
    expect(why(lines, overrides)).toEqual({
      c1: 'Accepted, not used: a place that would take it needs 3 credits, and this gives 1.',
      c2: 'Accepted, not used: a decision keeps it out of the places that would take it.',
      c3: 'Accepted, not used: the place that would take it is waived.',
      c4: 'Accepted, not used: the place that would take it is never filled by transfer.',
      c5: 'Accepted, not used: the degree has no place that takes it.',
    });
  });
});
