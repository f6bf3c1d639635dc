import type { Problem } from '../../src/contract/problem.js';

/** What the server answered instead of success: a stable code, and a sentence that can be shown. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Told to the page when a look at something was refused because the session is over. */
export const NOT_SIGNED_IN = 'segue:not-signed-in';

const OFFLINE: Problem = {
  type: 'about:blank#offline',
  title: 'Not reachable',
  status: 0,
  code: 'offline',
  detail: 'Segue cannot be reached. Check the connection and try again; nothing you entered is lost.',
};

export function get<T>(path: string): Promise<T> {
  return call<T>('GET', path);
}

export function post<T = void>(path: string, body?: unknown): Promise<T> {
  return call<T>('POST', path, body);
}

/** One call to the API. Throws `ApiProblem` for everything that is not success. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`/api${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'X-Segue': '1',
      ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  }).catch(() => null);
  if (answer === null) throw new ApiProblem(OFFLINE);
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (problem.code === 'not-signed-in' && method === 'GET' && path !== '/sessions/current') {
      window.dispatchEvent(new Event(NOT_SIGNED_IN));
    }
    throw new ApiProblem(problem);
  }
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function problemOf(answer: Response): Promise<Problem> {
  const isProblem = (answer.headers.get('content-type') ?? '').includes('problem+json');
  if (isProblem) return (await answer.json()) as Problem;
  const detail = 'Segue did not answer as expected. Try again in a moment.';
  return { type: 'about:blank#internal', title: 'Error', status: answer.status, code: 'internal', detail };
}

/** The sentence of whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiProblem ? error.message : 'Something went wrong in this page. Load it again.';
}
