import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';
import { Problem } from '../contract/problem.js';

/** What a route answers, for the published description. Every route may also answer with a problem. */
export function Answers(status: number, schema: ZodType | null, description: string): MethodDecorator {
  const success = schema === null ? { status, description } : { status, description, standardSchema: schema };
  return applyDecorators(
    ApiOperation({ summary: description }),
    ApiResponse(success),
    ApiResponse({
      status: 'default',
      description: 'A problem, as application/problem+json',
      standardSchema: Problem,
    }),
  );
}
