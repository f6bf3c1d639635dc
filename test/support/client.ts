import { readFileSync } from 'node:fs';

export interface Answer<T = any> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** A person's program calling the public API, with the cookie that it was given. */
export class Client {
  cookie = '';

  constructor(
    readonly url: string,
    private readonly extra: Readonly<Record<string, string>> = { 'X-Segue': '1' },
  ) {}

  async call<T = any>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...this.extra,
        ...(this.cookie === '' ? {} : { Cookie: this.cookie }),
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const cookie = answer.headers.getSetCookie().find((each) => each.includes('segue='));
    if (cookie !== undefined) this.cookie = cookie.split(';')[0]!;
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    const content = isJson ? await answer.json() : Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, body: content as T, headers: answer.headers };
  }

  get = <T = any>(path: string) => this.call<T>('GET', path);
  post = <T = any>(path: string, body?: unknown) => this.call<T>('POST', path, body);

  upload(application: string, bytes: Uint8Array<ArrayBuffer>, name = 'transcript.pdf'): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)]), name);
    return this.post(`/api/applications/${application}/transcripts`, form);
  }

  async signIn(email: string, password = 'segue-demo-2026'): Promise<this> {
    const { status } = await this.post('/api/sessions', { email, password });
    if (status !== 201) throw new Error(`${email} cannot sign in: ${status}`);
    return this;
  }
}

export const TRANSCRIPT = readFileSync('fixtures/transcripts/harlow-valley-two-pages.pdf');

/** Asks again and again until the answer is there; a test's own time limit ends it. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, everyMs = 50): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
