import { gatherInput } from '../../src/cli/gather-input.js';
import type { EvaluationCase } from '../../src/contract/evaluation.js';
import { evaluate } from '../../src/domain/evaluation/evaluate.js';

/** What the report is drawn from, made of a case file: as the applicant's page shows it. */
export async function evaluationCase(
  file: string,
  changes: Partial<EvaluationCase> = {},
): Promise<EvaluationCase> {
  const input = await gatherInput({ case: file });
  const { evaluation } = evaluate(input);
  return {
    id: '6f1c4b1e-0000-4000-8000-000000000001',
    application: '6f1c4b1e-0000-4000-8000-000000000002',
    version: 3,
    newest: true,
    state: 'done',
    cause: 'asked',
    supersedes: null,
    createdAt: '2014-05-12T09:30:00.000Z',
    approvedAt: null,
    approvedBy: null,
    applicant: { name: 'Rowan Łukasiewicz-Ångström' },
    program: input.program,
    term: input.asOf,
    lines: input.lines.map((line) => ({
      ...line,
      institution: line.institutionName,
      credits: line.credits.printed,
      unit: line.credits.unit,
      transcript: null,
      proposal: null,
      decision: null,
    })),
    evaluation,
    ...changes,
  } as unknown as EvaluationCase;
}
