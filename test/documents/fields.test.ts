import { readdirSync, readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { decodeRecord } from '../../src/documents/record-text.js';
import type { FieldReading, TranscriptReading } from '../../src/domain/transcript/field-reading.js';
import type { TranscriptCourse } from '../../src/domain/transcript/transcript.js';

const PAPERS = 'fixtures/transcripts/papers';
const RECORDS = 'fixtures/transcripts/records';
const pool = new ReaderPool({ children: 2 });
afterAll(() => pool.close());

async function read(file: string): Promise<TranscriptReading | null> {
  const answer = await pool.read(readFileSync(file), file.split('/').at(-1)!);
  if (answer.kind === 'refused') return null;
  const { transcript, sender } = answer;
  return { transcript, sender, fields: JSON.parse(answer.fields) as FieldReading[] };
}

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);
const coursesIn = ({ transcript: { terms, otherCredit } }: TranscriptReading) =>
  [...otherCredit, ...terms].flatMap(({ courses }) => courses);
const PRINTED = ['code', 'title', 'creditsAttempted', 'creditsEarned', 'grade', 'gradePoints'] as const;
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const number = (text: string) => Number(/\d+(?:[.,]\d+)?/.exec(text)?.[0].replace(',', '.'));

function says(field: FieldReading): boolean {
  const { value, evidence } = field;
  const isAmount = /^credits|Points$/.test(field.field);
  return isAmount ? number(evidence.text) === Number(value) : letters(evidence.text).includes(letters(value));
}

function isInside({ evidence: { page, box } }: FieldReading, course: TranscriptCourse): boolean {
  const [x0, y0, x1, y1] = course.evidence.box;
  const inside = box[0] >= x0 - 0.2 && box[1] >= y0 - 0.2 && box[2] <= x1 + 0.2 && box[3] <= y1 + 0.2;
  return page === course.evidence.page && inside;
}

describe('the values of a drawn transcript', () => {
  it.each(filesIn(PAPERS, /\.(?:pdf|csv|txt)$/))(
    '%s: each stands in its row, under words that say it',
    async (file) => {
      const answer = await read(file);
      for (const course of answer === null ? [] : coursesIn(answer)) {
        const own = answer!.fields.filter(({ of }) => of === course.id);
        const named = PRINTED.filter((field) => course[field] !== null && course[field] !== '');
        expect(own.map(({ field }) => field)).toEqual(expect.arrayContaining([...named, 'status']));
        const printed = own.filter(({ field }) => PRINTED.some((each) => each === field));
        expect(printed.filter((field) => !says(field))).toEqual([]);
        expect(printed.filter((field) => !isInside(field, course))).toEqual([]);
        expect(own.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
      }
    },
  );

  it('school, student, terms and totals have their places too', async () => {
    const { fields } = (await read(`${PAPERS}/banner-official-tamarack.pdf`))!;
    const told = new Map(fields.map((field) => [`${field.of} ${field.field}`, field]));
    expect(told.get('institution name')).toMatchObject({ value: 'Tamarack State University' });
    expect(told.get('student id')!.evidence.text).toBe('@00440127');
    expect(told.get('term-1 name')!.evidence).toMatchObject({ page: 1, text: 'Fall 1999' });
    expect(told.get('term-1 gpa')!.evidence.text).toBe('3.140');
  });

  it('the level of a course is that of its cell, else that of the line above', async () => {
    const levels = async (name: string) => {
      const { fields } = (await read(`${PAPERS}/${name}.pdf`))!;
      return fields.filter(({ field }) => field === 'level').map(({ value }) => value);
    };
    const twice = await levels('two-careers-halden');
    expect(new Set(twice.slice(0, 10))).toEqual(new Set(['undergraduate']));
    expect(new Set(twice.slice(10))).toEqual(new Set(['graduate']));
    expect(new Set(await levels('banner-self-corrigan'))).toEqual(new Set(['undergraduate', 'graduate']));
    expect(await levels('side-by-side-long')).toEqual([]);
  });
});

describe('the values of a machine-readable record', () => {
  it.each(filesIn(RECORDS, /\.xml$/))('%s: each is where its element stands', async (file) => {
    const answer = (await read(file))!;
    const lines = decodeRecord(readFileSync(file))!.text.split(/\r\n?|\n/);
    const wrong = answer.fields
      .filter(({ field }) => field === 'title' || field === 'grade')
      .filter(({ value, evidence }) => {
        const said = letters(textIn(lines, evidence.box));
        return !value.split(' ').every((word) => said.includes(letters(word)));
      });
    expect(coursesIn(answer).length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

/** What stands between two places of a text; entities as they are written. */
function textIn(lines: readonly string[], [x0, y0, x1, y1]: readonly number[]): string {
  const part = lines.slice(y0! - 1, y1);
  const last = part.length - 1;
  return part
    .map((line, at) => line.slice(at === 0 ? x0! - 1 : 0, at === last ? x1! : undefined))
    .join(' ')
    .replace(/&amp;/g, '&');
}
