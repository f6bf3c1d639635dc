import { basename } from 'node:path';
import type { CreditLine, EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { placementStarts } from '../domain/evaluation/evaluate.js';
import { linesFromTranscript } from '../domain/evaluation/lines-from-transcript.js';
import type { Program } from '../domain/program/program.js';
import { readTerm, type Term } from '../domain/term.js';
import { loadBerkleeRecord } from '../reference/load-berklee-record.js';
import { loadCase, type Case } from '../reference/load-case.js';
import { loadCatalog } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { loadPolicy } from '../reference/load-policy.js';
import { loadProgram } from '../reference/load-program.js';
import { readTranscriptFile } from './read-command.js';
import { Refused, WrongUsage } from './refused.js';

/** A printed school is taken for one of the directory only when it is surely the same name. */
const SAME_SCHOOL = 0.85;
/** Settings that are about the case and not about the policy. */
const CASE_SETTINGS = ['asOf', 'placement.theory'];

export interface EvaluateOptions {
  readonly program?: string;
  readonly policy?: string;
  readonly case?: string;
  readonly transcript?: readonly string[];
  readonly berkleeRecord?: string;
  readonly set?: readonly string[];
}

/** Everything that an evaluation depends on, from files alone. Throws `Refused` or `ReferenceFault`. */
export async function gatherInput(options: EvaluateOptions): Promise<EvaluationInput> {
  const settings = readSettings(options.set ?? []);
  const directory = loadInstitutions({ invented: true });
  const given = options.case === undefined ? null : loadCase(options.case, directory);
  const named = options.program ?? given?.program;
  if (named == null)
    throw new WrongUsage('program-missing', 'Name the degree with --program, such as bps-music-production.');
  const program = loadProgram(named);
  const policy = loadPolicy(options.policy ?? given?.policy ?? program.policy, policySettings(settings));
  const transcripts = await linesOf(options.transcript ?? [], directory);
  const record = options.berkleeRecord === undefined ? [] : loadBerkleeRecord(options.berkleeRecord);
  return {
    kind: 'estimate',
    asOf: asOfTerm(settings['asOf'], given, program.catalogYear),
    program,
    policy,
    catalog: loadCatalog(),
    rules: given?.rules ?? [],
    lines: [...(given?.lines ?? []), ...transcripts, ...record],
    placement: placementIn(program, settings['placement.theory'] ?? given?.placement?.theory ?? null),
  };
}

function placementIn(program: Program, theory: string | null): EvaluationInput['placement'] {
  const starts = placementStarts(program);
  if (theory === null || starts.length === 0) return null;
  if (starts.includes(theory)) return { theory };
  throw new Refused(
    'unknown-placement',
    `placement.theory must be one of ${starts.join(', ')}, not ${theory}.`,
    'placement.theory',
  );
}

async function linesOf(
  files: readonly string[],
  directory: ReturnType<typeof loadInstitutions>,
): Promise<CreditLine[]> {
  const lines: CreditLine[] = [];
  const seen = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    const transcript = await readTranscriptFile(file, null);
    const { sha256 } = transcript.document;
    const before = seen.get(sha256);
    if (before !== undefined) {
      throw new Refused(
        'same-file',
        `${basename(file)} and ${basename(before)} are the same document; name it once.`,
        file,
      );
    }
    seen.set(sha256, file);
    const match = transcript.institution.matches[0];
    const institution =
      match !== undefined && match.score >= SAME_SCHOOL
        ? directory.find((each) => each.unitid === match.unitid)
        : undefined;
    const prefix = `t${index + 1}`;
    lines.push(
      ...linesFromTranscript({ transcript, document: sha256, prefix, institution: institution ?? null }),
    );
  }
  return lines;
}

/** `key=value` settings by key. Throws `Refused` where one is written otherwise. */
export function readSettings(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((setting) => {
      const [key, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
      if (key === '' || value === '' || !setting.includes('=')) {
        throw new Refused(
          'setting',
          `--set takes key=value, such as caps.transfer.scope=external-only, not ${setting}.`,
          '--set',
        );
      }
      return [key, value];
    }),
  );
}

/** Those of the settings that are about the policy. */
export function policySettings(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !CASE_SETTINGS.includes(key)));
}

/** Without a word on it, the degree is entered in the fall of its catalog year. */
function asOfTerm(setting: string | undefined, given: Case | null, catalogYear: string): Term {
  if (setting === undefined) return given?.asOf ?? (`${Number(catalogYear.slice(0, 4))}-fall` as Term);
  const term = readTerm(setting);
  if (term === null)
    throw new Refused('setting', `asOf takes a term such as 2014-fall, not ${setting}.`, '--set asOf');
  return term;
}
