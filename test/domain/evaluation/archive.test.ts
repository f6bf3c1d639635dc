import { readdirSync, readFileSync } from 'node:fs';
import { inCanonicalOrder } from '../../../src/domain/canonical-json.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../../src/domain/evaluation/evaluation-input.js';

const FOLDER = 'fixtures/archive';

interface Archived {
  readonly input: Omit<EvaluationInput, 'catalog'> & { readonly catalog: string };
  readonly evaluation: Evaluation;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as T;
}

describe('the archive', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

  it('holds evaluations of many kinds', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  it.each(files)('%s gives the same bytes when it is computed again', (file) => {
    const { input, evaluation } = read<Archived>(file);
    const catalog = read<EvaluationInput['catalog']>(`catalogs/${input.catalog}`);
    const again = evaluate(inCanonicalOrder({ ...input, catalog })).evaluation;
    expect(JSON.stringify(again)).toBe(JSON.stringify(evaluation));
  });
});
