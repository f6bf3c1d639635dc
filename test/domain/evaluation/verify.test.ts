import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gatherInput } from '../../../src/cli/gather-input.js';
import { EvaluationShape } from '../../../src/contract/evaluation.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { verifyEvaluation } from '../../../src/domain/evaluation/verify-evaluation.js';
import { loadCase } from '../../../src/reference/load-case.js';
import { loadInstitutions } from '../../../src/reference/load-institutions.js';

const schools = loadInstitutions({ invented: true });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Words for people, the maker's own version and what another plan would gain: a replay tells these. */
const WORDS =
  /^(?:lines\.\d+\.reasons\.\d+\.text|unused\.\d+\.text|versions\.engine|whatWouldChange\.\d+\.\w+)$/;
/** What only counting all plans tells, as `--optimum` does, and lists that may be shorter. */
const BEYOND = /^(?:optimality\.equalBest|whatWouldChange|lines\.\d+\.reasons)$/;

const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  estimate: ['official'],
  official: ['estimate'],
  awarded: ['pending', 'denied', 'provisional', 'not-evaluated'],
  pending: ['awarded', 'denied', 'provisional', 'not-evaluated'],
  denied: ['awarded', 'pending', 'provisional', 'not-evaluated'],
  provisional: ['awarded', 'pending', 'denied'],
  semester: ['quarter'],
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
  'exam-scores',
  'portfolio-for-a-course-held',
  'override-rule-waiver',
  'override-waiver-reduces-total',
  'official-with-one-grade-lower',
];

describe('the verifier', () => {
  it('shares no code with what it checks', () => {
    const parts = [
      'evaluation',
      'against',
      'caps',
      'changes',
      'decisions',
      'origins',
      'reasons',
      'record',
      'words',
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
      const file = `fixtures/cases/${name}.yaml`;
      const input = await gatherInput({ case: file }, schools);
      const { received } = loadCase(file, schools);
      const { evaluation } = evaluate(input);
      const breaches = (document: Evaluation) => [
        ...verifyEvaluation(document),
        ...verifyAgainst(document, { ...input, received, sha256 }),
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
