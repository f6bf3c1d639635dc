import { Client, type Answer } from './client.js';
import { KeptRecord, type Started } from './record.js';

/** A service on a record of its own, with the two people whom a rule needs: who drafts and who publishes. */
export interface Office {
  readonly record: KeptRecord;
  readonly service: Started;
  readonly registrar: Client;
  readonly evaluator: Client;
}

export async function openOffice(): Promise<Office> {
  const record = await KeptRecord.make();
  const service = await record.start();
  const registrar = await new Client(service.url).signIn('registrar@example.edu');
  const evaluator = await new Client(service.url).signIn('evaluator@example.edu');
  return { record, service, registrar, evaluator };
}

/** Publishes a rule of two courses of the transcript, which asks for a person. */
export async function publishRuleOfTwo({
  evaluator,
  registrar,
}: Pick<Office, 'evaluator' | 'registrar'>): Promise<Answer> {
  const rule = {
    sending: { institution: 'x-harlow-valley' },
    sends: [{ code: 'MUS 205' }, { code: 'MUS 206' }],
    receives: { course: 'OMPRD-160' },
    when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
    priority: 7,
    autoApprove: false,
    citation: null,
  };
  const draft = { id: null, basedOn: 0, rule, reason: 'Both together' };
  const { body } = await evaluator.post('/api/staff/rules', draft);
  return registrar.post(`/api/staff/rules/${body.id}/versions/1/publication`);
}
