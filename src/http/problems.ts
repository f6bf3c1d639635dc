/** An answer other than success: a stable code for programs, one sentence for people. Thrown by use cases. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly current?: unknown,
  ) {
    super(`${status} ${code}`);
  }
}

/** “Does not exist” and “is not yours” are one answer. */
export function notFound(what = 'This page'): ProblemError {
  return new ProblemError(404, 'not-found', `${what} does not exist, or it is not yours to see.`);
}

export function invalid(code: string, detail: string): ProblemError {
  return new ProblemError(400, code, detail);
}

/** Somebody else was faster; `current` says what stands now. */
export function conflict(code: string, detail: string, current?: unknown): ProblemError {
  return new ProblemError(409, code, detail, current);
}

export function forbidden(code: string, detail: string): ProblemError {
  return new ProblemError(403, code, detail);
}
