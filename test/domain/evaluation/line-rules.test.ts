import { gatherInput } from '../../../src/cli/gather-input.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../../src/domain/evaluation/evaluation-input.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { LEFT_OUT } from '../../../src/domain/policy/left-out.js';
import type { TransferPolicy } from '../../../src/domain/policy/transfer-policy.js';

const inputOf = (name: string) => gatherInput({ case: `fixtures/cases/${name}.yaml` });

/** The policy as it was before it had these settings. */
function without(policy: TransferPolicy, ...settings: readonly (keyof TransferPolicy)[]): TransferPolicy {
  const kept = Object.entries(policy).filter(([key]) => !settings.some((setting) => setting === key));
  return Object.fromEntries(kept) as unknown as TransferPolicy;
}

/** Lines that stand against the input's own rules, when they were decided under another one. */
function strayLines(input: EvaluationInput, decidedUnder: EvaluationInput): readonly string[] {
  const breaches = verifyAgainst(evaluate(decidedUnder).evaluation, input);
  return breaches.filter(({ rule }) => rule === 'line-rule').map(({ where }) => where);
}

describe('the rules about single lines', () => {
  it.each([
    ['no-portfolio-after-failing', ['p1', 'p2']],
    ['no-portfolio-for-internship-or-lessons', ['p1', 'p2']],
    ['portfolio-for-a-course-held', ['p1']],
    ['kestrel-portfolios', ['p3', 'p4']],
  ])(
    '%s: a policy that says nothing of portfolios lets them stand, and that is found out',
    async (name, stray) => {
      const input = await inputOf(name);
      const silent = { ...input, policy: without(input.policy, 'priorLearning') };
      expect(strayLines(input, silent)).toEqual(stray);
      expect(strayLines(silent, silent)).toEqual([]);
    },
  );

  it('a course after entry that nobody held back is found out, where the first term is stated', async () => {
    const input = await inputOf('after-entry-needs-approval');
    const { student: _, ...unstated } = input;
    expect(strayLines(input, unstated)).toEqual(['c2', 'c4']);
    expect(strayLines(unstated, input)).toEqual(['c2', 'c4']);
    expect(strayLines(unstated, unstated)).toEqual([]);
    expect(evaluate(unstated).evaluation.lines.map(({ decision }) => decision)).not.toContain('denied');
  });

  it.each([
    ['own-language-unlisted', ['c1']],
    ['ap-after-college-began', ['x2']],
    ['ap-in-the-first-spring', ['x1']],
    ['kestrel-own-language-and-exams', ['x2']],
  ])('%s: nothing is known of the student, and then nothing is held back', async (name, stray) => {
    const input = await inputOf(name);
    const { student: _, ...unstated } = input;
    expect(strayLines(input, unstated)).toEqual(stray);
    expect(evaluate(unstated).evaluation.lines.map(({ decision }) => decision)).not.toContain('denied');
  });

  it.each([
    ['military-and-dsst-in-general-education', ['c1', 'c2', 'x1', 'x2', 'a-c2', 'a-x1']],
    ['kestrel-limited-credit', ['x1', 'x2', 'a-x2']],
  ])('%s: credit of a limited kind that stands anywhere is found out', async (name, stray) => {
    const input = await inputOf(name);
    const silent = { ...input, policy: without(input.policy, 'limitedCredit') };
    expect(new Set(strayLines(input, silent))).toEqual(new Set(stray));
    expect(strayLines(silent, silent)).toEqual([]);
  });

  it.each([
    ['english-from-abroad', 'languageAbroad', ['c1', 'c2', 'c4']],
    ['kestrel-german-from-germany-only', 'languageAbroad', ['c1']],
    ['private-lessons-with-a-gap', 'levels', ['l4']],
    ['lessons-below-the-grade', 'levels', ['l2']],
    ['kestrel-levels', 'levels', ['c1']],
    ['kestrel-own-course-before-the-school', 'ownCoursesSince', ['b1']],
    ['portfolio-before-enrolment', 'priorLearning', ['p1']],
    ['campus-counts-from-fall-2013', 'ownCoursesSince', ['b1']],
  ] as const)(
    '%s: a policy without %s lets lines stand, and that is found out',
    async (name, setting, stray) => {
      const input = await inputOf(name);
      const silent = { ...input, policy: without(input.policy, setting) };
      expect(strayLines(input, silent)).toEqual(stray);
      expect(strayLines(silent, input)).toEqual(stray);
      expect(strayLines(silent, silent)).toEqual([]);
    },
  );

  it('grades that were read by another scale than the policy’s are found out', async () => {
    const input = await inputOf('kestrel-grades-of-its-own');
    const usual = { ...input, policy: without((await inputOf('kestrel-grade-of-b')).policy, 'grades') };
    expect(new Set(strayLines(input, usual))).toEqual(new Set(['c1', 'c3', 'c4', 'c5']));
    expect(new Set(strayLines(usual, input))).toEqual(new Set(['c1', 'c3', 'c4', 'c5']));
    expect(strayLines(usual, usual)).toEqual([]);
    expect(strayLines(input, input)).toEqual([]);
  });

  it('an exam of a level that is not accepted, or not known, is found out', async () => {
    const input = await inputOf('ib-at-higher-level-only');
    const exams = input.policy.exams.map(({ program, name, minimumScore, credits, category }) => {
      return { program, name, minimumScore, credits, category };
    });
    const any = { ...input, policy: { ...input.policy, exams } };
    expect(strayLines(input, any)).toEqual(['x1', 'x2']);
    expect(strayLines(any, input)).toEqual(['x1', 'x2']);
    expect(strayLines(any, any)).toEqual([]);
  });

  it('a level that a rule has settled is held back alike, and a waived language is not', async () => {
    const input = await inputOf('private-lessons-with-a-gap');
    const lines = input.lines.map((line) =>
      line.id === 'l4' ? { ...line, receives: null, code: 'GTR 4' } : line,
    );
    const rule = {
      ...(await inputOf('rule-ended')).rules[0]!,
      sends: [{ code: 'GTR 4' }],
      receives: { course: 'GTR-L4' },
      effective: { from: null, to: null },
      ended: null,
    };
    const ruled = { ...input, lines, rules: [rule] };
    expect(evaluate(ruled).evaluation.lines[2]?.reasons.map(({ code }) => code)).toContain(
      'level-before-missing',
    );
    expect(strayLines(ruled, ruled)).toEqual([]);

    const abroad = await inputOf('english-from-abroad');
    const short = abroad.lines.map((line) => ({ ...line, title: line.title.replace('English', 'Eng') }));
    expect(strayLines({ ...abroad, lines: short }, { ...abroad, lines: short })).toEqual([]);
    const waived = {
      ...abroad,
      overrides: [
        {
          id: 'o1',
          kind: 'rule-waiver',
          line: 'c1',
          rule: 'language-abroad',
          authority: 'dean',
          reason: 'so',
        },
      ] as const,
    };
    expect(evaluate(waived).evaluation.lines[0]?.decision).toBe('pending');
    expect(strayLines(waived, waived)).toEqual([]);
  });

  it.each([
    'vendors-not-accepted',
    'excluded-fields-all-four',
    'music-needs-syllabus',
    'foreign-record',
    'saved-at-the-list-price',
  ])('%s: a policy older than its settings gives the same answer', async (name) => {
    const input = await inputOf(name);
    const settings = Object.keys(LEFT_OUT) as (keyof typeof LEFT_OUT)[];
    expect(settings.filter((setting) => !(setting in input.policy))).toEqual([]);
    const { lines, saved } = evaluate(input).evaluation;
    const older = evaluate({ ...input, policy: without(input.policy, ...settings) }).evaluation;
    expect([older.lines, older.saved]).toEqual([lines, saved]);
  });

  it('a school that is not accepted and one abroad are found out where nobody held them back', async () => {
    const vendors = await inputOf('vendors-not-accepted');
    const any = { ...vendors.policy, excludedKinds: [], excludedProviders: [] };
    expect(strayLines(vendors, { ...vendors, policy: any }).length).toBeGreaterThan(0);
    const foreign = await inputOf('foreign-record');
    const [{ institution } = { institution: null }] = foreign.lines;
    const home = { ...foreign.policy, homeCountry: institution?.country ?? 'US' };
    expect(strayLines(foreign, { ...foreign, policy: home }).length).toBeGreaterThan(0);
  });

  it('a refusal that the case does not show is found out', async () => {
    const input = await inputOf('no-portfolio-after-failing');
    const passed = input.lines.map((line) =>
      line.id === 'b1' ? { ...line, status: 'completed' as const } : line,
    );
    expect(strayLines({ ...input, lines: passed }, input)).toEqual(['b1', 'p1']);
  });
});
