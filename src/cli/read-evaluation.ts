import { readFile } from 'node:fs/promises';
import { EvaluationShape } from '../contract/evaluation.js';
import type { Evaluation } from '../domain/evaluation/evaluation.js';
import { Refused } from './refused.js';

/** The evaluation in a file. Throws `Refused` where the file cannot be read or holds something else. */
export async function readEvaluation(file: string): Promise<Evaluation> {
  return parseEvaluation(await readText(file), file);
}

/** The text of a file. Throws `Refused` where it cannot be read. */
export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Refused('no-such-file', `There is no file ${file} that can be read.`, file);
  });
}

/** The evaluation in a text; `file` only names it. Throws `Refused` where it is none. */
export function parseEvaluation(text: string, file: string): Evaluation {
  try {
    return EvaluationShape.parse(JSON.parse(text)) as unknown as Evaluation;
  } catch {
    throw new Refused(
      'not-an-evaluation',
      `${file} is no evaluation: expected the JSON that segue evaluate --json prints.`,
      file,
    );
  }
}
