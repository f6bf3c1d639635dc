import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../src/domain/evaluation/evaluation-input.js';
import { newApplicant, newApplication, readCase, takeRecord, type ReadCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

const WHY = 'The department chair read the syllabus.';

let server: TestServer;
let applicant: Client;
let registrar: Client;
let associate: Client;
let evaluator: Client;
let year = 2026;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'owner@example.org');
  const signedIn = (email: string) => new Client(server.url).signIn(email);
  registrar = await signedIn('registrar@example.edu');
  associate = await signedIn('associate@example.edu');
  evaluator = await signedIn('evaluator@example.edu');
});
afterAll(() => server?.stop());

type Shown = Pick<ReadCase, 'evaluation' | 'version'>;

async function newCase(client = applicant): Promise<ReadCase> {
  year += 1;
  return readCase(client, `${year}-fall`);
}

const pathOf = ({ evaluation }: Shown) => `/api/evaluations/${evaluation}/overrides`;
const enter = (shown: Shown, overrides: readonly object[], client = registrar) =>
  client.post(pathOf(shown), { version: shown.version, overrides });
const tryOut = (shown: Shown, trial: object, client = registrar) =>
  client.post(`${pathOf(shown)}/trial`, { version: shown.version, ...trial });
const withdraw = (shown: Shown, override: string, client = registrar) =>
  client.post(`${pathOf(shown)}/${override}/withdrawal`, { version: shown.version });
const evaluationOf = async ({ evaluation }: Shown) =>
  (await registrar.get(`/api/evaluations/${evaluation}`)).body;
const made = ({ body }: { body: { id: string; version: number } }): Shown => ({
  evaluation: body.id,
  version: body.version,
});

/** The id of the line with this title. */
async function lineOf(shown: Shown, title: string): Promise<string> {
  const { body } = await registrar.get(`/api/evaluations/${shown.evaluation}/case`);
  return body.lines.find((line: { title: string }) => line.title === title).id;
}

async function traces({ application }: ReadCase) {
  const about = 'where application_id = $1';
  const sql = `select (select count(*)::int from override ${about}) as overrides,
    (select count(*)::int from evaluation ${about}) as evaluations,
    (select count(*)::int from audit_entry ${about} and action like 'override.%') as entries`;
  return (await ask(server.databaseUrl, sql, [application]))[0];
}

const seatOf = (evaluation: any, line: string): string | undefined => {
  const award = evaluation.awards.find(({ lines }: { lines: string[] }) => lines.includes(line))?.id;
  return evaluation.allocation.find((row: { award: string }) => row.award === award)?.slot;
};

