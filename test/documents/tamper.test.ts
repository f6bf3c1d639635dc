import { readdirSync, readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { ReadDocument } from '../../src/documents/child-protocol.js';
import { ordinaryVariants } from '../support/ordinary-files.js';
import {
  appended,
  coveredWith,
  hiddenRow,
  islandOf,
  lyingMap,
  ordinary,
  savedAgain,
} from '../support/tampered-files.js';

const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

async function read(bytes: Buffer): Promise<ReadDocument> {
  const answer = await pool.read(bytes, 'transcript.pdf');
  if (answer.kind !== 'read') throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}
const SIGNALS = [
  'covered-text',
  'hidden-text',
  'text-differs-from-picture',
  'several-revisions',
  'font-island',
];
const signalsIn = ({ transcript }: ReadDocument) =>
  transcript.issues.filter(({ code }) => SIGNALS.includes(code));
const gradeOf = ({ transcript }: ReadDocument, code: string) =>
  transcript.terms.flatMap(({ courses }) => courses).find((course) => course.code === code)?.grade;

describe('a file that was tampered with', () => {
  it.each(['white box', 'white picture', 'note with a white ground'] as const)(
    'a %s over a grade: what one sees is read, and what is beneath is told',
    async (what) => {
      const document = await read(await coveredWith(what));
      expect(gradeOf(document, 'HIS 121')).toBe('A');
      const [issue] = signalsIn(document);
      expect(issue).toMatchObject({ code: 'covered-text', where: { page: 1 } });
      expect(issue!.message).toContain('“D”');
    },
  );

  it.each(['to-unicode', 'embedded font', 'encoding'] as const)(
    'a lying character map (%s) is told with both letters',
    async (how) => {
      const issues = signalsIn(await read(await lyingMap(how)));
      expect(issues.map(({ code }) => code)).toContain('text-differs-from-picture');
      expect(issues[0]!.message).toBe('The file says “A” here, but the picture shows “D”.');
    },
  );

  it.each(['invisible', 'white', 'off the page'] as const)(
    'a row in %s ink is told, not read',
    async (how) => {
      const document = await read(await hiddenRow(how));
      expect(gradeOf(document, 'MUS 199')).toBeUndefined();
      const issues = signalsIn(document);
      expect(issues.map(({ code }) => code)).toEqual(['hidden-text']);
      expect(issues[0]!.message).toContain('MUS 199');
    },
  );

  it('a grade changed in a later revision is told with both texts', async () => {
    const document = await read(savedAgain('grade'));
    expect(document.facts!.revisions).toBe(2);
    const [issue, ...others] = signalsIn(document);
    expect(others).toEqual([]);
    expect(issue!.code).toBe('several-revisions');
    expect(issue!.message).toMatch(/HIS 121.*D.*; it now says.*HIS 121.*A/);
  });

  it.each(['font', 'size'] as const)('one grade in another %s is told', async (what) => {
    const issues = signalsIn(await read(await islandOf(what)));
    expect(issues.map(({ code }) => code)).toEqual(['font-island']);
    expect(issues[0]!.message).toContain('“A”');
  });
});

describe('an ordinary file', () => {
  const fixtures = readdirSync('fixtures/transcripts').filter((name) => name.endsWith('.pdf'));
  it.each(fixtures)('%s raises no signal', async (name) => {
    expect(signalsIn(await read(readFileSync(`fixtures/transcripts/${name}`)))).toEqual([]);
  });

  it.each(Object.entries(ordinaryVariants))('%s raises no signal', async (_name, make) => {
    const document = await read(await make());
    expect(signalsIn(document)).toEqual([]);
    expect(gradeOf(document, 'HIS 121')).toBe('D');
  });

  it('may be saved again for its metadata or a note, and says so as a fact', async () => {
    const document = await read(savedAgain('metadata'));
    expect(document.facts!.revisions).toBe(2);
    expect(signalsIn(document)).toEqual([]);
  });

  it('tells who made it and when', async () => {
    const { facts } = await read(await ordinary());
    expect(facts).toMatchObject({
      producer: 'Registrar Print 3',
      creator: 'Student System',
      created: '2024-05-01T09:30:00Z',
      revisions: 1,
      script: false,
      signatures: [],
    });
    expect((await read(appended(await ordinary()))).facts!.revisions).toBe(1);
  });
});
