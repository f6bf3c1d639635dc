import { createHash } from 'node:crypto';
import { findBetterPlan, type BetterPlan } from '../domain/evaluation/find-better-plan.js';
import { evaluate } from '../domain/evaluation/evaluate.js';
import type { Evaluation } from '../domain/evaluation/evaluation.js';
import { verifyEvaluation, type Breach } from '../domain/evaluation/verify-evaluation.js';
import { verifyAgainst } from '../domain/evaluation/verify-against.js';
import { loadCase, type Case } from '../reference/load-case.js';
import { loadCatalog } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { loadPolicy } from '../reference/load-policy.js';
import {
  agreementsOf,
  asOfTerm,
  gatherInput,
  policySettings,
  readSettings,
  studentIn,
} from './gather-input.js';
import { programNamed } from './named-references.js';
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
  if (searched !== null) breaches.push(...betterThan(searched, document));
  if (options.replay !== undefined) breaches.push(...(await replay(text, options)));
  const told = searched === null ? {} : { searched: SEARCHED[searched.status] };
  if (options.json === true) print(`${JSON.stringify({ ...told, breaches }, null, 2)}\n`);
  else for (const { rule, where, message } of breaches) print(`${rule}: ${where} ${message}\n`);
  if (searched !== null && options.json !== true) print(`Searched: ${SEARCHED[searched.status]}.\n`);
  if (breaches.length > 0) throw new Failed(`${breaches.length} rules broken`);
  if (options.json !== true)
    print(`Every rule holds: ${document.totals.applied} credits applied, ${document.optimality.status}.\n`);
}

function againstFiles(document: Evaluation, options: VerifyOptions): readonly Breach[] {
  const directory = directoryOf(options);
  const given = options.case === undefined ? null : loadCase(options.case, directory);
  const settings = readSettings(options.set ?? []);
  const isNamed = options.program !== undefined || given?.program != null;
  return verifyAgainst(document, {
    program: isNamed ? programNamed(options, given).program : null,
    policy: options.policy === undefined ? null : loadPolicy(options.policy, policySettings(settings)),
    catalog: loadCatalog(),
    sha256,
    ...(given === null ? { lines: null } : statedIn(given, settings)),
  });
}

/** What a case, or a setting beside it, says that an evaluation must agree with. */
function statedIn(given: Case, settings: ReturnType<typeof readSettings>) {
  const { lines, received, rules, overrides } = given;
  return {
    lines,
    received,
    rules,
    overrides,
    asOf: asOfTerm(settings['asOf'], given, ''),
    agreements: agreementsOf(given, lines),
    ...studentIn(given, settings),
  };
}

/** By Node's own arithmetic, so that nothing is shared with what named the versions. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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

function betterThan(found: BetterPlan, { optimality }: Evaluation): Breach[] {
  if (found.status === 'better') {
    const message = `another plan reaches ${found.objective.join(', ')}`;
    return [{ rule: 'optimum', where: 'optimality', message }];
  }
  // Of a plan that is only the best found, nobody has counted the equals.
  if (found.status === 'ended' || found.equalBest === null || optimality.status !== 'proven') return [];
  if (found.equalBest === optimality.equalBest) return [];
  const message = `says ${optimality.equalBest}, ${found.equalBest} plans are as good`;
  return [{ rule: 'equal-best', where: 'optimality.equalBest', message }];
}

async function replay(text: string, options: VerifyOptions): Promise<Breach[]> {
  const given = options.program === undefined ? {} : { program: options.program };
  const policy = options.policy === undefined ? {} : { policy: options.policy };
  const schools = options.institutions === undefined ? {} : { institutions: options.institutions };
  const chosen = { ...given, ...policy, ...schools };
  const input = await gatherInput({ ...chosen, case: options.replay!, set: options.set ?? [] });
  const again = evaluate(input).evaluation;
  const before: unknown = JSON.parse(text);
  if (JSON.stringify(again) === JSON.stringify(before)) return [];
  const message = 'differs when it is computed again';
  return differencesOf(before, again).map((where) => ({ rule: 'replay', where, message }));
}

/** The first that differs in the order of reading, and the digest, which differs with what it stands for. */
function differencesOf(before: unknown, again: Evaluation): readonly string[] {
  const digest = 'inputSha256';
  const without = (document: object) => ({ ...document, [digest]: '' });
  const [one, other] = [without(before as object), without(again)];
  const first = JSON.stringify(one) === JSON.stringify(other) ? [] : [firstDifference(one, other)];
  return (before as Evaluation)[digest] === again[digest] ? first : [...first, digest];
}

function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
    if (JSON.stringify(left) !== JSON.stringify(right))
      return firstDifference(left, right, path === '' ? key : `${path}.${key}`);
  }
  // All of it is there, in another order.
  return path === '' ? 'the document' : path;
}