describe('an override', () => {
  it('puts a course where the program would not, and the rest is planned around it', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    expect(seatOf(await evaluationOf(open), line)).toBe('ge-soc');
    const asked = { kind: 'forced-award', line, slot: 'ge-artistry' };
    const tried = await tryOut(open, { overrides: [asked] });
    expect(tried).toMatchObject({ status: 200, body: { lines: [{ line }] } });
    expect(tried.body.sentence).toMatch(/PSY 101 General Psychology could count toward .* instead of /);
    expect(await traces(open)).toEqual({ overrides: 0, evaluations: 1, entries: 0 });

    const entered = await enter(open, [{ ...asked, reason: WHY }]);
    expect(entered).toMatchObject({ status: 200, body: { version: 2, state: 'completed' } });
    const after = await evaluationOf(made(entered));
    expect(seatOf(after, line)).toBe('ge-artistry');
    expect(after.overrides).toMatchObject([{ ...asked, authority: 'registrar', reason: WHY }]);
    const { reasons } = after.lines.find(({ id }: { id: string }) => id === line);
    expect(reasons.at(-1).text).toMatch(
      /^Is to stand in .*, as decided by the registrar: The department chair/,
    );
    const { body } = await evaluator.get(pathOf(made(entered)));
    expect(body.overrides).toMatchObject([
      { ...asked, by: 'Marisol Vega', mine: false, reason: WHY, withdrawn: null },
    ]);
    expect(await traces(open)).toEqual({ overrides: 1, evaluations: 2, entries: 1 });
    const history = await applicant.get(`/api/applications/${open.application}/history`);
    expect(JSON.stringify(history.body)).toContain('PSY 101 General Psychology put into ');
    expect(JSON.stringify(history.body)).not.toContain(WHY);
  });

  it('is in the kept input, which gives the same bytes; an input without any is as it was', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    const next = made(await enter(open, [{ kind: 'blocked-award', line, slot: null, reason: WHY }]));
    const inputOf = async ({ evaluation }: Shown) => {
      const sql = 'select input, body from evaluation where id = $1';
      return (await ask<{ input: EvaluationInput; body: string }>(server.databaseUrl, sql, [evaluation]))[0]!;
    };
    const [before, after] = [await inputOf(open), await inputOf(next)];
    expect(before.input).not.toHaveProperty('overrides');
    expect(after.input.overrides).toHaveLength(1);
    for (const { input, body } of [before, after])
      expect(JSON.stringify(evaluate(input).evaluation)).toBe(body);
  });

  it('lifts one rule for one line, and a requirement with or without its credits', async () => {
    const open = await newCase();
    const before = await evaluationOf(open);
    const refused = before.lines.find((line: any) => line.reasons[0]?.code === 'grade-below-minimum');
    const waived = made(
      await enter(open, [
        { kind: 'rule-waiver', line: refused.id, rule: 'grade-below-minimum', reason: WHY },
        { kind: 'waiver', slot: 'core-keyboard', reducesCreditTotal: true, reason: WHY },
        { kind: 'waiver', slot: 'core-harmony', reducesCreditTotal: false, reason: WHY },
      ]),
    );
    const after = await evaluationOf(waived);
    const line = after.lines.find(({ id }: { id: string }) => id === refused.id);
    expect(line.decision).not.toBe('denied');
    expect(line.reasons.at(-1).text).toBe(
      `The grade C- is below C, the lowest that transfers. Waived by the registrar: ${WHY}`,
    );
    const owed = ({ creditsPerSeat, seats }: any) => Number(creditsPerSeat) * seats;
    const less = owed(before.slots.find(({ id }: { id: string }) => id === 'core-keyboard'));
    expect(Number(after.program.totalCredits)).toBe(Number(before.program.totalCredits) - less);
  });

  it('that cannot be is answered with its code and one sentence, and nothing is half done', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    const good = { kind: 'blocked-award', line, slot: null };
    const refused: readonly (readonly [object, string, RegExp])[] = [
      [
        { kind: 'forced-award', line, slot: 'req-capstone' },
        'override-impossible',
        /^Nothing from elsewhere/,
      ],
      [{ kind: 'forced-award', line: 't9-p1-l1', slot: 'ge-soc' }, 'override-address-unknown', /course/],
      [{ kind: 'waiver', slot: 'nowhere', reducesCreditTotal: true }, 'override-address-unknown', /place/],
      [{ kind: 'rule-waiver', line, rule: 'grade-below-minimum' }, 'override-without-effect', /nothing to/],
      [{ kind: 'rule-waiver', line, rule: 'denied-by-staff' }, 'override-impossible', /cannot be waived/],
    ];
    for (const [override, code, sentence] of refused) {
      const answer = await enter(
        open,
        [good, override].map((each) => ({ ...each, reason: WHY })),
      );
      expect(answer).toMatchObject({ status: 422, body: { code } });
      expect(answer.body.detail).toMatch(sentence);
      expect(await tryOut(open, { overrides: [override] })).toMatchObject({ status: 422, body: { code } });
    }
    const denied = (await evaluationOf(open)).lines.find((each: any) => each.decision === 'denied').id;
    const nothing = await enter(open, [{ kind: 'forced-award', line: denied, slot: 'ge-soc', reason: WHY }]);
    expect(nothing).toMatchObject({ status: 422, body: { code: 'override-without-effect' } });
    expect(nothing.body.detail).toMatch(/gives no credit as it stands/);
    for (const reason of ['', '   ', 'a\nb', 'x'.repeat(501)])
      expect((await enter(open, [{ ...good, reason }])).status).toBe(400);
    expect(await traces(open)).toEqual({ overrides: 0, evaluations: 1, entries: 0 });
  });

  it('is about what was on the screen, once, and never about one’s own record', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    const said = { kind: 'blocked-award', line, slot: 'ge-soc', reason: WHY };
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(open, [said])));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
    const stale = answers.find(({ status }) => status === 409)!.body;
    expect(stale).toMatchObject({ code: 'evaluation-changed', current: { by: 'Marisol Vega' } });
    const next = made(answers.find(({ status }) => status === 200)!);
    expect(await enter(next, [said])).toMatchObject({ status: 409, body: { code: 'override-twice' } });
    expect(await traces(open)).toEqual({ overrides: 1, evaluations: 2, entries: 1 });

    const own = await newCase(registrar);
    for (const answer of [await enter(own, [said]), await tryOut(own, { overrides: [] })])
      expect(answer).toMatchObject({ status: 403, body: { code: 'own-case' } });
    expect((await enter(next, [said], evaluator)).status).toBe(403);
  });

  it('is taken back by an entry of its own, and the plan is as before', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    const entered = made(await enter(open, [{ kind: 'blocked-award', line, slot: null, reason: WHY }]));
    const [override] = (await registrar.get(pathOf(entered))).body.overrides;
    const tried = await tryOut(entered, { withdraw: [override.id] });
    expect(tried.body.sentence).toContain('PSY 101 General Psychology now could count toward');
    expect(await withdraw(open, override.id)).toMatchObject({ status: 409 });
    const back = made(await withdraw(entered, override.id, associate));
    const [first, last] = [await evaluationOf(open), await evaluationOf(back)];
    expect(last).toEqual(first);
    expect(await withdraw(back, override.id)).toMatchObject({ status: 404 });
    const { body } = await registrar.get(pathOf(back));
    expect(body.overrides).toMatchObject([{ mine: true, withdrawn: { by: 'Imani Okafor' } }]);
    const change = `update override set reason = 'x' where id = $1`;
    await expect(ask(server.databaseUrl, change, [override.id])).rejects.toThrow(/append only/);
  });

  it('keeps who entered it from approving, while it stands', async () => {
    const open = await newCase();
    const line = await lineOf(open, 'General Psychology');
    const { body } = await registrar.get(`/api/evaluations/${open.evaluation}`);
    const pending = body.lines.filter(({ decision }: { decision: string }) => decision === 'pending');
    const decisions = pending.map(({ id }: { id: string }) => ({ line: id, outcome: 'deny', reason: 'No' }));
    const path = `/api/evaluations/${open.evaluation}/decisions`;
    const decided = made(await registrar.post(path, { version: open.version, decisions }));
    const ready = made(await enter(decided, [{ kind: 'blocked-award', line, slot: null, reason: WHY }]));
    const approve = (client: Client) =>
      client.post(`/api/evaluations/${ready.evaluation}/approval`, { version: ready.version });
    const refused = await approve(registrar);
    expect(refused).toMatchObject({ status: 403, body: { code: 'second-person-approves' } });
    expect(refused.body.detail).toContain('A second person approves');
    expect(await approve(associate)).toMatchObject({ status: 200, body: { state: 'approved' } });
  });
});

