import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let owner: Client;
let registrar: Client;
let mine: ReadCase;
beforeAll(async () => {
  server = await startServer();
  owner = await newApplicant(server.url, 'owner@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  mine = await readCase(owner);
});
afterAll(() => server?.stop());

const path = () => `/api/evaluations/${mine.evaluation}/what-if`;
const ask = (client: Client, supposition: object) => client.post(path(), supposition);

describe('what if', () => {
  it('is answered with both sides, the sentence and the lines that move, by name', async () => {
    const { body: stored } = await owner.get(`/api/evaluations/${mine.evaluation}`);
    const { status, body } = await ask(owner, { setting: 'caps.transfer.credits', value: '3' });
    expect(status).toBe(200);
    expect(body.before.totals).toEqual(stored.totals);
    expect(body.after).toMatchObject({ totals: { applied: '3' }, caps: { transfer: { limit: '3' } } });
    expect(body.gainCredits).toBe(String(3 - Number(stored.totals.applied)));
    expect(body.sentence).toMatch(
      /^3 credits count instead of \d+, because the limit on transfer credit is 3/,
    );
    expect(body.lines.length).toBeGreaterThan(0);
    for (const { name, text } of body.lines) expect([name, text].join(' ')).not.toMatch(/t1-p1-l|ge-/);
    const filled = body.after.score
      .flatMap(({ bars }: any) => bars)
      .filter((bar: any) => bar.source !== null);
    expect(filled).toHaveLength(1);
  });

  it('offers degrees, policies, settings and placements, and tells which course would help', async () => {
    const { body } = await owner.get(path());
    expect(body.programs.filter((each: any) => each.isCurrent)).toMatchObject([
      { id: 'bps-music-production@2014' },
    ]);
    expect(body.programs.length).toBeGreaterThan(1);
    expect(body.policies.filter((each: any) => each.isCurrent)).toHaveLength(1);
    expect(body.placements.map((each: any) => each.course)).toContain('OHARM-201');
    const [first] = body.helpful;
    const { body: answer } = await ask(owner, { course: first.receives });
    expect(answer.gainCredits).toBe(first.gainCredits);
    expect(answer.sentence).toContain(first.label);
  });

  it('of every degree and every policy on offer has an answer', async () => {
    const { body } = await registrar.get(path());
    for (const { id } of body.programs) {
      const { status, body: answer } = await ask(registrar, { program: id });
      expect([id, status, answer.after.program.name]).toEqual([id, 200, expect.any(String)]);
    }
    for (const { id } of body.policies)
      expect([id, (await ask(registrar, { policy: id })).status]).toEqual([id, 200]);
    for (const { course } of body.placements)
      expect([course, (await ask(registrar, { placement: course })).status]).toEqual([course, 200]);
  });

  it.each([
    ['unknown-program', { program: 'nothing@2014' }],
    ['unknown-policy', { policy: 'nothing@1' }],
    ['unknown-placement', { placement: 'OHARM-999' }],
    ['unknown-value', { setting: 'caps.transfer.credits', value: 'many' }],
    ['unknown-target', { course: { category: 'NOTHING' } }],
    ['invalid-request', { setting: 'minimumGrade.external.letter', value: 'D' }],
    ['invalid-request', { program: 'bps-music-production@2014', placement: 'OHARM-201' }],
    ['invalid-request', {}],
  ])('answers %s to what cannot be supposed', async (code, supposition) => {
    const { status, body } = await ask(owner, supposition);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('keeps nothing: no version is made, and of an applicant’s question no entry', async () => {
    const before = (await registrar.get('/api/staff/audit/chain')).body;
    await ask(owner, { setting: 'caps.transfer.credits', value: '6' });
    const { body } = await owner.get(`/api/applications/${mine.application}`);
    expect(body.evaluation).toMatchObject({ id: mine.evaluation, version: mine.version });
    expect((await registrar.get('/api/staff/audit/chain')).body).toEqual(before);
  });

  it('asked by staff stands once in the trail, however often they ask in a row', async () => {
    for (const value of ['3', '6', '9']) await ask(registrar, { setting: 'caps.transfer.credits', value });
    const { body } = await owner.get(`/api/applications/${mine.application}/history`);
    const asked = body.entries.filter((each: any) => each.action === 'evaluation.supposed');
    expect(asked.map((each: any) => each.text)).toEqual([`Asked what if about evaluation ${mine.version}`]);
  });

  it('is limited for a person, and one who asks too much keeps nobody else from asking', async () => {
    const eager = await newApplicant(server.url, 'eager@example.org');
    const statuses: number[] = [];
    for (let at = 0; at < 70; at += 1) statuses.push((await eager.get(path())).status);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
    expect((await owner.get(path())).status).toBe(200);
  });
});

describe('the versions of a case', () => {
  it('say what changed from each to the next, newest first', async () => {
    const { body: shown } = await registrar.get(`/api/evaluations/${mine.evaluation}/case`);
    const counted = shown.evaluation.allocation[0].award.slice('a-'.length);
    const line = shown.lines.find(({ id }: any) => id === counted);
    const decisions = [{ line: line.id, outcome: 'deny', reason: 'No place for it' }];
    const decided = await registrar.post(`/api/evaluations/${mine.evaluation}/decisions`, {
      version: mine.version,
      decisions,
    });
    expect(decided.status).toBe(200);
    const { body } = await owner.get(`/api/applications/${mine.application}/versions`);
    const [newest, first] = body.versions;
    expect(body.versions).toHaveLength(2);
    expect(newest).toMatchObject({ version: mine.version + 1, cause: 'decision', id: decided.body.id });
    expect(newest.sentence).toContain(`${line.code} ${line.title} no longer counts toward`);
    expect(newest.lines.map((each: any) => each.line)).toContain(line.id);
    expect(first).toMatchObject({ version: mine.version, gainCredits: null, lines: [] });
    const { body: rest } = await owner.get(
      `/api/applications/${mine.application}/versions?before=${mine.version + 1}`,
    );
    expect(rest.versions).toEqual([first]);
  });
});
