import { readFileSync } from 'node:fs';
import { gatherInput } from '../../src/cli/gather-input.js';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { CreditLine } from '../../src/domain/evaluation/evaluation-input.js';
import { linesFromTranscript } from '../../src/domain/evaluation/lines-from-transcript.js';
import { verifyAgainst } from '../../src/domain/evaluation/verify-against.js';
import type { Transcript } from '../../src/domain/transcript/transcript.js';

const FOLDER = 'fixtures/transcripts/exams';
const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

async function read(text: string): Promise<Transcript> {
  const answer = await pool.read(Buffer.from(text), 'a.txt');
  if (answer.kind !== 'read') throw new Error(answer.code);
  return answer.transcript;
}
const linesOf = (transcript: Transcript) =>
  linesFromTranscript({ transcript, document: 'd', prefix: 't1', institution: null });
const told = ({ source, title, exam }: CreditLine) =>
  exam === null
    ? `${source}: ${title}`
    : [exam.program, title, exam.score, exam.year, exam.secondHand ? 'second-hand' : 'report'].join(' | ');
const linesIn = async (name: string) =>
  linesOf(await read(readFileSync(`${FOLDER}/${name}.txt`, 'utf8'))).map(told);

describe('results of examinations', () => {
  it.each([
    [
      'ap-score-report',
      [
        'AP | English Language and Composition | 4 | 2010 | report',
        'AP | Psychology | 5 | 2011 | report',
        'AP | Calculus AB | 2 | 2011 | report',
        'AP | Physics 1 | 3 | 2011 | report',
      ],
    ],
    // The score stands under its own heading, beside two numbers that could be scores too.
    [
      'clep-transcript',
      [
        'CLEP | College Composition | 62 | 2012 | report',
        'CLEP | Introductory Psychology | 48 | 2012 | report',
      ],
    ],
    [
      'ib-results',
      [
        'IB | History HL | 6 |  | report',
        'IB | Mathematics SL | 5 |  | report',
        'IB | English A: Literature HL | 4 |  | report',
      ],
    ],
    [
      'test-credit-at-a-college',
      [
        'AP | Psychology | 4 | 2011 | second-hand',
        'CLEP | College Composition | 62 | 2012 | second-hand',
        'IB | History HL | 6 | 2011 | second-hand',
        'DSST | Ethics in America | 421 | 2012 | second-hand',
        'external: English Composition I',
        'external: World History',
        'external: College Algebra',
      ],
    ],
  ])('%s is read, and each result is an exam of its own', async (name, expected) => {
    expect(await linesIn(name)).toEqual(expected);
  });

  it('among the courses of a college are told by program, name and score, and by no less', async () => {
    const transcript = await read(
      [
        'Harlow Valley College',
        'Fall 2012',
        'Course      Title                          Credits  Grade   Points',
        'PSY 101     AP Psychology (4)              3.00     CR',
        'MUS 110     CLEP Humanities Score 55       3.00     P',
        'ART 110     AP Drawing 2                   3.00     A       12.00',
        'PHY 100     AP Physics 1                   3.00     CR',
        'PHY 101     AP Physics 1 Score 3           3.00     CR',
        'HIS 100     AP World History (9)           3.00     CR',
      ].join('\n'),
    );
    expect(linesOf(transcript).map(told)).toEqual([
      'AP | Psychology | 4 |  | second-hand',
      'CLEP | Humanities | 55 |  | second-hand',
      'external: AP Drawing 2',
      'external: AP Physics 1',
      'AP | Physics 1 | 3 |  | second-hand',
      'external: AP World History (9)',
    ]);
  });

  it('that say a score twice and differently, or none, stay with a person', async () => {
    const transcript = await read(
      [
        'Cedar Bluff Community College',
        'Advanced Placement',
        'AP Psychology (4)                5        3.00',
        'AP Biology                                3.00',
        'AP Chemistry                     3        3.00',
      ].join('\n'),
    );
    const exams = linesOf(transcript).filter(({ exam }) => exam !== null);
    expect(exams.map(({ title }) => title)).toEqual(['Chemistry']);
    expect(transcript.issues.map(({ code }) => code)).toEqual(['row-unreadable', 'row-unreadable']);
  });

  it('are judged by the policy’s table, by when they were sat and by the paper that shows them', async () => {
    const transcript = ['ap-score-report', 'test-credit-at-a-college'].map((name) => `${FOLDER}/${name}.txt`);
    const program = 'bps-music-production@2014';
    const input = await gatherInput({ program, transcript, set: ['student.firstCollegeTerm=2011-spring'] });
    const { evaluation } = evaluate(input);
    expect(evaluation.lines.map(({ decision, reasons }) => `${decision} ${reasons[0]!.code}`)).toEqual([
      'pending would-count-as',
      'denied exam-after-college-began',
      'denied exam-score-below-minimum',
      'denied exam-after-college-began',
      // The same exam on the college's paper, no later than on the report.
      'denied exam-after-college-began',
      'pending exam-second-hand',
      'pending exam-second-hand',
      'pending exam-without-rule',
      ...Array.from({ length: 3 }, () => 'pending institution-unknown'),
    ]);
    expect(evaluation.lines.map(({ credits }) => credits.semester).slice(0, 8)).toEqual([
      '3',
      '3',
      null,
      '3',
      '3',
      '3',
      '3',
      null,
    ]);
    expect(verifyAgainst(evaluation, input)).toEqual([]);
    const silent = input.lines.map((line) => {
      const { secondHand: _, ...exam } = line.exam ?? {};
      return { ...line, exam: line.exam === null ? null : (exam as typeof line.exam) };
    });
    const unheld = evaluate({ ...input, lines: silent }).evaluation;
    const stray = verifyAgainst(unheld, input).filter(({ rule }) => rule === 'line-rule');
    expect(stray.map(({ where }) => where)).toEqual(['t2-p1-l7', 't2-p1-l8', 't2-p1-l9']);
  });

  it('give credit once, by the better score and the surer paper of those that may count', async () => {
    const transcript = ['ap-score-report', 'test-credit-at-a-college'].map((name) => `${FOLDER}/${name}.txt`);
    const input = await gatherInput({ program: 'bps-music-production@2014', transcript });
    const decided = (lines: readonly CreditLine[]) =>
      evaluate({ ...input, lines })
        .evaluation.lines.filter(({ id }) => id === 't1-p1-l8' || id === 't2-p1-l6')
        .map(({ id, reasons }) => `${id} ${reasons[0]!.code}`);
    expect(decided(input.lines)).toEqual(['t1-p1-l8 would-count-as', 't2-p1-l6 repeat-counted-once']);
    const scored = (id: string, score: string) =>
      input.lines.map((line) => (line.id === id ? { ...line, exam: { ...line.exam!, score } } : line));
    expect(decided(scored('t1-p1-l8', '4'))).toEqual(decided(input.lines));
    expect(decided(scored('t1-p1-l8', '3'))).toEqual([
      't1-p1-l8 repeat-counted-once',
      't2-p1-l6 exam-second-hand',
    ]);
  });
});
