import { newApplicant, readCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
});
afterAll(() => record?.discard());

async function entries(by: Client = registrar) {
  const all = [];
  for (let after: string | null = '0'; after !== null;) {
    const { body }: { body: { entries: { action: string }[]; next: string | null } } = await by.get(
      `/api/staff/audit?after=${after}`,
    );
    all.push(...body.entries);
    after = body.next;
  }
  return all;
}
const last = async (action: string) => (await entries()).findLast((entry) => entry.action === action);

describe('the audit trail', () => {
  it('names the rule that was suspended, and why', async () => {
    const rule = {
      sending: { institution: 'x-harlow-valley' },
      sends: [{ code: 'AUD 1' }],
      receives: { category: 'ARTS_HUMANITIES' },
      when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
      priority: 0,
      autoApprove: true,
      citation: null,
    };
    const draft = { id: null, basedOn: 0, rule, reason: 'Compared' };
    const { id } = (await evaluator.post('/api/staff/rules', draft)).body;
    await registrar.post(`/api/staff/rules/${id}/versions/1/publication`);
    await registrar.post(`/api/staff/rules/${id}/suspension`, { reason: 'A ticket' });
    expect(await last('rule.suspended')).toMatchObject({
      text: 'Rule suspended (version 1); 0 open cases evaluated again',
      about: { kind: 'rule', id, name: id },
      reason: 'A ticket',
    });
  });

  it('names the school that got another name, and the name', async () => {
    for (const alias of ['Old Harlow', 'Harlow on the Hill'])
      await registrar.post('/api/staff/institutions/x-harlow-valley/aliases', {
        alias,
        reason: 'Printed so',
      });
    const said = (await entries()).filter(({ action }) => action === 'institution.alias-added');
    expect(said).toMatchObject(
      ['Old Harlow', 'Harlow on the Hill'].map((alias) => ({
        text: `“${alias}” added as another name of Harlow Valley Community College`,
        about: { kind: 'school', id: 'x-harlow-valley', name: 'Harlow Valley Community College' },
      })),
    );
  });

  it('names the line that was decided and the person whose case it is', async () => {
    const applicant = await newApplicant(service.url, 'named@example.org', 'Nora Named');
    const open = await readCase(applicant);
    const { body } = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    const line = body.lines.find(({ code }: { code: string | null }) => (code ?? '') !== '');
    const decisions = [{ line: line.id, outcome: 'deny', reason: 'Not college level' }];
    const path = `/api/evaluations/${open.evaluation}/decisions`;
    const { status } = await evaluator.post(path, { version: open.version, decisions });
    expect(status).toBe(200);
    const entry = await last('line.deny');
    expect(entry).toMatchObject({
      text: `Credit for ${line.code} ${line.title} denied`,
      about: { kind: 'case', id: open.application, name: 'Nora Named' },
    });
    const kept = await record.ask<{ facts: object; subject: string }>(
      `select facts, subject from audit_entry where action = 'line.deny'`,
    );
    expect(JSON.stringify(kept)).not.toContain('Nora');
  });
});
