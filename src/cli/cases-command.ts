import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { evaluate } from '../domain/evaluation/evaluate.js';
import type { Evaluation } from '../domain/evaluation/evaluation.js';
import { InputRefused } from '../domain/evaluation/input-refused.js';
import { verifyEvaluation } from '../domain/evaluation/verify-evaluation.js';
import { loadCase } from '../reference/load-case.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { PACKAGE_ROOT } from '../reference/package-root.js';
import { gatherInput } from './gather-input.js';
import { Failed, Refused } from './refused.js';

const FOLDER = 'fixtures/cases';

/**
 * `segue cases`: runs every case and prints what moved. Throws `Failed` when one differs from what it
 * expects.
 */
export async function casesCommand(folder: string | undefined, print: (text: string) => void): Promise<void> {
  const files = caseFiles(folder ?? join(PACKAGE_ROOT, FOLDER));
  let moved = 0;
  for (const file of files) {
    const { title, differences } = await runCase(file);
    if (differences.length === 0) continue;
    moved += 1;
    print(
      `${relative(process.cwd(), file)}: ${title}\n${differences.map((each) => `    ${each}\n`).join('')}`,
    );
  }
  print(`${files.length - moved} of ${files.length} cases as expected\n`);
  if (moved > 0) throw new Failed(`${moved} cases moved`);
}

export function caseFiles(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Refused('no-such-folder', `There is no folder ${folder}; name one that holds cases.`, folder);
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Evaluates one case and lists where the result differs from its `expect`, in words. */
export async function runCase(
  file: string,
): Promise<{ readonly title: string; readonly differences: readonly string[] }> {
  const { title, expect } = loadCase(file, loadInstitutions({ invented: true }));
  const { set, ...expected } = expect ?? {};
  const settings = Object.entries((set ?? {}) as Record<string, string>).map(
    ([key, value]) => `${key}=${value}`,
  );
  const input = await gatherInput({ case: file, set: settings });
  let found: Record<string, unknown>;
  let breaches: readonly string[] = [];
  try {
    const { evaluation } = evaluate(input);
    found = facts(evaluation);
    breaches = verifyEvaluation(evaluation).map(({ rule, where, message }) => `${rule}: ${where} ${message}`);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    found = { refused: error.code };
  }
  return { title, differences: [...breaches, ...compare(expected, found, '')] };
}

/** What a case can promise, by name. */
function facts(evaluation: Evaluation): Record<string, unknown> {
  const { totals, caps, optimality, allocation, unused, branches, saved } = evaluation;
  const cap = (name: 'transfer' | 'prior-learning') => `${caps[name]?.applied}/${caps[name]?.limit}`;
  const seated = new Map<string, string[]>();
  for (const row of allocation) {
    seated.set(row.slot, [
      ...(seated.get(row.slot) ?? []),
      ...Array.from({ length: row.seats }, () => row.award.slice(2)),
    ]);
  }
  return {
    ...totals,
    cap: cap('transfer'),
    priorLearning: cap('prior-learning'),
    optimality: optimality.status,
    equalBest: String(optimality.equalBest),
    branches: String(branches.length),
    saved: `${saved.courses} courses, ${saved.money} ${saved.currency}`,
    lines: Object.fromEntries(
      evaluation.lines.map((line) => [
        line.id,
        [line.decision, ...line.reasons.map(({ code }) => code)].join(' '),
      ]),
    ),
    slots: Object.fromEntries([...seated].map(([slot, ids]) => [slot, ids.toSorted().join(' ')])),
    unused: Object.fromEntries(unused.map(({ award, why }) => [award.slice(2), why])),
    gains: Object.fromEntries(
      evaluation.whatWouldChange.map((each) => [each.line, `${each.change} +${each.gainCredits}`]),
    ),
  };
}

function inWords(found: unknown): string {
  return typeof found === 'string' ? found : JSON.stringify(found);
}

/** An expected text holds when it is the whole of what was found, or its first words. */
function compare(expected: unknown, found: unknown, path: string): string[] {
  if (expected !== null && typeof expected === 'object') {
    return Object.entries(expected).flatMap(([key, value]) =>
      compare(
        value,
        (found as Record<string, unknown> | undefined)?.[key],
        path === '' ? key : `${path}.${key}`,
      ),
    );
  }
  const said = found === undefined ? 'nothing' : inWords(found);
  if (said === String(expected) || said.startsWith(`${String(expected)} `)) return [];
  return [`${path}: expected ${String(expected)}, found ${said}`];
}
