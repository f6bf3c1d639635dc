import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Problem } from '../contract/problem.js';
import { ProblemError } from './problems.js';

/** Errors that mean “not now”: the database, the network or the storage is away, or full. */
const UNREACHABLE = new RegExp(
  String.raw`ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTDIR|ENOSPC|EDQUOT|EROFS|EIO|EACCES|57P0[123]|08006|` +
    String.raw`Connection terminated|timeout exceeded when trying to connect`,
);
const CODES: Readonly<Record<number, string>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
};

/** Every error leaves as `application/problem+json`: generic outside, full in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const route = request.routeOptions?.url ?? 'unknown';
      this.log.error(
        {
          route,
          method: request.method,
          code: problem.code,
          err: error instanceof Error ? error : undefined,
        },
        'request failed',
      );
    }
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.status === 503) void reply.header('Retry-After', '5');
    void reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    const { status, code, detail, current } = error;
    return { ...base(status, code, detail), ...(current === undefined ? {} : { current }) };
  }
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : ((error as { statusCode?: number }).statusCode ?? 500);
  const known = CODES[status];
  if (known !== undefined) return base(status, known, sentenceOf(error, status));
  if (
    UNREACHABLE.test(
      `${(error as { code?: string }).code ?? ''} ${error instanceof Error ? error.message : ''}`,
    )
  ) {
    return base(
      503,
      'not-available',
      'Segue cannot reach its records right now. Nothing is lost; try again in a moment.',
    );
  }
  if ((error as { code?: string }).code === '22P05' || (error as { code?: string }).code === '22021') {
    return base(400, 'invalid-request', 'The text holds characters that cannot be kept.');
  }
  return base(
    500,
    'internal',
    'Something went wrong on our side. Nothing you entered is lost; try again in a moment.',
  );
}

function sentenceOf(error: unknown, status: number): string {
  if (status === 404) return 'This page does not exist, or it is not yours to see.';
  if (status === 413)
    return 'The file is larger than 20 MB. Send a smaller copy, such as the PDF that the school issued.';
  if (status === 429) return 'Too many tries. Wait a minute and try again.';
  if (status === 401) return 'Sign in to go on.';
  if (error instanceof HttpException) {
    const body = error.getResponse() as { message?: string | string[] };
    const message = Array.isArray(body.message) ? body.message[0] : body.message;
    return message ?? 'The request cannot be understood.';
  }
  return 'The request cannot be understood.';
}

function base(status: number, code: string, detail: string): Problem {
  return { type: `about:blank#${code}`, title: TITLES[status] ?? 'Error', status, code, detail };
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported type',
  422: 'Refused',
  429: 'Too many requests',
  503: 'Not available',
};
