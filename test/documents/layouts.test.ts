import { readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { Transcript } from '../../src/domain/transcript/transcript.js';

const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

async function read(bytes: Buffer, name: string): Promise<Transcript> {
  const answer = await pool.read(bytes, name);
  if (answer.kind !== 'read') throw new Error(answer.code);
  return answer.transcript;
}

const pasted = (...lines: string[]) => read(Buffer.from(lines.join('\n')), 'a.txt');
const rows = ({ terms }: Transcript) =>
  terms.flatMap(({ name, courses }) =>
    courses.map(({ code, title, creditsAttempted, grade }) => [name, code, title, creditsAttempted, grade]),
  );

describe('text that was copied from a page', () => {
  it('is read by the kinds of its words where one space parts any two', async () => {
    const transcript = await pasted(
      'Course Description Term Grade Units Status',
      'ART 101 Survey of Art I Fall 2018 A 3.00 Taken',
      'BIO 150 Principles of Biology Fall 2018 B- 4.00 Taken',
      'PSY 150 General Psychology Spring 2019 W 3.00 Taken',
    );
    expect(rows(transcript)).toEqual([
      ['Fall 2018', 'ART 101', 'Survey of Art I', '3', 'A'],
      ['Fall 2018', 'BIO 150', 'Principles of Biology', '4', 'B-'],
      ['Spring 2019', 'PSY 150', 'General Psychology', '3', 'W'],
    ]);
  });

  it('is read where every cell stands on a line of its own, and keeps the place of each row', async () => {
    const transcript = await pasted(
      'Fall 2020\nCourse\nTitle\nCredits\nGrade',
      'HIST 105\nWorld History to 1500\n3.0\nB',
      'MATH 110\nCollege Algebra\n4.0\nC+',
    );
    expect(rows(transcript)).toEqual([
      ['Fall 2020', 'HIST 105', 'World History to 1500', '3', 'B'],
      ['Fall 2020', 'MATH 110', 'College Algebra', '4', 'C+'],
    ]);
    const { box } = transcript.terms[0]!.courses[1]!.evidence;
    expect([box[1], box[3]]).toEqual([10, 13]);
  });

  it('takes a tab for a gap, however short it is on the screen', async () => {
    const transcript = await pasted(
      'Fall 2020\n',
      'Code\tTitle\tCredits\tGrade',
      'MUS1101\tHarmony\t6\tB',
      'FIL1000\tPhilosophy of Art\t4\tA-',
      'ING1001\tEnglish I\t4\tC',
    );
    expect(rows(transcript).map((row) => row.slice(1))).toEqual([
      ['MUS1101', 'Harmony', '6', 'B'],
      ['FIL1000', 'Philosophy of Art', '4', 'A-'],
      ['ING1001', 'English I', '4', 'C'],
    ]);
  });
});

describe('printed totals', () => {
  const paper = (name: string) => readFileSync(`fixtures/transcripts/papers/${name}.pdf`);

  it('that differ from the rows are an issue at the printed figure, not at a row', async () => {
    const { issues } = await read(paper('ruled-table-delmont'), 'a.pdf');
    const [x0, y0, x1, y1] = issues.find(({ code }) => code === 'total-mismatch')!.where!.box;
    expect(x1 - x0).toBeLessThan(30);
    expect(y1 - y0).toBeLessThan(12);
  });

  it('of a group of rows are of no term, though the rows of the group name their terms', async () => {
    const { totals, issues } = await read(paper('european-lindental'), 'a.pdf');
    expect(totals).toMatchObject({ earned: '60.5', agrees: true });
    expect(issues.filter(({ code }) => code.endsWith('mismatch'))).toEqual([]);
  });

  it('are told apart from the size of what they are out of', async () => {
    const { terms } = await pasted(
      'Fall 2020',
      'ENG 101    Composition    3.0    B',
      'MAT 110    College Algebra    3.0    A',
      'Term Credits Earned: 6.0 of 12    Term GPA: 3.50 / 4.0',
    );
    expect(terms[0]!.totals).toMatchObject({ earned: '6', gpa: '3.50', agrees: true });
  });
});
