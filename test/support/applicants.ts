import { Client, TRANSCRIPT, until, type Answer } from './client.js';

export const STAFF_LOGINS = {
  evaluator: 'evaluator@example.edu',
  'faculty-reviewer': 'faculty@example.edu',
  registrar: 'registrar@example.edu',
  advisor: 'advisor@example.edu',
  admin: 'admin@example.edu',
} as const;

export const PASSWORD = 'a quiet long password';

/** An applicant with a confirmed address, signed in. */
export async function newApplicant(url: string, email: string, name = 'Robin Sato'): Promise<Client> {
  const client = new Client(url);
  const made = await client.post('/api/accounts', { email, password: PASSWORD, name });
  if (made.status !== 201) throw new Error(`no account for ${email}: ${JSON.stringify(made.body)}`);
  const { status } = await client.post('/api/accounts/verification', {
    token: await tokenFor(client, email),
  });
  if (status !== 204) throw new Error(`${email} is not confirmed: ${status}`);
  return client.signIn(email, PASSWORD);
}

export function tokenFor(client: Client, email: string): Promise<string> {
  return until(async () => {
    const { body } = await client.get<{ letters: Letter[] }>('/api/captured-mail');
    const text = body.letters.find(({ to, subject }) => to === email && /Confirm/.test(subject))?.text;
    return text === undefined ? null : /#token=(\S+)/.exec(text)![1]!;
  });
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export async function newApplication(client: Client, term = '2027-fall'): Promise<string> {
  const { status, body } = await client.post('/api/applications', { program: 'bps-music-production', term });
  if (status !== 201) throw new Error(`no application: ${JSON.stringify(body)}`);
  return body.id;
}

export interface ReadCase {
  readonly application: string;
  readonly transcript: string;
  readonly evaluation: string;
  readonly version: number;
}

/** An application whose transcript has been read and evaluated. */
export async function readCase(
  client: Client,
  term = '2027-fall',
  bytes: Uint8Array<ArrayBuffer> = TRANSCRIPT,
): Promise<ReadCase> {
  const application = await newApplication(client, term);
  const { body: transcript } = await client.upload(application, bytes);
  const evaluation = await until(async () => {
    const { body } = await client.get(`/api/applications/${application}`);
    return body.evaluation?.state === 'completed' && body.evaluation;
  });
  return { application, transcript: transcript.id, evaluation: evaluation.id, version: evaluation.version };
}

/** A paper of one term with two courses, under the lines at its head. */
export function paperOf(...head: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = [
    ...head,
    'Student: Robin Sato',
    '',
    'Fall 2018',
    'Course      Title                        Credits   Grade',
    'ENG 101     English Composition I          3.00    A',
    'PSY 101     General Psychology             3.00    B',
  ];
  return Buffer.from(lines.join('\n')) as Uint8Array<ArrayBuffer>;
}

/** Gives an application the school's own record, as staff do. */
export function takeRecord(staff: Client, application: string, csv: string): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([csv]), 'record.csv');
  return staff.post(`/api/applications/${application}/own-record`, form);
}
