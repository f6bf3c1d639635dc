import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readCsv } from '../../src/documents/csv-reader.js';
import { LIMITS } from '../../src/documents/limits.js';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { readTable } from '../../src/domain/transcript/records/from-table.js';
import type { Transcript, TranscriptCourse } from '../../src/domain/transcript/transcript.js';

const FOLDER = 'fixtures/transcripts/tables';
type Row = readonly (string | null)[];
interface Expected {
  readonly school: string | null;
  readonly student?: Transcript['student'];
  readonly unit?: string;
  readonly terms: readonly {
    readonly name: string;
    readonly term: string | null;
    readonly courses: readonly Row[];
    readonly totals?: unknown;
  }[];
  readonly other?: readonly { readonly heading: string; readonly basis?: string; readonly courses: Row[] }[];
  readonly totals?: object;
  readonly lines?: readonly number[];
  readonly issues: readonly (readonly [string, number])[];
}

const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

const rowOf = ({ code, title, creditsAttempted, creditsEarned, grade, status }: TranscriptCourse) => [
  code,
  title,
  creditsAttempted,
  creditsEarned,
  grade,
  status,
];

function read(text: string, mapping = {}) {
  const document = { sha256: '', type: 'csv', pages: 1, reader: 'csv', official: false } as const;
  return readTable(readCsv(text, LIMITS), document, mapping);
}

const allRows = ({ terms, otherCredit }: Transcript) =>
  [...terms, ...otherCredit].flatMap(({ courses }) => courses.map(rowOf));

describe('a table of courses', () => {
  const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.yaml'));

  it.each(names)('%s: every row is a course or an issue, and no course is made up', async (name) => {
    const yaml = readFileSync(`${FOLDER}/${name.replace(/\.\w+$/, '.yaml')}`, 'utf8');
    const expected = parse(yaml) as Expected;
    const answer = await pool.read(readFileSync(`${FOLDER}/${name}`), name);
    if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.message}`);
    const { transcript } = answer;
    expect(
      transcript.terms.map(({ name: term, term: date, courses }) => [term, date, courses.map(rowOf)]),
    ).toEqual(expected.terms.map(({ name: term, term: date, courses }) => [term, date, courses]));
    expect(transcript.otherCredit.map(({ heading, courses }) => [heading, courses.map(rowOf)])).toEqual(
      (expected.other ?? []).map(({ heading, courses }) => [heading, courses]),
    );
    expect(transcript.otherCredit.map(({ courses }) => courses[0]!.basis)).toEqual(
      (expected.other ?? []).map(({ basis }) => basis ?? 'transfer'),
    );
    expect(transcript.institution.name).toBe(expected.school);
    if (expected.student !== undefined) expect(transcript.student).toEqual(expected.student);
    if (expected.unit !== undefined) expect(transcript.creditUnit).toBe(expected.unit);
    expect(transcript.issues.map(({ code, where }) => [code, where?.box[1]])).toEqual(expected.issues);
    expected.terms.forEach(({ totals }, at) => {
      if (totals !== undefined) expect(transcript.terms[at]!.totals).toEqual(totals);
    });
    if (expected.totals === undefined) expect(transcript.totals).toBeNull();
    else expect(transcript.totals).toMatchObject(expected.totals);
    const courses = [...transcript.terms, ...transcript.otherCredit].flatMap((each) => each.courses);
    expect(new Set(courses.map(({ id }) => id)).size).toBe(courses.length);
    if (expected.lines !== undefined) {
      expect(courses.map(({ evidence }) => evidence.box[1])).toEqual(expected.lines);
    }
  });

  it('keeps the place of every row, over quoted line breaks too', () => {
    const { transcript } = read('Code,Title,Credits,Grade\nA 1,"Two\nlines",3,B\nA 2,One,3,B\n');
    const [first, second] = transcript.terms[0]!.courses.map(({ evidence }) => evidence);
    expect(first).toEqual({ page: 1, box: [1, 2, 10, 3], text: 'A 1 Two lines 3 B' });
    expect(second!.box).toEqual([1, 4, 11, 4]);
  });

  it.each([',', ';', '\t', '|'])('finds the separator %j by itself', (mark) => {
    const rows = [
      'Term|Code|Title|Credits|Grade',
      'Fall 2012|ENG 101|Writing|3.5|A',
      'Fall 2012|ART 1|Ink|3|B',
    ];
    const { transcript } = read(rows.join('\n').replaceAll('|', mark));
    expect(allRows(transcript)).toEqual([
      ['ENG 101', 'Writing', '3.5', '3.5', 'A', 'completed'],
      ['ART 1', 'Ink', '3', '3', 'B', 'completed'],
    ]);
  });

  it('believes the first line that spreadsheets write to tell the separator', () => {
    const { transcript } = read('sep=;\nCode;Title;Credits;Grade\nART 1;Line, Form, Color;3,5;B\n');
    expect(allRows(transcript)).toEqual([['ART 1', 'Line, Form, Color', '3.5', '3.5', 'B', 'completed']]);
  });

  it('loses no row to a quotation mark that is never closed', () => {
    const { transcript } = read('Code,Title,Credits,Grade\nA 1,"Heroes,3,B\nA 2,"Low" and after,3,A\n');
    expect(allRows(transcript).map(([code, title]) => [code, title])).toEqual([
      ['A 1', '"Heroes'],
      ['A 2', '"Low" and after'],
    ]);
  });

  it('lets a person’s word on the columns win, by place or by heading', () => {
    const table = 'Alpha,Beta,Gamma,Delta\nMUS 1,B,2,Ear Training\nMUS 2,3,4,Harmony\n';
    const rows = [
      ['MUS 1', 'Ear Training', '2', '2', 'B', 'completed'],
      ['MUS 2', 'Harmony', '4', '4', '3', 'completed'],
    ];
    const fields = { '1': 'code', '2': 'grade', '3': 'credits', '4': 'title' };
    expect(allRows(read(table, fields).transcript)).toEqual(rows);
    const named = { Alpha: 'code', Beta: 'grade', Gamma: 'credits', Delta: 'title' };
    expect(allRows(read(table, named).transcript)).toEqual(rows);
    expect(read(table, fields).outline.fingerprint).toBe(read(table).outline.fingerprint);
  });

  it('names a row of results over the heading that no column explains', () => {
    const { transcript } = read('AP US History,4,3\n\nCode,Title,Credits,Grade\nA 1,Ink,3,B\n');
    expect(transcript.issues.map(({ code, where }) => [code, where?.box[1]])).toContainEqual([
      'row-unreadable',
      1,
    ]);
  });

  it('refuses a table of several students, and names two', async () => {
    const bytes = Buffer.from('Student,Code,Title,Credits,Grade\nJo Ash,A 1,Ink,3,B\nBo Elm,A 1,Ink,3,B\n');
    expect(await pool.read(bytes, 'a.csv')).toMatchObject({
      code: 'not-a-transcript',
      message: expect.stringContaining('Jo Ash and Bo Elm'),
    });
  });
});
