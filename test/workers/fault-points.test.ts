import { newApplicant, newApplication, readCase, type ReadCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { redisUrl } from '../support/environment.js';
import { breaches, orphans } from '../support/invariants.js';
import { orphanReaders } from '../support/processes.js';
import { anotherTranscript, at, KeptRecord, type Started } from '../support/record.js';

const ACTIONS = ['kill', 'hang', 'throw'] as const;
/** Each place with what leads there. */
const PLACES = {
  'object-written': 'upload',
  'row-committed': 'upload',
  'answer-sent': 'upload',
  'outbox-added': 'upload',
  'outbox-sent': 'upload',
  'job-taken': 'upload',
  'child-started': 'upload',
  'child-ended': 'upload',
  'result-written': 'upload',
  'decision-written': 'decision',
  'mail-sent': 'account',
} as const;
/** Places that depend on the kind of queue. */
const QUEUED = ['outbox-added', 'outbox-sent', 'job-taken', 'result-written'];

describe.each([
  ['PostgreSQL', {}, Object.keys(PLACES)],
  ['Redis', { REDIS_URL: `${redisUrl()}/3` }, QUEUED],
] as const)(
  'with the queue on %s, nothing is lost or done twice when the process',
  (_queue, settings, places) => {
    let record: KeptRecord;
    let applicant: Client;
    let decided: ReadCase;
    const answered: string[] = [];
    let terms = 0;

    beforeAll(async () => {
      record = await KeptRecord.make(settings);
      const clean = await record.start();
      applicant = await newApplicant(clean.url, 'owner@example.org');
      decided = await readCase(applicant, nextTerm());
      await record.quiet();
      await record.stop(clean);
    });
    afterAll(() => record?.discard());

    const nextTerm = () => {
      terms += 1;
      return `${2027 + terms}-fall`;
    };

    async function lead(
      started: Started,
      what: (typeof PLACES)[keyof typeof PLACES],
      action: string,
    ): Promise<void> {
      if (what === 'account') {
        const account = { email: `${action}@example.org`, password: 'a quiet long password', name: 'Robin' };
        await new Client(started.url).post('/api/accounts', account);
      } else if (what === 'decision') {
        const registrar = await new Client(started.url).signIn('registrar@example.edu');
        const { body } = await registrar.get(`/api/applications/${decided.application}`);
        const decision = { line: 't1-p1-l7', outcome: 'deny', reason: 'No place for it' };
        await registrar.post(`/api/evaluations/${body.evaluation.id}/decisions`, {
          version: body.evaluation.version,
          decisions: [decision],
        });
      } else {
        const person = at(started, applicant);
        const answer = await person.upload(await newApplication(person, nextTerm()), anotherTranscript());
        if (answer.status === 201) answered.push(answer.body.id);
      }
    }

    it.each(places as readonly (keyof typeof PLACES)[])('is killed, hangs or breaks at %s', async (place) => {
      for (const action of ACTIONS) {
        const faulty = await record.start({ SEGUE_FAULTS: `${place}=${action}` });
        const led = lead(faulty, PLACES[place], action).catch(() => undefined);
        await until(async () => faulty.output().includes(`fault at ${place}`));
        if (action !== 'hang') await led;
        await record.stop(faulty, 'SIGKILL');
        await led;
      }
      const clean = await record.start();
      await record.quiet();
      expect(await breaches(record.databaseUrl, record.dataDir, answered)).toEqual([]);
      const left = await orphans(record.databaseUrl, record.dataDir);
      if (place === 'object-written') expect(left.length).toBeGreaterThan(0);
      await until(async () => orphanReaders().length === 0);
      const chain = await new Client(clean.url).signIn('registrar@example.edu');
      expect((await chain.get('/api/staff/audit/chain')).body).toEqual({ holds: true, firstBroken: null });
      await record.stop(clean);
    });
  },
);
