import { gatherInput } from '../../../src/cli/gather-input.js';
import { compute } from '../../../src/domain/evaluation/compute.js';
import type { EvaluationInput } from '../../../src/domain/evaluation/evaluation-input.js';
import { isKnownTarget, suppose, suppositionText } from '../../../src/domain/evaluation/suppose.js';
import { whatIf } from '../../../src/domain/evaluation/what-if.js';
import {
  SETTING_WORDS,
  settingOf,
  SUPPOSABLE,
  withSetting,
} from '../../../src/domain/policy/with-setting.js';
import { loadPolicy } from '../../../src/reference/load-policy.js';
import { loadProgram } from '../../../src/reference/load-program.js';

const BUDGET = { nodesMax: 100_000 };
const FERNWOOD = 'fixtures/programs/fernwood-audio-diploma@2020.yaml';
let input: EvaluationInput;
beforeAll(async () => {
  input = await gatherInput({ case: 'fixtures/cases/external-only-cap.yaml' });
});

const ask = (supposition: Parameters<typeof suppose>[1]) =>
  whatIf(input, compute(input).evaluation, supposition, BUDGET);
const refusedWith = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return null;
};

describe('a supposition', () => {
  it('of another limit gives the sentence that a comparison of two evaluations gives', () => {
    const { comparison, before, after } = ask({ setting: 'caps.transfer.credits', value: '3' });
    expect(comparison.sentence).toMatch(
      /^3 credits count instead of 6, because the limit on transfer credit is 3 instead of 60: /,
    );
    expect([before.totals.applied, after.totals.applied]).toEqual(['6', '3']);
  });

  it('that courses after entry count as any other lets what waited for approval count', async () => {
    const late = await gatherInput({ case: 'fixtures/cases/after-entry-needs-approval.yaml' });
    const accepted = { setting: 'afterEntry', value: 'accepted' } as const;
    const { comparison, after } = whatIf(late, compute(late).evaluation, accepted, BUDGET);
    expect(after.lines.filter(({ decision }) => decision === 'pending').map(({ id }) => id)).toEqual(['x1']);
    expect(comparison.lines.map(({ line }) => line)).toEqual(['c2', 'c4']);
    const { afterEntry, ...unsaid } = late.policy;
    expect([afterEntry, settingOf(unsaid, 'afterEntry')]).toEqual(['needs-approval', 'accepted']);
  });

  it('of what is so already changes nothing and says no cause', () => {
    const scope = settingOf(input.policy, 'caps.transfer.scope');
    const { comparison } = ask({ setting: 'caps.transfer.scope', value: scope });
    expect(comparison.sentence).toBe('The same 6 credits count, each where it did.');
  });

  it('of another degree brings that degree’s policy, and says both by name', () => {
    const program = loadProgram(FERNWOOD);
    const itsPolicy = loadPolicy('fernwood-2020');
    const { input: supposed, because } = suppose(input, { program, itsPolicy });
    expect([supposed.program, supposed.policy]).toEqual([program, itsPolicy]);
    expect(because).toEqual([
      `the degree is ${program.name} (2020) instead of ${input.program.name} (${input.program.catalogYear})`,
    ]);
  });

  it('of another year of the degree keeps the policy in the version of the case', () => {
    const kept = { ...input, policy: { ...input.policy, version: 'of the case' } };
    const { input: supposed } = suppose(kept, { program: input.program, itsPolicy: input.policy });
    expect(supposed.policy.version).toBe('of the case');
  });

  it('of a placement takes only the courses at which the degree may start', () => {
    const { because } = suppose(input, { placement: 'OHARM-201' });
    expect(because).toEqual(['the placement is at OHARM-201 instead of being unknown']);
    expect(refusedWith(() => suppose(input, { placement: 'OHARM-999' }))).toBe('unknown-placement');
  });

  it.each([
    ['caps.transfer.credits', '-3'],
    ['caps.transfer.credits', 'many'],
    ['caps.transfer.scope', 'own'],
    ['creditsInResidence', '121'],
  ] as const)('of %s as %s is refused', (setting, value) => {
    expect(refusedWith(() => suppose(input, { setting, value }))).toBe('unknown-value');
  });

  it('of one more course is about a course that somebody knows', () => {
    const programs = [input.program];
    expect(isKnownTarget({ category: 'SOCIAL_SCIENCE' }, input.catalog, programs)).toBe(true);
    expect(isKnownTarget({ course: 'OHARM-101' }, input.catalog, programs)).toBe(true);
    expect(isKnownTarget({ courses: ['OHARM-101', 'NONE-1'] }, input.catalog, programs)).toBe(false);
    expect(isKnownTarget({ none: 'not-college-level' }, input.catalog, programs)).toBe(false);
    expect(ask({ course: { category: 'SOCIAL_SCIENCE' } }).comparison.applied.gain).toBe('3');
    expect(suppositionText({ course: { category: 'SOCIAL_SCIENCE' } }, input.catalog)).toBe(
      'there is one more course: Social Science',
    );
  });

  it('is compared with what the engine of today makes, never with what an earlier one made', () => {
    const { evaluation } = compute(input);
    const old = {
      ...evaluation,
      totals: { ...evaluation.totals, applied: '0' as never },
      versions: { ...evaluation.versions, engine: 'an earlier one' },
    };
    const { before } = whatIf(input, old, { setting: 'repeats', value: 'latest' }, BUDGET);
    expect(before.totals.applied).toBe('6');
  });
});

describe('a setting', () => {
  it.each(SUPPOSABLE)('%s can be set and read again', (setting) => {
    const values = SETTING_WORDS[setting] ?? ['0', '4.5', '10/3'];
    for (const value of values)
      expect(settingOf(withSetting(input.policy, setting, value)!, setting)).toBe(value);
    expect(withSetting(input.policy, setting, 'nonsense')).toBe(null);
  });
});
