import type { Receives } from '../domain/articulation/articulation-rule.js';
import { printCredits } from '../domain/credits.js';
import { compareEvaluations, type Comparison, type Names } from '../domain/evaluation/compare-evaluations.js';
import { evaluate } from '../domain/evaluation/evaluate.js';
import type { Evaluation } from '../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { helpfulCourses, withOneMore, type HelpfulCourse } from '../domain/evaluation/one-more-course.js';
import { receivesText } from '../domain/evaluation/decide.js';
import { namesIn } from '../domain/evaluation/line-names.js';
import { evaluatedInCase } from './evaluate-command.js';
import { gatherInput, readSettings, requireLines, type EvaluateOptions } from './gather-input.js';
import { readEvaluation } from './read-evaluation.js';
import { Refused } from './refused.js';
import { printTable } from './table.js';

export interface WhatIfOptions extends EvaluateOptions {
  readonly if?: readonly string[];
  readonly json?: boolean;
}

/** `segue diff`: what changed from one evaluation to another, as a sentence and line by line. */
export async function diffCommand(
  before: string,
  after: string,
  options: EvaluateOptions & { json?: boolean },
): Promise<string> {
  const [was, is] = [await readEvaluation(before), await readEvaluation(after)];
  const names = options.case === undefined ? undefined : namesIn(await gatherInput(options));
  const comparison = compareEvaluations(was, is, names);
  return options.json === true
    ? `${JSON.stringify({ schema: 'segue.comparison/1', ...comparison }, null, 2)}\n`
    : `${asText(comparison, names)}\n`;
}

/** `segue what-if`: the same credit under another supposition, beside what counts now. */
export async function whatIfCommand(options: WhatIfOptions): Promise<string> {
  requireLines(options);
  const suppositions = options.if ?? [];
  const input = await gatherInput(options);
  const before = evaluatedInCase(input, options).evaluation;
  if (suppositions.length === 0) return withoutSupposition(input, before, options);
  const supposed = await suppose(options, suppositions);
  const after = evaluate(supposed).evaluation;
  const comparison = compareEvaluations(before, after, namesIn(supposed, input));
  if (options.json !== true) return `${asText(comparison, namesIn(supposed, input))}\n`;
  const figures = ({ totals, caps, optimality }: Evaluation) => ({ totals, caps, optimality });
  const answer = { schema: 'segue.what-if/1', before: figures(before), after: figures(after), comparison };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** Without a supposition: which one more course would help. */
function withoutSupposition(input: EvaluationInput, now: Evaluation, { json }: WhatIfOptions): string {
  const helpful = helpfulCourses(input, now);
  if (json === true)
    return `${JSON.stringify({ schema: 'segue.what-if/1', helpfulCourses: helpful }, null, 2)}\n`;
  if (helpful.length === 0) return 'No one more course from elsewhere would add credit to this degree.\n';
  const row = ({ receives, gainCredits }: HelpfulCourse) => [
    receivesText(receives, input.catalog),
    `+${printCredits(gainCredits)}`,
  ];
  return `One more course from elsewhere would add\n${printTable(helpful.map(row))}\n`;
}

/** The input as it would be: another program, policy, term, placement or setting, or one more course. */
async function suppose(options: WhatIfOptions, suppositions: readonly string[]): Promise<EvaluationInput> {
  const { program, policy, course, ...settings } = readSettings(suppositions, '--if');
  const set = [...(options.set ?? []), ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)];
  const other = {
    ...options,
    set,
    ...(program === undefined ? {} : { program }),
    ...(policy === undefined ? {} : { policy }),
  };
  const input = await gatherInput(other);
  return course === undefined ? input : withOneMore(input, received(course, input));
}

/** A category, a course or a subject by the name that the program and the catalog know it by. */
function received(name: string, { catalog, program }: EvaluationInput): Receives {
  const slots = program.blocks.flatMap(({ slots }) => slots);
  const has = (list: 'categories' | 'subjects', wanted: string) =>
    slots.some(({ accepts }) => accepts[list].includes(wanted));
  if (has('categories', name)) return { category: name };
  if (has('subjects', name)) return { subject: name };
  if (catalog.courses.some(({ code }) => code === name)) return { course: name };
  throw new Refused(
    'unknown-target',
    `--if course=${name}: no slot accepts such a category or subject, and the catalog has no such course.`,
    '--if course',
  );
}

function asText({ sentence, lines }: Comparison, names: Names | undefined): string {
  if (lines.length === 0) return sentence;
  const rows = lines.map(({ line, text }) => [names?.line(line) ?? line, text]);
  return `${sentence}\n\n${printTable(rows)}`;
}
