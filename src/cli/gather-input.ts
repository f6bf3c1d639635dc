import { basename } from 'node:path';
import { compareCredits } from '../domain/credits.js';
import type { CreditLine, EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { placementStarts } from '../domain/evaluation/evaluate.js';
import { linesFromTranscript } from '../domain/evaluation/lines-from-transcript.js';
import { sureMatch } from '../domain/institution/find-institution.js';
import type { Institution } from '../domain/institution/institution.js';
import { areOfficial } from '../domain/policy/left-out.js';
import type { Program } from '../domain/program/program.js';
import { readTerm, type Term } from '../domain/term.js';
import { loadBerkleeRecord } from '../reference/load-berklee-record.js';
import { loadCase, type Case } from '../reference/load-case.js';
import { loadCatalog } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { agreementsWith } from '../reference/load-rule-files.js';
import { loadPolicy } from '../reference/load-policy.js';
import { loadProgram } from '../reference/load-program.js';
import { readTranscriptFile } from './read-command.js';
import { Refused, WrongUsage } from './refused.js';

/** Settings that are about the case and not about the policy. */
const CASE_SETTINGS = [
  'asOf',
  'placement.theory',
  'student.entryTerm',
  'student.primaryLanguage',
  'student.firstCollegeTerm',
  'student.enrolled',
];

export interface EvaluateOptions {
  readonly program?: string;
  readonly policy?: string;
  readonly case?: string;
  readonly transcript?: readonly string[];
  readonly berkleeRecord?: string;
  readonly set?: readonly string[];
  /** A directory that `segue import institutions` has written. */
  readonly institutions?: string;
}

/** Everything that an evaluation depends on, from files alone. Throws `Refused` or `ReferenceFault`. */
export async function gatherInput(
  options: EvaluateOptions,
  directory = loadInstitutions({ invented: true, imported: options.institutions }),
): Promise<EvaluationInput> {
  const settings = readSettings(options.set ?? []);
  const given = options.case === undefined ? null : loadCase(options.case, directory);
  const named = options.program ?? given?.program;
  if (named == null)
    throw new WrongUsage('program-missing', 'Name the degree with --program, such as bps-music-production.');
  const program = loadProgram(named);
  const policy = loadPolicy(options.policy ?? given?.policy ?? program.policy, policySettings(settings));
  if (compareCredits(policy.creditsInResidence, program.totalCredits) > 0) {
    const [asked, whole] = [policy.creditsInResidence, program.totalCredits];
    throw new Refused(
      'residence-against-total',
      `Policy ${policy.id} asks for ${asked} creditsInResidence, more than the ${whole} of ${program.id}.`,
      'creditsInResidence',
    );
  }
  const transcripts = await linesOf(options.transcript ?? [], directory);
  const asOf = asOfTerm(settings['asOf'], given, program.catalogYear);
  const record = options.berkleeRecord === undefined ? [] : loadBerkleeRecord(options.berkleeRecord, asOf);
  return {
    kind: areOfficial(given?.received ?? [], policy) ? 'official' : 'estimate',
    asOf,
    program,
    policy,
    catalog: loadCatalog(),
    rules: given?.rules ?? [],
    lines: [...(given?.lines ?? []), ...transcripts, ...record],
    ...saidIn(given, transcripts),
    ...studentIn(given, settings),
    placement: placementIn(program, settings['placement.theory'] ?? null, given),
  };
}

/** What people and partners have said in a case; nothing where it says nothing. */
function saidIn(given: Case | null, read: readonly CreditLine[]): Partial<EvaluationInput> {
  const { overrides = [], credentials = [], lines = [] } = given ?? {};
  const schools = [...lines, ...read].flatMap(({ institution }) => institution?.unitid ?? []);
  const stated = given?.agreements ?? [];
  // What a case states of an agreement stands for the agreement of that name.
  const kept = agreementsWith(schools).filter(({ id }) => !stated.some((each) => each.id === id));
  const agreements = [...stated, ...kept];
  return {
    ...(overrides.length === 0 ? {} : { overrides }),
    ...(agreements.length === 0 ? {} : { agreements }),
    ...(credentials.length === 0 ? {} : { credentials }),
  };
}

/** What the settings, or else the case, state about the student; nothing where neither does. */
function studentIn(
  given: Case | null,
  settings: Readonly<Record<string, string>>,
): Pick<EvaluationInput, 'student'> {
  const language = settings['student.primaryLanguage'];
  const terms = (['entryTerm', 'firstCollegeTerm'] as const).flatMap((name) => {
    const said = settings[`student.${name}`];
    return said === undefined ? [] : [[name, termOf(said, `student.${name}`)] as const];
  });
  const enrolled = settings['student.enrolled'];
  const said = {
    ...Object.fromEntries(terms),
    ...(enrolled === undefined ? {} : { enrolled: yesOrNo(enrolled, 'student.enrolled') }),
    ...(language === undefined ? {} : { primaryLanguage: language }),
  };
  const student = { ...given?.student, ...said };
  return Object.keys(student).length === 0 ? {} : { student };
}

/** As a setting says, or else the case. */
function placementIn(program: Program, set: string | null, given: Case | null): EvaluationInput['placement'] {
  const starts = placementStarts(program);
  const theory = set ?? given?.placement?.theory ?? null;
  if (theory === null || starts.length === 0) return null;
  if (starts.includes(theory)) return { theory };
  const sentence = `placement.theory must be one of ${starts.join(', ')}, not ${theory}`;
  if (set === null && given !== null)
    throw given.faultAt('unknown-placement', sentence, { part: 'placement', id: theory });
  throw new Refused('unknown-placement', `${sentence}.`, 'placement.theory');
}

async function linesOf(files: readonly string[], directory: readonly Institution[]): Promise<CreditLine[]> {
  const lines: CreditLine[] = [];
  const seen = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    const transcript = await readTranscriptFile(file, null, directory);
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
    const match = sureMatch(transcript.institution.matches);
    const institution = directory.find((each) => each.unitid === match?.unitid);
    const prefix = `t${index + 1}`;
    lines.push(
      ...linesFromTranscript({ transcript, document: sha256, prefix, institution: institution ?? null }),
    );
  }
  return lines;
}

/** There is something to evaluate. Throws `Refused` where nothing was named. */
export function requireLines({ case: file, transcript = [], berkleeRecord }: EvaluateOptions): void {
  if (file !== undefined || transcript.length > 0 || berkleeRecord !== undefined) return;
  throw new Refused(
    'nothing-given',
    'Give --case CASE.yaml, --transcript FILE or --berklee-record FILE.csv.',
  );
}

/** `key=value` settings by key, given with a flag. Throws `Refused` where one is written otherwise. */
export function readSettings(given: readonly string[], flag = '--set'): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((setting) => {
      const [key, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
      if (key === '' || value === '' || !setting.includes('=')) {
        throw new Refused(
          'setting',
          `${flag} takes key=value, such as caps.transfer.scope=external-only, not ${setting}.`,
          flag,
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
  return termOf(setting, 'asOf');
}

function yesOrNo(setting: string, key: string): boolean {
  if (setting === 'true' || setting === 'false') return setting === 'true';
  throw new Refused('setting', `${key} takes true or false, not ${setting}.`, `--set ${key}`);
}

function termOf(setting: string, key: string): Term {
  const term = readTerm(setting);
  if (term === null)
    throw new Refused('setting', `${key} takes a term such as 2014-fall, not ${setting}.`, `--set ${key}`);
  return term;
}
