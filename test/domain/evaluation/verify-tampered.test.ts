import { readFileSync } from 'node:fs';
import { gatherInput } from '../../../src/cli/gather-input.js';
import { sha256 } from '../../../src/cli/verify-command.js';
import { credits } from '../../../src/domain/credits.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../../src/domain/evaluation/evaluation-input.js';
import { findBetterPlan } from '../../../src/domain/evaluation/find-better-plan.js';
import { verifyAgainst } from '../../../src/domain/evaluation/verify-against.js';
import { verifyEvaluation } from '../../../src/domain/evaluation/verify-evaluation.js';
import { REASON_CODES } from '../../../src/domain/evaluation/verify-reasons.js';
import { loadCase } from '../../../src/reference/load-case.js';
import { loadInstitutions } from '../../../src/reference/load-institutions.js';

const schools = loadInstitutions({ invented: true });
const fileOf = (name: string) => `fixtures/cases/${name}.yaml`;

type Writable<T> = T extends string ? T : T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type Tampered = Writable<Evaluation>;

/** `rule where` of all that is told of a document that somebody has changed. */
async function told(name: string, tamper: (document: Tampered) => void): Promise<readonly string[]> {
  const input = await gatherInput({ case: fileOf(name) }, schools);
  const { received } = loadCase(fileOf(name), schools);
  const document = structuredClone(evaluate(input).evaluation) as Tampered;
  tamper(document);
  const breaches = [
    ...verifyEvaluation(document as Evaluation),
    ...verifyAgainst(document as Evaluation, { ...input, received, sha256 }),
  ];
  return breaches.map(({ rule, where }) => `${rule} ${where}`);
}

const lineOf = (document: Tampered, id: string) => document.lines.find((line) => line.id === id)!;
const FULL = 'requirement-full';
const EXAMS = 'exam-scores';
const GAINS = 'accepted-student-is-told-of-every-course';

describe('one value that is changed is told by its place', () => {
  it.each<[what: string, name: string, where: string, tamper: (document: Tampered) => void]>([
    ['official on no paper', FULL, 'source kind', (e) => (e.kind = 'official')],
    ['an estimate', 'sealed-envelope-is-official', 'source kind', (e) => (e.kind = 'estimate')],
    ['a decision', FULL, 'decision c01', (e) => (e.lines[0]!.decision = 'provisional')],
    ['an exam refused', EXAMS, 'decision x1', (e) => (lineOf(e, 'x1').decision = 'denied')],
    ['a code', FULL, 'reason-code c01 reason 1', (e) => (e.lines[0]!.reasons[0]!.code = 'looks-good')],
    ['a citation', EXAMS, 'citation x2 reason 1', (e) => (lineOf(e, 'x2').reasons[0]!.citation = 'T04')],
    ['no words', FULL, 'text c01 reason 1', (e) => (e.lines[0]!.reasons[0]!.text = ' ')],
    ['no words', FULL, 'text unused a-c05', (e) => (e.unused[0]!.text = '')],
    ['a unit', FULL, 'unit c01', (e) => (e.lines[0]!.credits.unit = 'hours' as never)],
    ['no equal plan', FULL, 'equal-best optimality', (e) => (e.optimality.equalBest = 0)],
    ['too many', FULL, 'equal-best optimality', (e) => (e.optimality.equalBest = 1001)],
    ['a status', FULL, 'status optimality.status', (e) => (e.optimality.status = 'likely' as never)],
    ['a bound', FULL, 'bound optimality', (e) => (e.optimality.bound[0] = '999')],
    [
      'a bound below',
      FULL,
      'bound optimality',
      (e) => {
        e.optimality.status = 'best-found';
        e.optimality.bound[0] = '0';
      },
    ],
    ['why', FULL, 'unused-why a-c05', (e) => (e.unused[0]!.why = 'cap-reached')],
    ['why', FULL, 'unused-why a-c05', (e) => (e.unused[0]!.why = 'lower-ranked')],
    ['why', 'transfer-limit-is-reached', 'unused-why a-m3', (e) => (e.unused[0]!.why = 'requirement-full')],
    ['no award', FULL, 'unused a-c99', (e) => (e.unused[0]!.award = 'a-c99')],
    ['listed twice', FULL, 'once a-c05', (e) => e.unused.push(e.unused[0]!)],
    ['used', FULL, 'unused a-c01', (e) => e.unused.push({ ...e.unused[0]!, award: 'a-c01' })],
    ['a hash', FULL, 'digest inputSha256', (e) => (e.inputSha256 = e.inputSha256.slice(1))],
    ['a version', FULL, 'source versions.catalog', (e) => (e.versions.catalog = 'other')],
    ['a version', FULL, 'source versions.rules', (e) => (e.versions.rules = '0123456789ab')],
    [
      'a version',
      FULL,
      'source versions.program',
      (e) => (e.versions.program = e.versions.program.replace(/.{12}$/, '0123456789ab')),
    ],
    [
      'a version',
      FULL,
      'source versions.policy',
      (e) => (e.versions.policy = e.versions.policy.replace(/.{12}$/, '0123456789ab')),
    ],
    ['an engine', FULL, 'version versions.engine', (e) => (e.versions.engine = 'mine')],
    ['courses', FULL, 'saved saved courses', (e) => (e.saved.courses += 1)],
    ['terms', FULL, 'source saved.terms', (e) => (e.saved.terms = 0)],
    ['money', FULL, 'source saved.money', (e) => (e.saved.money = '1')],
    ['currency', FULL, 'source saved.currency', (e) => (e.saved.currency = 'EUR')],
    ['a year', FULL, 'source saved.priceYear', (e) => (e.saved.priceYear = '2015-16')],
    ['credits', FULL, 'sum saved credits', (e) => (e.saved.credits = credits('3'))],
    ['earned', FULL, 'source totals.earned', (e) => (e.totals.earned = credits('3'))],
    ['no line', GAINS, 'change c99', (e) => (e.whatWouldChange[0]!.line = 'c99')],
    ['no gain', GAINS, 'change c1', (e) => (e.whatWouldChange[0]!.gainCredits = credits('0'))],
    ['a gain', GAINS, 'change c1', (e) => (e.whatWouldChange[0]!.gainCredits = credits('400'))],
    ['order', GAINS, 'change c2', (e) => (e.whatWouldChange[0]!.gainCredits = credits('1'))],
    ['twice', GAINS, 'change c1', (e) => (e.whatWouldChange[1]!.line = 'c1')],
    [
      'settled',
      'certificate-course-counts',
      'change b1',
      (e) => e.whatWouldChange.push({ line: 'b1', change: 'enrolled', gainCredits: credits('3') }),
    ],
    [
      'who said so',
      'override-rule-waiver',
      'source overrides o1',
      (e) => (e.overrides![0] = { ...e.overrides![0]!, authority: 'janitor' }),
    ],
  ])('%s in %s: %s', async (_, name, where, tamper) => {
    expect(await told(name, () => {})).toEqual([]);
    expect(await told(name, tamper)).toContain(where);
  });

  it.each([
    [EXAMS, 'x1', 'exam-score-below-minimum'],
    ['exam-with-table', 'x1', 'exam-without-rule'],
    ['prior-learning-has-its-own-cap', 'p1', 'prior-learning-after-attempt'],
    ['certificate-course-counts', 'b1', 'failed'],
    ['certificate-course-counts', 'b1', 'non-credit-enrollment'],
    ['certificate-course-counts', 'b1', 'repeat-counted-once'],
  ])('%s: a refusal of %s as %s, which its record does not show', async (name, id, code) => {
    const found = await told(name, (document) => {
      const line = lineOf(document, id);
      line.decision = 'denied';
      line.reasons = [{ code, text: 'Not accepted.', citation: null }];
    });
    expect(found).toContain(`line-rule ${id}`);
  });
});

