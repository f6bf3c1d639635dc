import { TableColumns } from '../../src/contract/table-columns.js';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

/** Hours a week stand before the credits, under words that nobody knows. */
const table = (school: string, ...rows: string[]) =>
  Buffer.from(
    [`Institution,Alpha,Beta,Gamma,Delta,Epsilon`, ...rows.map((row) => `${school},${row}`)].join('\n'),
  );
const ROWS = ['MUS 110,Ear Training,6,2,A', 'MUS 120,Harmony,4,3,B', 'MUS 130,Rhythm,5,1,A-'];
const GUESS = ['school', 'code', 'title', 'attempted', 'earned', 'grade'];
const RIGHT = ['school', 'code', 'title', 'ignored', 'credits', 'grade'];
const REASON = 'Gamma counts hours a week: their key says so';

let server: TestServer;
let applicant: Client;
let registrar: Client;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'columns@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
});
afterAll(() => server?.stop());

async function upload(bytes: Buffer, term: string, name = 'table.csv', by = applicant) {
  const application = await newApplication(by, term);
  const { body } = await by.upload(application, Buffer.from(bytes), name);
  return { application, transcript: body.id as string, ...(await settled(body.id, by)) };
}

/** The document as it is once nobody is reading it. */
function settled(id: string, by = applicant) {
  return until(async () => {
    const { body } = await by.get(`/api/transcripts/${id}`);
    return !['received', 'reading'].includes(body.state) && { shown: body };
  });
}

const columnsOf = (id: string) => registrar.get(`/api/transcripts/${id}/columns`);
const creditsOf = (shown: any) =>
  shown.transcript.terms.flatMap((term: any) => term.courses.map((course: any) => course.creditsAttempted));