describe('what later makes an override impossible', () => {
  const RECORD = `code,title,credits,grade,term,enrollment,certificate
OHARM-101,Music Theory 101,3,A-,2013-fall,credit,
OMPRD-160,Music Production Analysis,3,C,2014-spring,credit,
`;

  const take = (application: string, csv: string) => takeRecord(registrar, application, csv);
  const newest = async (application: string) =>
    (await registrar.get(`/api/applications/${application}`)).body;

  it('hands the case to a person with the reason, and each override can be taken back', async () => {
    year += 1;
    const application = await newApplication(applicant, `${year}-fall`);
    await take(application, RECORD);
    const settled = (state: string) =>
      until(async () => {
        const { evaluation } = await newest(application);
        return evaluation?.state === state && { evaluation: evaluation.id, version: evaluation.version };
      });
    const open = await settled('completed');
    const entered = made(
      await enter(open, [
        { kind: 'forced-award', line: 'b2', slot: 'spec', reason: WHY },
        { kind: 'blocked-award', line: 'b2', slot: 'req-mpa', reason: WHY },
      ]),
    );
    // The next record no longer has the course.
    await take(application, RECORD.split('\n').slice(0, 2).join('\n'));
    const failed = await settled('failed');
    const text = 'An override is about a course that no longer stands in this case.';
    const { failure, state } = await newest(application);
    expect({ failure, state }).toMatchObject({
      failure: { shown: entered.evaluation, text },
      state: 'needs-verification',
    });
    const own = (await applicant.get(`/api/applications/${application}`)).body;
    expect(own.failure).toEqual({ shown: entered.evaluation, text: null, override: null });
    const [row] = await ask(server.databaseUrl, 'select tries, refusal from evaluation where id = $1', [
      failed.evaluation,
    ]);
    expect(row).toMatchObject({ tries: 1, refusal: { code: 'override-address-unknown' } });
    expect(server.output()).not.toMatch(/job failed/);

    const [first, second] = (await registrar.get(pathOf(entered))).body.overrides;
    expect(failure.override).toBe(first.id);
    expect(await withdraw(entered, first.id)).toMatchObject({ status: 200, body: { state: 'failed' } });
    expect((await newest(application)).failure.override).toBe(second.id);
    expect(await withdraw(entered, second.id)).toMatchObject({ status: 200, body: { state: 'completed' } });
    expect(await newest(application)).toMatchObject({ state: 'ready-for-review', failure: null });
  });

  it('a decision is answered, not lost, and the override stays', async () => {
    const open = await newCase();
    const { body } = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    const two = body.lines.filter((line: any) => Number(line.credits) >= 3 && line.proposal !== null);
    const forced = two.slice(0, 2).map(({ id }: { id: string }, at: number) => {
      return { kind: 'forced-award', line: id, slot: ['ge-artistry', 'ge-history'][at], reason: WHY };
    });
    const entered = made(await enter(open, forced));
    const same = two.slice(0, 2).map(({ id }: { id: string }) => {
      return { line: id, outcome: 'change', reason: 'Compared', receives: { course: 'OHARM-101' } };
    });
    const path = `/api/evaluations/${entered.evaluation}/decisions`;
    const answer = await registrar.post(path, { version: entered.version, decisions: same });
    expect(answer).toMatchObject({ status: 422, body: { code: 'override-impossible' } });
    expect(answer.body.detail).toContain('do not fit together');
    expect(await traces(open)).toMatchObject({ overrides: 2, evaluations: 2 });
  });
});
