import { readdirSync, readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { Transcript, TranscriptCourse } from '../../src/domain/transcript/transcript.js';

const FOLDER = 'fixtures/transcripts/records';
const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

const fixtures = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'));

async function read(bytes: Uint8Array, name = 'record'): Promise<Transcript> {
  const answer = await pool.read(bytes, name);
  if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.code}: ${answer.message}`);
  return answer.transcript;
}

const courseIn = (course: TranscriptCourse) => {
  const { code, title, creditsAttempted, creditsEarned, grade, status, basis } = course;
  return [code, title, creditsAttempted, creditsEarned, grade, status, basis];
};

/** What a person who knows the record would compare: everything but places, points and confidence. */
function compared({ institution, student, calendar, creditUnit, ...rest }: Transcript) {
  return {
    type: rest.document.type,
    institution: institution.name,
    student,
    calendar,
    creditUnit,
    terms: rest.terms.map(({ name, term, totals, courses }) => ({
      name,
      term,
      totals,
      courses: courses.map(courseIn),
    })),
    otherCredit: rest.otherCredit.map(({ heading, courses }) => ({
      heading,
      courses: courses.map(courseIn),
    })),
    totals: rest.totals,
    issues: rest.issues.map(({ code }) => code),
  };
}

describe('a machine-readable record', () => {
  it.each(fixtures)('%s is read as it is meant, to the last field', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(`${FOLDER}/${name}.expected.json`, 'utf8'));
    expect(compared(await read(readFileSync(`${FOLDER}/${name}`), name))).toEqual(expected);
  });

  it.each(fixtures)('%s names the place of every row, and no row twice', async (name) => {
    const transcript = await read(readFileSync(`${FOLDER}/${name}`), name);
    const courses = [...transcript.terms, ...transcript.otherCredit].flatMap((each) => each.courses);
    expect(new Set(courses.map(({ id }) => id)).size).toBe(courses.length);
    for (const { id, evidence, title, confidence } of courses) {
      const [, line, , last] = evidence.box;
      expect(id).toMatch(new RegExp(`^p1-l${line}(-\\d+)?$`));
      expect(last).toBeGreaterThanOrEqual(line);
      expect(evidence.text).toContain(title);
      expect(confidence).toBeGreaterThan(0.5);
    }
  });

  it.each(fixtures)('%s leaves no birth date and no number of the state behind', async (name) => {
    const text = JSON.stringify(await read(readFileSync(`${FOLDER}/${name}`), name));
    expect(text).not.toMatch(/1992-02-29|19920229|000120000|000-12-0000/);
  });
});
