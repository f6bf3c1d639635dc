import { randomUUID } from 'node:crypto';
import { appendAudit, auditHash, firstBrokenEntry } from '../../src/store/audit.store.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { ask, makeDatabase } from '../support/database.js';

let url: string;
let drop: () => Promise<void>;
let database: Database;
beforeEach(async () => {
  ({ url, drop } = await makeDatabase());
  database = await openDatabase(url, { connectionsMax: 12 });
  await database.migrate();
});
afterEach(async () => {
  await database.close();
  await drop();
});

const append = (subject: string) =>
  database.inTransaction((tx) =>
    appendAudit(tx, {
      actorId: null,
      actor: 'reader',
      action: 'tried',
      applicationId: null,
      subject,
      facts: { n: 1 },
    }),
  );

/** As whoever has the keys to the database would: the triggers are switched off first. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const off = 'alter table audit_entry disable trigger all';
  await ask(url, `${off}; ${statements.join('; ')}; alter table audit_entry enable trigger all`);
}

const WAYS: Readonly<Record<string, readonly [statements: readonly string[], broken: string]>> = {
  'changed action': [[`update audit_entry set action = 'other' where seq = 5`], '5'],
  'changed fact': [[`update audit_entry set facts = '{"n": 2}' where seq = 5`], '5'],
  'changed time': [[`update audit_entry set at = at + interval '1 second' where seq = 5`], '5'],
  'changed person': [[`update audit_entry set actor_id = gen_random_uuid() where seq = 5`], '5'],
  'changed subject': [[`update audit_entry set subject = subject || 'x' where seq = 1`], '1'],
  'changed hash': [[`update audit_entry set hash = repeat('a', 64) where seq = 5`], '5'],
  deletion: [[`delete from audit_entry where seq = 5`], '5'],
  'deletion with the gap closed': [
    [
      `delete from audit_entry where seq = 5`,
      `update audit_entry set seq = seq - 1 where seq > 5`,
      `update audit_head set seq = 9`,
    ],
    '5',
  ],
  'cut off end': [[`delete from audit_entry where seq > 8`], '9'],
  'cut off end with its head': [
    [`delete from audit_entry where seq > 8`, `update audit_head set seq = 8`],
    '8',
  ],
  'emptied trail': [[`delete from audit_entry`], '1'],
  insertion: [
    [
      `update audit_entry set seq = seq + 1 where seq = 10`,
      `insert into audit_entry select 10, at, actor_id, actor, action, application_id, subject, facts,
        previous_hash, repeat('b', 64) from audit_entry where seq = 9`,
      `update audit_head set seq = 11`,
    ],
    '10',
  ],
  'entry put at the end': [
    [
      `insert into audit_entry select 11, at, actor_id, actor, action, application_id, subject, facts,
        hash, repeat('b', 64) from audit_entry where seq = 10`,
    ],
    '11',
  ],
  reordering: [
    [
      `update audit_entry set seq = 100 where seq = 4`,
      `update audit_entry set seq = 4 where seq = 5`,
      `update audit_entry set seq = 5 where seq = 100`,
    ],
    '4',
  ],
};

describe('the audit chain', () => {
  it.each(Object.keys(WAYS))('shows a %s, and where', async (way) => {
    for (let n = 0; n < 10; n += 1) await append(`subject ${n}`);
    expect(await firstBrokenEntry(database.read)).toBeNull();
    const [statements, broken] = WAYS[way]!;
    await tamper(...statements);
    expect(await firstBrokenEntry(database.read)).toBe(broken);
  });

  it('finds an entry at the end whose own hash is right but that the head does not cover', async () => {
    for (let n = 0; n < 3; n += 1) await append(`subject ${n}`);
    const [last] = await ask<{ hash: string }>(url, 'select hash from audit_entry where seq = 3');
    const at = new Date().toISOString();
    const forged = {
      actorId: null,
      actor: 'reader',
      action: 'forged',
      applicationId: null,
      subject: 'x',
      facts: {},
    };
    const hash = auditHash({ ...forged, seq: '4', at, previousHash: last!.hash });
    const sql = `insert into audit_entry (seq, at, actor, action, subject, facts, previous_hash, hash)
      values (4, '${at}', 'reader', 'forged', 'x', '{}', '${last!.hash}', '${hash}')`;
    await tamper(sql);
    expect(await firstBrokenEntry(database.read)).toBe('4');
  });

  it('stays whole under many writers, some of whom give up, and never shows a break meanwhile', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 40; n += 1) {
        const work = database.inTransaction(async (tx) => {
          const subject = `${writer} ${n}`;
          await appendAudit(tx, {
            actorId: null,
            actor: 'reader',
            action: 'tried',
            applicationId: null,
            subject,
          });
          if (n % 10 === 9) throw new Error('gave up');
        });
        await work.catch((error: Error) => expect(error.message).toBe('gave up'));
      }
    });
    let writing = true;
    const all = Promise.all(writers).then(() => (writing = false));
    while (writing) expect(await firstBrokenEntry(database.read)).toBeNull();
    await all;
    expect(await firstBrokenEntry(database.read)).toBeNull();
    expect(await ask(url, 'select count(*)::int as n, max(seq)::int as last from audit_entry')).toEqual([
      { n: 288, last: 288 },
    ]);
  });

  it('never gives two different entries the same bytes', () => {
    const entry = {
      seq: '1',
      at: '2026-01-01T00:00:00.000Z',
      actorId: null,
      applicationId: null,
      facts: {},
      previousHash: '0',
    };
    const hashes = [
      ['ab', 'c', 'd'],
      ['a', 'bc', 'd'],
      ['a', 'b', 'cd'],
      ['a:1', 'b', 'cd'],
      ['', 'abc', 'd'],
    ].map(([actor, action, subject]) =>
      auditHash({ ...entry, actor: actor!, action: action!, subject: subject! }),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the database itself', () => {
  it('refuses to change, delete or empty what is append only, and an approved evaluation', async () => {
    const ids = { account: randomUUID(), application: randomUUID(), evaluation: randomUUID() };
    await ask(
      url,
      `insert into account (id, email, name, password_hash, roles)
         values ('${ids.account}', 'r@example.org', 'R', 'x', '{registrar}');
       insert into application (id, applicant_id, program_id, catalog_year, term)
         values ('${ids.application}', '${ids.account}', 'p', '2014', '2027-fall');
       insert into evaluation (id, application_id, version, cause, state, body)
         values ('${ids.evaluation}', '${ids.application}', 1, 'x', 'completed', '{}');
       insert into decision (application_id, evaluation_id, line, outcome, reason, decided_by)
         values ('${ids.application}', '${ids.evaluation}', 'l1', 'deny', 'x', '${ids.account}');
       update evaluation set state = 'approved', approved_by = '${ids.account}', approved_at = now()`,
    );
    await append('x');
    const refused = {
      'append only': [
        `update decision set reason = 'y'`,
        'delete from decision',
        'truncate decision cascade',
        'truncate evaluation cascade',
        `update audit_entry set action = 'y'`,
        'delete from audit_entry',
        'truncate audit_entry',
      ],
      immutable: [
        `update evaluation set body = '{"a": 1}'`,
        `update evaluation set state = 'completed', approved_by = null, approved_at = null`,
        'delete from evaluation',
      ],
      violates: [
        `insert into decision (application_id, evaluation_id, line, outcome, reason)
           values ('${ids.application}', '${ids.evaluation}', 'l2', 'deny', 'x')`,
        `insert into decision (application_id, evaluation_id, line, outcome, reason, decided_by)
           values ('${ids.application}', '${ids.evaluation}', 'l2', 'deny', 'x', '${randomUUID()}')`,
        `insert into evaluation (application_id, version, cause, state, body)
           values ('${ids.application}', 2, 'x', 'approved', '{}')`,
        `insert into evaluation (application_id, version, cause, state)
           values ('${ids.application}', 2, 'x', 'completed')`,
      ],
    };
    for (const [why, statements] of Object.entries(refused))
      for (const sql of statements) await expect(ask(url, sql)).rejects.toThrow(why);
    expect(await firstBrokenEntry(database.read)).toBeNull();
  });
});
