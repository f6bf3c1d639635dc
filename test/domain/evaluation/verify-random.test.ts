import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../../src/domain/evaluation/evaluation-input.js';
import { findBetterPlan } from '../../../src/domain/evaluation/find-better-plan.js';
import { InputRefused } from '../../../src/domain/evaluation/input-refused.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { verifyEvaluation } from '../../../src/domain/evaluation/verify-evaluation.js';
import { smallInput } from '../../support/small-inputs.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Everything that is told of an evaluation beside its input, the count of equal plans included. */
function told(evaluation: Evaluation, input: EvaluationInput): readonly unknown[] {
  const received = input.kind === 'official' ? (['issuer-electronic'] as const) : [];
  const searched = findBetterPlan(evaluation);
  const { status, equalBest } = evaluation.optimality;
  const isAlike =
    searched.status === 'ended' ||
    (searched.status === 'proven' && (status !== 'proven' || searched.equalBest === equalBest));
  return [
    ...verifyEvaluation(evaluation),
    ...verifyAgainst(evaluation, { ...input, received, sha256 }),
    ...(isAlike ? [] : [searched]),
  ];
}

describe('the verifier', () => {
  it('finds no fault with what the evaluator makes of any small input', () => {
    let decided = new Map<string, number>();
    fc.assert(
      fc.property(smallInput, (input) => {
        try {
          const { evaluation } = evaluate(input);
          for (const { decision } of evaluation.lines)
            decided = decided.set(decision, (decided.get(decision) ?? 0) + 1);
          expect(told(evaluation, input)).toEqual([]);
        } catch (error) {
          if (!(error instanceof InputRefused)) throw error;
        }
      }),
      { numRuns: 600 },
    );
    expect([...decided.keys()].toSorted()).toEqual([
      'awarded',
      'denied',
      'not-evaluated',
      'pending',
      'provisional',
    ]);
  });

  it('finds no fault with what is archived', () => {
    const folder = 'fixtures/archive';
    const read = <T>(file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as T;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const { input, evaluation } = read<{
        input: Omit<EvaluationInput, 'catalog'> & { readonly catalog: string };
        evaluation: Evaluation;
      }>(file);
      const catalog = read<EvaluationInput['catalog']>(`catalogs/${input.catalog}`);
      expect(told(evaluation, { ...input, catalog })).toEqual([]);
    }
  });
});