describe('what is told is never made up', () => {
  const slot = { name: 'a', transferable: 'yes', sequence: null, after: [], unknown: false } as const;
  const rest = { note: null, source: null };
  const accepts = { courses: [], categories: ['SOCIAL_SCIENCE'], subjects: [] };

  it.each([
    ['one', [true]],
    ['two', [false, true]],
  ])('a slot of half credits under %s waiver leaves amounts in their plain spelling', async (_, words) => {
    const given = await gatherInput({ case: fileOf(FULL) }, schools);
    const blocks = [
      { id: 'a', creditsPerSeat: '1.5', seats: 3, total: '4.5' },
      { id: 'b', creditsPerSeat: '3', seats: 1, total: '3' },
    ].map(({ id, creditsPerSeat, seats, total }) => ({
      id,
      name: id,
      credits: credits(total),
      placement: false,
      source: null,
      slots: [{ ...slot, ...rest, id: `s-${id}`, seats, creditsPerSeat: credits(creditsPerSeat), accepts }],
    }));
    const input: EvaluationInput = {
      ...given,
      policy: { ...given.policy, creditsInResidence: credits('0') },
      program: { ...given.program, totalCredits: credits('7.5'), blocks },
      overrides: words.map((reducesCreditTotal, at) => {
        const said = { id: `o${at}`, authority: 'dean', reason: 'so' };
        return { ...said, kind: 'waiver', slot: 's-a', reducesCreditTotal };
      }),
    };
    const { evaluation } = evaluate(input);
    expect([evaluation.program.totalCredits, evaluation.blocks[0]!.credits]).toEqual(['3', '0']);
    expect([...verifyEvaluation(evaluation), ...verifyAgainst(evaluation, { ...input, sha256 })]).toEqual([]);
    const other = { ...evaluation, program: { ...evaluation.program, totalCredits: credits('4.5') } };
    const [said] = verifyAgainst(other, input);
    expect(said?.message).toBe('says 4.5, the file says 3');
  });

  it('the codes are those for which there are sentences', () => {
    const text = readFileSync('src/domain/evaluation/reason-text.ts', 'utf8');
    const [, sentences = ''] = text.split('const SENTENCES');
    const codes = [...sentences.matchAll(/^ {2}'?([a-z-]+)'?: \(/gm)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(50);
    expect(REASON_CODES.toSorted()).toEqual(codes.toSorted());
  });

  it('another number of equal plans is told by the search', async () => {
    const { evaluation } = evaluate(await gatherInput({ case: fileOf(FULL) }, schools));
    const { equalBest } = evaluation.optimality;
    expect(findBetterPlan(evaluation)).toEqual({ status: 'proven', equalBest });
  });
});
