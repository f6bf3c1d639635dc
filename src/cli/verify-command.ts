import { findBetterPlan, type BetterPlan } from '../domain/evaluation/find-better-plan.js';
import { evaluate } from '../domain/evaluation/evaluate.js';
import type { Evaluation } from '../domain/evaluation/evaluation.js';
import { verifyEvaluation, type Breach } from '../domain/evaluation/verify-evaluation.js';
import { verifyAgainst } from '../domain/evaluation/verify-against.js';
import { loadCase } from '../reference/load-case.js';
import { loadCatalog } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { loadPolicy } from '../reference/load-policy.js';
import { programNamed } from './named-references.js';
import { gatherInput, policySettings, readSettings } from './gather-input.js';
import { parseEvaluation, readText } from './read-evaluation.js';
import { Failed } from './refused.js';

export interface VerifyOptions {
  readonly program?: string;
  readonly policy?: string;
  readonly case?: string;
  readonly replay?: string;
  readonly set?: readonly string[];
  readonly institutions?: string;
  readonly optimum?: boolean;
  readonly json?: boolean;
}

/** `segue verify`: every rule of the contract, checked by code that shares nothing with the evaluator. */
export async function verifyCommand(
  file: string,
  options: VerifyOptions,
  print: (text: string) => void,
): Promise<void> {
  const text = await readText(file);
  const document = parseEvaluation(text, file);
  const breaches: Breach[] = [...verifyEvaluation(document), ...againstFiles(document, options)];
  const searched = options.optimum === true ? findBetterPlan(document) : null;
  if (searched !== null) breaches.push(...betterThan(searched));
  if (options.replay !== undefined) breaches.push(...(await replay(text, document, options)));
  const told = searched === null ? {} : { searched: SEARCHED[searched.status] };
  if (options.json === true) print(`${JSON.stringify({ ...told, breaches }, null, 2)}\n`);
  else for (const { rule, where, message } of breaches) print(`${rule}: ${where} ${message}\n`);
  if (searched !== null && options.json !== true) print(`Searched: ${SEARCHED[searched.status]}.\n`);
  if (breaches.length > 0) throw new Failed(`${breaches.length} rules broken`);
  if (options.json !== true)
    print(`Every rule holds: ${document.totals.applied} credits applied, ${document.optimality.status}.\n`);
}

function againstFiles(document: Evaluation, options: VerifyOptions): readonly Breach[] {
  const given = options.case === undefined ? null : loadCase(options.case, directoryOf(options));
  const isNamed = options.program !== undefined || given?.program != null;
  return verifyAgainst(document, {
    program: isNamed ? programNamed(options, given).program : null,
    policy:
      options.policy === undefined
        ? null
        : loadPolicy(options.policy, policySettings(readSettings(options.set ?? []))),
    lines: given?.lines ?? null,
    catalog: loadCatalog(),
    student: given?.student ?? undefined,
  });
}

function directoryOf({ institutions }: VerifyOptions) {
  return loadInstitutions({ invented: true, imported: institutions });
}

/** What came of the search for a better plan, in words. */
const SEARCHED: Readonly<Record<BetterPlan['status'], string>> = {
  proven: 'proven, no plan is better',
  better: 'better found',
  ended: 'budget ended, and no better plan was seen',
};

function betterThan(found: BetterPlan): Breach[] {
  if (found.status !== 'better') return [];
  const message = `another plan reaches ${found.objective.join(', ')}`;
  return [{ rule: 'optimum', where: 'optimality', message }];
}

async function replay(text: string, document: Evaluation, options: VerifyOptions): Promise<Breach[]> {
  const given = options.program === undefined ? {} : { program: options.program };
  const policy = options.policy === undefined ? {} : { policy: options.policy };
  const schools = options.institutions === undefined ? {} : { institutions: options.institutions };
  const chosen = { ...given, ...policy, ...schools };
  const input = await gatherInput({ ...chosen, case: options.replay!, set: options.set ?? [] });
  const again = evaluate({ ...input, kind: document.kind }).evaluation;
  const before = JSON.stringify(JSON.parse(text));
  if (JSON.stringify(again) === before) return [];
  return [
    {
      rule: 'replay',
      where: firstDifference(JSON.parse(text), again),
      message: 'differs when it is computed again',
    },
  ];
}

function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return path || 'the document';
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
    if (JSON.stringify(left) !== JSON.stringify(right))
      return firstDifference(left, right, path === '' ? key : `${path}.${key}`);
  }
  return path;
}
