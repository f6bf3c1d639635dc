import { readdirSync, readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { billionLaughs, externalEntity, nested, nestedJson, pescOf } from '../support/hostile-records.js';
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

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const fixture = (name: string) => readFileSync(`${FOLDER}/${name}`);
const HOSTILE: readonly (readonly [what: string, code: string, make: () => Buffer | string])[] = [
  ['an external entity', 'suspicious', externalEntity],
  ['a billion laughs', 'suspicious', billionLaughs],
  ['a DOCTYPE in UTF-16', 'suspicious', () => utf16(externalEntity())],
  ['a DOCTYPE in UTF-16 without a mark', 'suspicious', () => utf16(externalEntity()).subarray(2)],
  ['200,000 elements in one another', 'too-complex', () => nested(200_000)],
  ['200,000 lists in one another', 'too-complex', () => nestedJson(200_000)],
  ['20,001 courses', 'too-complex', () => pescOf(20_001)],
  ['half of a record', 'unreadable', () => fixture('pesc-batch.xml').subarray(0, 2_000)],
  ['half of a record in UTF-16', 'unreadable', () => fixture('pesc-1.6-utf16.xml').subarray(0, 6_001)],
  ['half of an interchange', 'unreadable', () => fixture('edi-ts130.edi').subarray(0, 900)],
  ['half of a learner record', 'unreadable', () => fixture('clr-2.0.json').subarray(0, 5_000)],
  ['an entity that nobody defined', 'unreadable', () => pescOf(1).replace('Logic', '&x;')],
  ['bytes in no encoding', 'unsupported-type', () => Buffer.from('3c610001fffe80813c2f613e', 'hex')],
  ['XML of another kind', 'unsupported-type', () => '<?xml version="1.0"?><invoice><line/></invoice>'],
  ['JSON of another kind', 'unsupported-type', () => '{"courses": [{"code": "ENG 101"}]}'],
  ['a record without courses', 'not-a-transcript', () => pescOf(0)],
];

describe('a record that is no transcript', () => {
  it.each(HOSTILE)('%s is answered with %s', async (_what, code, make) => {
    const answer = await pool.read(Buffer.from(make()), 'upload.xml');
    expect(answer).toMatchObject({ kind: 'refused', code });
    expect(answer.kind === 'refused' && answer.message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['HighSchoolTranscript', /high-school transcript/],
    ['TranscriptRequest', /request for a transcript/],
    ['TranscriptResponse', /answer to a request/],
    ['TranscriptAcknowledgment', /receipt for a transcript/],
  ])('%s is named as what it is', async (root, sentence) => {
    const text = pescOf(3).replaceAll('CollegeTranscript', `n:${root}`);
    const answer = await pool.read(Buffer.from(text), 'a.xml');
    expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(sentence) });
  });

  it('two students in one batch are never merged', async () => {
    const batch = fixture('pesc-batch.xml').toString('utf8');
    for (const [from, to] of [
      ['Eskelund', 'Eskelunde'],
      ['E-40', 'E-41'],
      ['1992-02-29', '1993-02-28'],
    ] as const) {
      const at = batch.lastIndexOf(from);
      const two = batch.slice(0, at) + to + batch.slice(at + from.length);
      const answer = await pool.read(Buffer.from(two), 'a.xml');
      expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(/students/) });
      expect(answer.kind === 'refused' && answer.message).not.toContain('Eskelund');
    }
  });

  it('transcripts of two schools in one batch are never merged', async () => {
    const batch = fixture('pesc-batch.xml').toString('utf8');
    const two = batch.replace('<FICE>9907</FICE>', '<FICE>9906</FICE>');
    const answer = await pool.read(Buffer.from(two), 'a.xml');
    expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(/schools/) });
  });

  it('two students in one interchange are never merged', async () => {
    const text = fixture('edi-pipes.edi').toString('utf8');
    const at = text.lastIndexOf('Achterberg');
    const two = `${text.slice(0, at)}Uchterberg${text.slice(at + 10)}`;
    const answer = await pool.read(Buffer.from(two), 'a.edi');
    expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(/students/) });
  });

  it('a learner record of badges alone is no transcript', async () => {
    const text = fixture('clr-2.0.json').toString('utf8').replaceAll('"Course"', '"Badge"');
    const answer = await pool.read(Buffer.from(text), 'a.json');
    expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(/no course/) });
  });
});

