import { Client } from './client.js';
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
