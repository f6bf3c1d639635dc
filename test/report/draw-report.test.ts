import { drawReport } from '../../src/report/draw-report.js';
import { readPdfText } from '../../src/documents/pdf-text-reader.js';
import { LIMITS } from '../../src/documents/limits.js';
import { evaluationCase } from '../support/evaluation-case.js';
import type { EvaluationCase } from '../../src/contract/evaluation.js';

const FILE = 'fixtures/cases/requirement-full.yaml';

async function printed(given: EvaluationCase) {
  const { pages } = await readPdfText(new Uint8Array(await drawReport(given)), LIMITS);
  expect(pages).toHaveLength(1);
  const page = pages[0]!;
  for (const run of page.runs) {
    expect(run.x).toBeGreaterThanOrEqual(39);
    expect(run.x + run.width).toBeLessThanOrEqual(573);
    expect(run.y + run.height).toBeLessThan(780);
  }
  // The reader gives words; those of one baseline are a line.
  const text = page.runs.reduce((before, run, at) => {
    const last = page.runs[at - 1];
    const sameLine = last !== undefined && Math.abs(last.y + last.height - run.y - run.height) < 1.5;
    return `${before}${at === 0 ? '' : sameLine ? ' ' : '\n'}${run.text}`;
  }, '');
  return { runs: page.runs, text };
}

/** The case with its lines repeated, as a long record has them. */
function longer(given: EvaluationCase, lines: number): EvaluationCase {
  const evaluation = given.evaluation!;
  const many = <T extends { id: string }>(items: readonly T[]) =>
    Array.from({ length: lines }, (_, at) => ({ ...items[at % items.length]!, id: `n${at}` }));
  return { ...given, lines: many(given.lines), evaluation: { ...evaluation, lines: many(evaluation.lines) } };
}

describe('the report', () => {
  it('shows the number largest, and an approved evaluation as approved', async () => {
    const approved = { state: 'approved', approvedAt: '2014-05-20T00:00:00.000Z' } as const;
    const { runs, text } = await printed(await evaluationCase(FILE, approved));
    expect(runs.toSorted((a, b) => b.height - a.height)[0]!.text).toBe('12');
    expect(text).toContain('approved 2014-05-20');
    expect(text).toContain('Approved by the registrar’s office on 2014-05-20.');
    expect(text.replaceAll('\n', ' ')).toContain('Accepted, not used: Social Science is already full.');
    expect(text).toMatch(/To ask or to appeal/);
  });

  it('says that an estimate binds nobody, and prints a name as it is written', async () => {
    const { text } = await printed(await evaluationCase(FILE));
    expect(text).toContain('not yet approved');
    expect(text).toContain('it binds nobody');
    expect(text).toContain('Rowan Łukasiewicz-Ångström');
  });

  it('gives every reason whole where the page has room for it', async () => {
    const given = await evaluationCase(FILE);
    const { text } = await printed(given);
    expect(text).not.toContain('shortened');
    const words = text.replaceAll('\n', ' ');
    for (const { reasons } of given.evaluation!.lines)
      for (const reason of reasons) expect(words).toContain(reason.text);
  });

  it('counts the lines for which there is no room', async () => {
    const given = longer(await evaluationCase(FILE), 90);
    const { text } = await printed(given);
    const shown = text.match(/^SOC 10\d/gm)!.length;
    expect(text).toContain(`and ${90 - shown} more lines; the full list is in Segue.`);
  });

  it('says so where reasons are shortened', async () => {
    const { text } = await printed(longer(await evaluationCase(FILE), 50));
    expect(text).toContain('Reasons are shortened here; each stands in full in Segue.');
    expect(text.match(/^SOC 10\d/gm)).toHaveLength(50);
  });

  it('prints a waived place as waived, with who said so and why', async () => {
    const { text } = await printed(await evaluationCase('fixtures/cases/override-waiver-reduces-total.yaml'));
    const words = text.replaceAll('\n', ' ');
    expect(words).toMatch(/ waived /);
    expect(words).toContain('Waived by the registrar: holds a degree in history.');
    expect(words).toContain('Its credits are no longer asked for.');
    expect(words).toContain('117 of 117 credits are left to take.');
    const plain = await printed(await evaluationCase(FILE));
    expect(plain.text).not.toContain('waived');
  });

  it('counts the places that are filled: courses that count together fill one', async () => {
    const given = await evaluationCase('fixtures/cases/quarter-credits-combine.yaml');
    const { text } = await printed(given);
    const words = text.replaceAll('\n', ' ');
    expect(words).toContain('Counts toward the degree (2 courses, 1 place)');
    expect(words).toContain('Together with World History II: 4 credits in all, of which 3 count.');
    expect(words).toContain('Together with World History I: 4 credits in all, of which 3 count.');
  });

  it('stays whole without any line', async () => {
    const { text } = await printed(await evaluationCase('fixtures/cases/nothing-to-transfer.yaml'));
    expect(text).toContain('No courses stand here yet.');
  });
});