describe('the traps of records', () => {
  it('evidence is what the record says, figure by figure', async () => {
    const { terms } = await read(fixture('pesc-1.6-utf16.xml'));
    expect(terms[0]?.courses[0]).toMatchObject({
      id: 'p1-l59',
      gradePoints: '9.9',
      evidence: { page: 1, box: [9, 59, 17, 71], text: 'ENGL 101 English Composition I 3.00 3.00 B+ 9.90' },
      confidence: 0.99,
    });
  });

  it('the sender is not the school, even where the school is not named', async () => {
    const text = fixture('pesc-loose-courses.xml')
      .toString('utf8')
      .replace(/<School>.*<\/School>/, '');
    const { institution, issues } = await read(Buffer.from(text));
    expect(institution.name).toBeNull();
    expect(issues.find(({ code }) => code === 'institution-missing')?.message).toMatch(/Prairie/);
  });

  it('a course in a place that no schema knows is an issue with its place', async () => {
    const text = fixture('pesc-batch.xml')
      .toString('utf8')
      .replace('</Student>', '<Extra><Course><CourseTitle>Etching</CourseTitle></Course></Extra></Student>');
    const issue = (await read(Buffer.from(text))).issues.find(({ code }) => code === 'course-unreadable');
    expect(issue?.message).toMatch(/Etching/);
    expect(issue?.where?.page).toBe(1);
  });

  it('a course without number and title, and credit that is no number, are issues', async () => {
    const unnamed = '<CourseNumber>101</CourseNumber><CourseTitle>Logic</CourseTitle>';
    const text = pescOf(3).replace(unnamed, '').replace('>3<', '>three<');
    const { issues, terms } = await read(Buffer.from(pescOf(3).replace('>3<', '>three<')));
    expect(terms[0]?.courses[0]).toMatchObject({ creditsAttempted: null, confidence: 0.7 });
    expect(issues.map(({ code }) => code)).toContain('credits-unreadable');
    expect((await read(Buffer.from(text))).issues.map(({ code }) => code)).toContain('course-unreadable');
  });

  it('totals that do not agree are an issue at the element that states them', async () => {
    const stated = fixture('pesc-1.3-transfer.xml').toString('utf8');
    const text = stated.replace('<CreditHoursEarned>19<', '<CreditHoursEarned>22<');
    const { totals, issues } = await read(Buffer.from(text));
    expect(totals).toMatchObject({ earned: '22', agrees: false });
    expect(issues.find(({ code }) => code === 'total-mismatch')?.where?.box[1]).toBe(37);
  });

  it('a Latin file that claims nothing is read, and its letters are doubted', async () => {
    const text = fixture('pesc-batch.xml').toString('utf8').replace('Drawing II', 'Café Études');
    const { terms, issues } = await read(Buffer.from(text, 'latin1'));
    expect(terms[1]?.courses[0]?.title).toBe('Café Études');
    expect(issues.map(({ code }) => code)).toContain('encoding-guessed');
  });

  it('a record in one line gives every row a number of its own', async () => {
    const text = fixture('pesc-loose-courses.xml').toString('utf8').replaceAll('\n', '');
    const { terms } = await read(Buffer.from(text));
    expect(terms.flatMap(({ courses }) => courses.map(({ id }) => id))).toEqual([
      'p1-l1',
      'p1-l1-2',
      'p1-l1-5',
    ]);
  });

  it('the parts of a module and the module are never both counted, and a difference is named', async () => {
    const text = fixture('elmo-v1.xml').toString('utf8').replace('<value>15</value>', '<value>20</value>');
    const { terms, issues } = await read(Buffer.from(text));
    const titles = terms.flatMap(({ courses }) => courses.map(({ title }) => title));
    expect(titles).not.toContain('Basic studies');
    expect(issues.map(({ code }) => code)).toContain('module-total-mismatch');
  });

  it('two learners in one ELMO file are never merged', async () => {
    const learner = '<learner><givenNames>Other</givenNames><familyName>Person</familyName></learner>';
    const text = fixture('elmo-v1.xml').toString('utf8').replace('<report>', `${learner}<report>`);
    const answer = await pool.read(Buffer.from(text), 'a.xml');
    expect(answer).toMatchObject({ code: 'not-a-transcript', message: expect.stringMatching(/students/) });
  });
});