describe('the columns of a table', () => {
  let first: Awaited<ReturnType<typeof upload>>;
  let evaluation: { id: string; version: number };
  const path = () => `/api/transcripts/${first.transcript}/columns`;

  it('are shown with what each was taken for, and the first rows', async () => {
    first = await upload(table('Larkmoor College', ...ROWS), '2027-fall');
    expect(creditsOf(first.shown)).toEqual(['6', '4', '5']);
    const shown = TableColumns.parse((await columnsOf(first.transcript)).body);
    expect(shown.columns.map(({ field }) => field)).toEqual(GUESS);
    expect(shown.columns.map(({ heading }) => heading)).toEqual(
      'Institution,Alpha,Beta,Gamma,Delta,Epsilon'.split(','),
    );
    expect(shown).toMatchObject({
      school: 'Larkmoor College',
      keptFor: 'school',
      isHeaded: true,
      saved: null,
      application: first.application,
    });
    expect(shown.rows[1]).toEqual(['Larkmoor College', ...ROWS[1]!.split(',')]);
  });

  it('can be tried otherwise without anything being saved', async () => {
    const { status, body } = await registrar.post(`${path()}/trial`, { fields: RIGHT });
    expect(status).toBe(200);
    const { reading } = TableColumns.parse(body);
    expect(reading.terms[0]!.courses.map(({ creditsEarned }) => creditsEarned)).toEqual(['2', '3', '1']);
    expect((await registrar.get(`/api/transcripts/${first.transcript}`)).body.state).toBe(first.shown.state);
    expect(await ask(server.databaseUrl, 'select id from column_mapping')).toEqual([]);
  });

  it('are not saved without a reason, for another table, or so that no course is left', async () => {
    const change = { fields: RIGHT, basedOn: 0, reason: REASON };
    const saying = async (other: object) => (await registrar.post(path(), { ...change, ...other })).body.code;
    expect(await saying({ reason: ' ' })).toBe('invalid-request');
    expect(await saying({ fields: ['nonsense'] })).toBe('invalid-request');
    expect(await saying({ fields: RIGHT.slice(1) })).toBe('columns-missing');
    expect(await saying({ fields: RIGHT.map(() => 'ignored') })).toBe('no-courses');
    expect(await saying({ basedOn: 3 })).toBe('columns-changed');
    expect((await applicant.post(path(), change)).status).toBe(403);
  });

  it('lead to a new reading of the document, and decisions about changed rows are open again', async () => {
    evaluation = await until(async () => {
      const { body } = await registrar.get(`/api/applications/${first.application}`);
      return body.evaluation?.state === 'completed' && body.evaluation;
    });
    const { body: shown } = await registrar.get(`/api/evaluations/${evaluation.id}/case`);
    const decisions = [{ line: shown.lines[0].id, outcome: 'deny', reason: 'Not college level' }];
    const { version } = evaluation;
    const decided = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version,
      decisions,
    });
    expect(decided.status).toBe(200);

    const change = { fields: RIGHT, basedOn: 0, reason: REASON };
    expect((await registrar.post(path(), change)).status).toBe(204);
    const { shown: again } = await settled(first.transcript);
    expect(creditsOf(again)).toEqual(['2', '3', '1']);
    expect(again.transcript.issues.map(({ code }: { code: string }) => code)).toEqual(['term-missing']);
    const versions = await ask<{ version: number; mapped: boolean }>(
      server.databaseUrl,
      `select version, column_mapping_id is not null as mapped from transcript_version
        where transcript_id = $1 order by version`,
      [first.transcript],
    );
    expect(versions).toEqual([
      { version: 1, mapped: false },
      { version: 2, mapped: true },
    ]);
    const newest = await until(async () => {
      const { body } = await registrar.get(`/api/applications/${first.application}`);
      const isNext = body.evaluation.version > decided.body.version && body.evaluation.state === 'completed';
      return isNext && body.evaluation;
    });
    const { body: now } = await registrar.get(`/api/evaluations/${newest.id}/case`);
    expect(now.lines[0]).toMatchObject({ decision: null });
    const { body: history } = await registrar.get(`/api/applications/${first.application}/history`);
    const actions = history.entries.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['transcript.columns-set', 'line.undo']));
    expect((await columnsOf(first.transcript)).body.saved).toMatchObject({ version: 1, by: 'Marisol Vega' });
  });

  it('hold for the next table of this sender with this heading, and say so', async () => {
    const next = await upload(
      table('Larkmoor College', 'ART 1,Ink,8,4,B', 'ART 2,Clay,8,4,C'),
      '2028-spring',
    );
    expect(creditsOf(next.shown)).toEqual(['4', '4']);
    expect(next.shown.state).toBe('needs-verification');
    const [notice] = next.shown.transcript.issues;
    expect(notice).toMatchObject({ code: 'columns-as-set', where: null });
    expect(notice.message).toMatch(/staff set them on \d{4}-\d\d-\d\d for another table of this sender/);
  });

  it('do not hold for another sender, nor under another heading', async () => {
    const other = await upload(table('Whitlow College', ...ROWS), '2028-summer');
    expect(creditsOf(other.shown)).toEqual(['6', '4', '5']);
    const text = table('Larkmoor College', ...ROWS)
      .toString()
      .replace('Beta', 'Zeta');
    const reworded = await upload(Buffer.from(text), '2028-fall');
    expect(creditsOf(reworded.shown)).toEqual(['6', '4', '5']);
  });

  it('are changed once by two people who saw the same, and the later one is told by whom', async () => {
    const change = { fields: RIGHT, basedOn: 1, reason: REASON };
    const answers = await Promise.all([registrar.post(path(), change), registrar.post(path(), change)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const refused = answers.find(({ status }) => status === 409)!.body;
    expect(['columns-changed', 'still-reading']).toContain(refused.code);
    await settled(first.transcript);
    const kept = await ask(server.databaseUrl, 'select version from column_mapping order by version');
    expect(kept).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('make a table readable in which no course was found', async () => {
    const bytes = Buffer.from('Alpha|Beta|Gamma\nHarmony|x7|y\nRhythm|x9|y\nForm|x8|z\n');
    const refused = await upload(bytes, '2029-fall');
    expect(refused.shown).toMatchObject({ state: 'refused', code: 'not-a-transcript' });
    const { body } = await columnsOf(refused.transcript);
    expect(body.reading.terms).toEqual([]);
    const change = { fields: ['title', 'grade', 'ignored'], basedOn: 0, reason: 'Beta is a mark of theirs' };
    const saved = await registrar.post(`/api/transcripts/${refused.transcript}/columns`, change);
    expect(saved.status).toBe(204);
    const { shown } = await settled(refused.transcript);
    expect(shown).toMatchObject({ code: null, state: 'needs-verification' });
    expect(shown.transcript.terms[0].courses.map(({ grade }: { grade: string }) => grade)).toEqual([
      'x7',
      'x9',
      'x8',
    ]);
  });

  it('of a document that is no table are refused in one sentence', async () => {
    const pdf = await upload(TRANSCRIPT, '2029-summer', 'transcript.pdf');
    expect(await columnsOf(pdf.transcript)).toMatchObject({ status: 409, body: { code: 'not-a-table' } });
  });
});

describe('what was said of columns', () => {
  it('is never changed or deleted', async () => {
    const change = ask(server.databaseUrl, `update column_mapping set sender = 'name:other'`);
    await expect(change).rejects.toThrow('append only');
    await expect(ask(server.databaseUrl, 'delete from column_mapping')).rejects.toThrow('append only');
  });
});
