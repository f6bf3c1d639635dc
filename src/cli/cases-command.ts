import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { evaluate } from '../domain/evaluation/evaluate.js';
import { InputRefused } from '../domain/evaluation/input-refused.js';
import { verifyAgainst } from '../domain/evaluation/verify-against.js';
import { verifyEvaluation } from '../domain/evaluation/verify-evaluation.js';
import { loadCase } from '../reference/load-case.js';
import type { Institution } from '../domain/institution/institution.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { PACKAGE_ROOT } from '../reference/package-root.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { caseFacts, differences } from './case-facts.js';
import { gatherInput } from './gather-input.js';
import { Failed, Refused } from './refused.js';
import { sha256 } from './verify-command.js';

const FOLDER = 'fixtures/cases';

/**
 * `segue cases`: runs every case and prints what moved, a line for each thing that differs from what the case
 * expects. Throws `Failed` when one moved, and `ReferenceFault` when one cannot be read; all are run first.
 */
export async function casesCommand(folder: string | undefined, print: (text: string) => void): Promise<void> {
  const files = caseFiles(folder ?? join(PACKAGE_ROOT, FOLDER));
  const schools = loadInstitutions({ invented: true });
  let moved = 0;
  const broken: (ReferenceFault | Refused)[] = [];
  for (const file of files) {
    const told = await runCase(file, schools).catch((error: unknown) => {
      if (!(error instanceof ReferenceFault || error instanceof Refused)) throw error;
      broken.push(error);
      return { title: 'cannot be read', moved: [error.message] };
    });
    if (told.moved.length === 0) continue;
    moved += 1;
    const lines = told.moved.map((each) => `    ${each}\n`).join('');
    print(`${relative(process.cwd(), file)}: ${told.title}\n${lines}`);
  }
  print(`${files.length - moved} of ${files.length} cases as expected\n`);
  if (broken[0] !== undefined) throw broken[0];
  if (moved > 0) throw new Failed(`${moved} cases moved`);
}

/** The cases of a folder and of the folders in it, by name. */
export function caseFiles(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Refused('no-such-folder', `There is no folder ${folder}; name one that holds cases.`, folder);
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Evaluates one case and says where the result differs from its `expect`, in words. */
export async function runCase(
  file: string,
  schools: readonly Institution[],
): Promise<{ readonly title: string; readonly moved: readonly string[] }> {
  const { title, expect, lines, received } = loadCase(file, schools);
  const { set, ...expected } = expect ?? {};
  const settings = Object.entries((set ?? {}) as Record<string, string>).map(
    ([key, value]) => `${key}=${value}`,
  );
  const titles = new Map(lines.map((line) => [line.id, line.title]));
  const nameOf = (id: string) => titles.get(id) ?? null;
  const input = await gatherInput({ case: file, set: settings }, schools);
  try {
    const { evaluation } = evaluate(input);
    const found = [
      ...verifyEvaluation(evaluation),
      ...verifyAgainst(evaluation, { ...input, received, sha256 }),
    ];
    const breaches = found.map(({ rule, where, message }) => `breaks ${rule}: ${where} ${message}`);
    return { title, moved: [...breaches, ...differences(expected, caseFacts(evaluation), nameOf)] };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    if (expected['refused'] === error.code) return { title, moved: [] };
    return { title, moved: [`refused as ${error.code}: ${error.sentence}`] };
  }
}
