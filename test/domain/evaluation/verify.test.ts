import { readFileSync } from 'node:fs';
import { gatherInput } from '../../../src/cli/gather-input.js';
import { EvaluationShape } from '../../../src/contract/evaluation.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { verifyEvaluation } from '../../../src/domain/evaluation/verify-evaluation.js';

/** Words for people, and pins of versions: only a replay can tell that these were changed. */
const WORDS = /^(?:lines\.\d+\.(?:reasons|evidence)|unused\.\d+\.text|versions|inputSha256|kind|schema)/;
/** Amounts that rest on facts which are in no file, or on counting all plans. */
const BEYOND = /^(?:optimality\.equalBest|totals\.earned|branches\.\d+\.totals\.earned|whatWouldChange)/;

const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  awarded: ['pending', 'denied'],
  pending: ['awarded'],
  approved: ['proposed'],
  proposed: ['approved'],
  yes: ['never'],
  never: ['yes'],
  direct: ['category'],
  category: ['direct'],
  pooled: ['external-only'],
  'requirement-full': ['cap-reached', 'no-placement'],
  'cap-reached': ['lower-ranked', 'requirement-full'],
};

const CASES = [
  'requirement-full',
  'external-only-cap',
  'quarter-credits-combine',
  'one-course-two-seats',
  'prior-learning-has-its-own-cap',
  'certificate-course-counts',
  'kestrel-more-limits',
];

describe('the verifier', () => {
  it('shares no code with what it checks', () => {
    const parts = [
      'evaluation',
      'against',
      'caps',
      'chain',
      'facts',
      'grades',
      'levels',
      'lines',
      'overrides',
      'structure',
      'unused',
    ];
    const own = parts.map((part) => `verify-${part}`);
    const allowed = new Set([...own, 'rational'].map((name) => `./${name}.js`));
    for (const name of [...own, 'find-better-plan', 'rational']) {
      const text = readFileSync(`src/domain/evaluation/${name}.ts`, 'utf8');
      for (const [line, what, from] of text.matchAll(/^import (type )?.*?from '([^']+)';$/gms)) {
        expect([line, what !== undefined || allowed.has(from!)]).toEqual([line, true]);
      }
    }
  });

  it.each(CASES)(
    'holds %s for right, and sees every amount, name and word of it that is changed',
    async (name) => {
      const input = await gatherInput({ case: `fixtures/cases/${name}.yaml` });
      const { evaluation } = evaluate(input);
      const breaches = (document: Evaluation) => [
        ...verifyEvaluation(document),
        ...verifyAgainst(document, input),
      ];
      expect(breaches(evaluation)).toEqual([]);
      const unseen = changesOf(evaluation).filter(
        ({ document }) => EvaluationShape.safeParse(document).success && breaches(document).length === 0,
      );
      expect(unseen.map(({ what }) => what)).toEqual([]);
    },
  );
});

function changesOf(evaluation: Evaluation): { what: string; document: Evaluation }[] {
  return leavesOf(evaluation, []).flatMap(({ path, value }) => {
    const name = path.join('.');
    if (WORDS.test(name) || BEYOND.test(name)) return [];
    return othersOf(value)
      .filter((other) => !(name === 'optimality.status' && other === 'best-found'))
      .map((other) => ({
        what: `${name}: ${JSON.stringify(other)}`,
        document: changed(evaluation, path, other),
      }));
  });
}

function leavesOf(value: unknown, path: readonly string[]): { path: readonly string[]; value: unknown }[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  const whole = Array.isArray(value) && value.length > 0 ? [{ path, value: value as unknown }] : [];
  return [...whole, ...Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]))];
}

function othersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return [value.slice(1), [...value, value[0]]];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string') return [];
  if (/^-?\d+(?:[./]\d+)?$/.test(value)) return [`${value}1`, `-${value.replace('-', '')}7`, 'x'];
  return [`${value}-other`, ...(OTHER_WORDS[value] ?? [])];
}

function changed(evaluation: Evaluation, path: readonly string[], other: unknown): Evaluation {
  const document = structuredClone(evaluation);
  let at = document as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = other;
  return document;
}
