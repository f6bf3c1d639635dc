import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { Transcript } from '../../src/domain/transcript/transcript.js';

const FOLDER = 'fixtures/transcripts';
type Row = readonly [code: string, title: string, credits: number, grade: string];
interface Description {
  readonly school: string;
  readonly student: { readonly name: string; readonly id: string };
  readonly unit: string;
  readonly transfer?: { readonly heading: string; readonly courses: readonly Row[] };
  readonly terms: readonly { readonly name: string; readonly courses: readonly Row[] }[];
}

const pool = new ReaderPool({ children: 2 });
afterAll(() => pool.close());

async function read(bytes: Uint8Array, name: string): Promise<Transcript> {
  const answer = await pool.read(bytes, name);
  if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.code}`);
  return answer.transcript;
}

const rowsOf = (courses: Transcript['terms'][number]['courses']) =>
  courses.map(({ code, title, creditsAttempted, grade }) => [code, title, creditsAttempted, grade]);
const expected = (courses: readonly Row[]) =>
  courses.map(([code, title, credits, grade]) => [code, title, String(credits), grade]);

describe('reading a transcript', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

  it.each(names)('reads every row of %s, under its term, and no other', async (name) => {
    const description = parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Description;
    const pdf = name.replace('.yaml', '.pdf');
    const transcript = await read(readFileSync(`${FOLDER}/${pdf}`), pdf);
    expect(transcript.institution.name?.toLowerCase()).toBe(description.school.toLowerCase());
    expect(transcript.student).toEqual(description.student);
    expect(transcript.creditUnit).toBe(description.unit.split(' ')[0]!.toLowerCase());
    expect(transcript.terms.map((term) => [term.name.toLowerCase(), rowsOf(term.courses)])).toEqual(
      description.terms.map((term) => [term.name.toLowerCase(), expected(term.courses)]),
    );
    expect(transcript.otherCredit.map((each) => [each.heading, rowsOf(each.courses)])).toEqual(
      description.transfer === undefined
        ? []
        : [[description.transfer.heading, expected(description.transfer.courses)]],
    );
    expect(transcript.issues).toEqual([]);
    const ids = transcript.terms.flatMap((term) => term.courses.map((course) => course.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names the place of every row on its page', async () => {
    const transcript = await read(readFileSync(`${FOLDER}/harlow-valley-two-pages.pdf`), 'a.pdf');
    const last = transcript.terms.at(-1)!.courses.at(-1)!;
    expect(last.evidence.page).toBe(2);
    expect(last.evidence.text).toContain('Introduction to Computer Information Systems');
    const [x0, y0, x1, y1] = last.evidence.box;
    expect(x0).toBeGreaterThanOrEqual(50);
    expect(x1).toBeLessThanOrEqual(562);
    expect(y1 - y0).toBeGreaterThan(5);
    expect(y1 - y0).toBeLessThan(15);
  });

  it('says so when the printed total and the rows differ, and repairs nothing', async () => {
    const text = [
      'Harlow Valley Community College',
      'Fall 2012',
      'Course      Title                   Credits   Grade',
      'ENG 101     English Composition I   3.00      A',
      'HIS 121     World History           3.00      B',
      'Term Totals   Earned: 9.00',
    ].join('\n');
    const transcript = await read(Buffer.from(text), 'a.txt');
    expect(transcript.terms[0]!.courses).toHaveLength(2);
    expect(transcript.terms[0]!.totals).toMatchObject({ earned: '9', agrees: false });
    expect(transcript.issues.map(({ code }) => code)).toEqual(['term-total-mismatch']);
  });

  it('reads a table in CSV by its headings', async () => {
    const csv =
      'Term,Course,Title,Credits,Grade\n' +
      'Fall 2012,ENG 101,English Composition I,3,A\nSpring 2013,HIS 121,"History, World",4.5,B+\n';
    const transcript = await read(Buffer.from(csv), 'a.csv');
    expect(transcript.document.type).toBe('csv');
    expect(transcript.terms.map(({ name, courses }) => [name, rowsOf(courses)])).toEqual([
      ['Fall 2012', [['ENG 101', 'English Composition I', '3', 'A']]],
      ['Spring 2013', [['HIS 121', 'History, World', '4.5', 'B+']]],
    ]);
  });
});

describe('reading a table or pasted text', () => {
  const table = (...rows: string[]) =>
    Buffer.from(['school,term,code,title,credits,grade', ...rows].join('\n'));

  it('takes the school from a column that repeats it, and leaves it out of the terms', async () => {
    const transcript = await read(
      table(
        'Alder College,Fall 2012,ENG 101,Composition,3,B',
        '',
        'Alder College,Fall 2012,ART 1,Drawing,3,A',
      ),
      'a.csv',
    );
    expect(transcript.institution.name).toBe('Alder College');
    expect(transcript.terms.map(({ name }) => name)).toEqual(['Fall 2012']);
    expect(transcript.terms[0]!.courses.map(({ evidence }) => evidence.box[1])).toEqual([2, 4]);
  });

  it('refuses a table of several schools, and names them', async () => {
    const bytes = table('Alder College,Fall 2012,ENG 101,Comp,3,B', 'Birch College,Fall 2012,ART 1,Art,3,A');
    expect(await pool.read(bytes, 'a.csv')).toMatchObject({
      kind: 'refused',
      code: 'not-a-transcript',
      message: expect.stringContaining('Alder College and Birch College'),
    });
  });

  it.each(['NaN', 'Infinity', '-3', '1e308', '3'.repeat(40)])(
    'never takes %s for credit, and says so',
    async (credits) => {
      const good = 'Alder College,Fall 2012,ENG 101,Composition,3,B';
      const transcript = await read(
        table(good, `Alder College,Fall 2012,BIO 1,Biology,${credits},A`),
        'a.csv',
      );
      expect(transcript.terms[0]!.courses[1]).toMatchObject({ creditsAttempted: null, creditsEarned: null });
      expect(transcript.issues.map(({ code }) => code)).toEqual(['credits-unreadable']);
    },
  );

  it('keeps the number of a course in its title, before a wide gap', async () => {
    const text = [
      'Alder State College',
      'Name: Okafor, Chidi B.   SID: 443-22-19   Program: Arts',
      'Fall 2009',
      'ENG 111   COLLEGE WRITING I   3.00   B',
      'PHY 101   PHYSICS B   4.00   A',
      'Term   Ern 7.00   GPA 3.57',
    ];
    const transcript = await read(Buffer.from(text.join('\n')), 'a.txt');
    expect(transcript.student).toEqual({ name: 'Okafor, Chidi B.', id: '443-22-19' });
    expect(rowsOf(transcript.terms[0]!.courses)).toEqual([
      ['ENG 111', 'COLLEGE WRITING I', '3', 'B'],
      ['PHY 101', 'PHYSICS B', '4', 'A'],
    ]);
    expect(transcript.terms[0]!.totals).toMatchObject({ earned: '7', agrees: true });
  });
});
