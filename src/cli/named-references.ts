import { compareCredits } from '../domain/credits.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import type { Program } from '../domain/program/program.js';
import type { Case } from '../reference/load-case.js';
import { loadPolicyFile, type PolicyInFile, type PolicySettings } from '../reference/load-policy.js';
import { loadProgramFile, type ProgramInFile } from '../reference/load-program.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { Refused, WrongUsage } from './refused.js';

/** What a command may name: an id, or the path of a file from where it is run. */
export interface Named {
  readonly program?: string;
  readonly policy?: string;
}

/**
 * The degree that a command names, or else its case. Throws `ReferenceFault` where there is none such: with
 * the place in the case where that names it.
 */
export function programNamed({ program }: Named, given: Case | null): ProgramInFile {
  if (program !== undefined) return loadProgramFile(program);
  const named = given?.program ?? null;
  if (named === null)
    throw new WrongUsage('program-missing', 'Name the degree with --program, such as bps-music-production.');
  return placed(() => loadProgramFile(named), given!.faultAt, 'program');
}

/**
 * The policy that a command names, or else its case, or else the degree; with the place of the name where
 * there is none such, and never one that asks for more than the degree has.
 */
export function policyNamed(
  named: Named,
  given: Case | null,
  degree: ProgramInFile,
  settings: PolicySettings,
): TransferPolicy {
  const { policy, faultAt } = policyFile(named, given, degree, settings);
  const said = residenceAgainst(policy, degree.program);
  if (said === null) return policy;
  const code = 'residence-against-total';
  if ('creditsInResidence' in settings) throw new Refused(code, `--set: ${said}.`, 'creditsInResidence');
  throw faultAt(code, said, ['creditsInResidence']);
}

interface AtKey {
  readonly path: readonly string[];
}
type FaultAt = (code: string, sentence: string, about: AtKey) => ReferenceFault;

function policyFile(
  { policy }: Named,
  given: Case | null,
  degree: ProgramInFile,
  settings: PolicySettings,
): PolicyInFile {
  if (policy !== undefined) return loadPolicyFile(policy, settings);
  const inCase = given?.policy ?? null;
  if (inCase !== null) return placed(() => loadPolicyFile(inCase, settings), given!.faultAt, 'policy');
  const atDegree: FaultAt = (code, sentence, { path }) => degree.faultAt(code, sentence, path);
  return placed(() => loadPolicyFile(degree.policy, settings), atDegree, 'policy');
}

/** What cannot be found is told at the key that names it; a fault inside what it names stays there. */
function placed<T>(load: () => T, faultAt: FaultAt, key: string): T {
  try {
    return load();
  } catch (error) {
    const isFound = !(error instanceof ReferenceFault) || error.where !== null || error.code === 'setting';
    if (isFound) throw error;
    throw faultAt(error.code, error.sentence, { path: [key] });
  }
}

function residenceAgainst(
  { id, creditsInResidence: asked }: TransferPolicy,
  program: Program,
): string | null {
  const { totalCredits: whole } = program;
  if (compareCredits(asked, whole) <= 0) return null;
  return `policy ${id} asks for ${asked} creditsInResidence, more than the ${whole} of ${program.id}`;
}
