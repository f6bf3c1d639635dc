import { basename } from 'node:path';
import type { BlockAgreement } from '../domain/articulation/block-agreement.js';
import type { CreditLine, EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { whereTaken } from '../domain/evaluation/campus-equivalency.js';
import { placementStarts } from '../domain/evaluation/evaluate.js';
import { linesFromTranscript } from '../domain/evaluation/lines-from-transcript.js';
import { sureMatch } from '../domain/institution/find-institution.js';
import type { Institution } from '../domain/institution/institution.js';
import { areOfficial } from '../domain/policy/left-out.js';
import type { Program } from '../domain/program/program.js';
import { readTerm, type Term } from '../domain/term.js';
import { FIRST_YEAR, isTermOfSomeone } from '../reference/shapes.js';
import { loadBerkleeRecord } from '../reference/load-berklee-record.js';
import { loadCase, type Case } from '../reference/load-case.js';
import { loadCatalog } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { agreementsWith } from '../reference/load-rule-files.js';
import { sendersAmong, strangeSenders } from './known-senders.js';
import { unknownTargets } from './known-targets.js';
import type { ReferenceFault } from '../reference/reference-fault.js';
import { policyNamed, programNamed, type Named } from './named-references.js';
import { readTranscriptFile } from './read-command.js';
import { Refused } from './refused.js';

/** Settings that are about the case and not about the policy. */
const CASE_SETTINGS = [
  'asOf',
  'placement.theory',
  'student.entryTerm',
  'student.primaryLanguage',
  'student.firstCollegeTerm',
  'student.enrolled',
];

export interface EvaluateOptions extends Named {
  readonly case?: string;
  readonly transcript?: readonly string[];
  readonly berkleeRecord?: string;
  readonly set?: readonly string[];
  /** A directory that `segue import institutions` has written. */
  readonly institutions?: string;
}

interface Doubted {
  readonly input: EvaluationInput;
  readonly given: Case | null;
  readonly doubts: readonly ReferenceFault[];
}

/** Everything that an evaluation depends on, from files alone. Throws `Refused` or `ReferenceFault`. */
export async function gatherInput(
  options: EvaluateOptions,
  directory = directoryOf(options),
): Promise<EvaluationInput> {
  return (await gathered(options, directory)).input;
}

/**
 * The same, with what its case says that may be a slip, each in a sentence. What lines are worth was said for
 * the degree that the case is about: of another nothing is said.
 */
export async function gatherDoubted(options: EvaluateOptions): Promise<Doubted> {
  const directory = directoryOf(options);
  const { input, given, degree } = await gathered(options, directory);
  const named = options.program === undefined ? null : given?.program?.split('@')[0];
  const isForIt = named == null || named === input.program.id;
  const isAsked = given !== null && degree.isOfCatalog && isForIt;
  const targets = isAsked ? unknownTargets(given, input) : [];
  const isSaid = given !== null && given.rules.length + given.agreements.length > 0;
  const senders = isSaid ? strangeSenders(given, sendersAmong(directory, options.institutions)) : [];
  return { input, given, doubts: [...targets, ...senders] };
}

function directoryOf({ institutions }: EvaluateOptions): readonly Institution[] {
  return loadInstitutions({ invented: true, imported: institutions });
}

async function gathered(options: EvaluateOptions, directory: readonly Institution[]) {
  const settings = readSettings(options.set ?? []);
  const given = options.case === undefined ? null : loadCase(options.case, directory);
  const degree = programNamed(options, given);
  const { program } = degree;
  const policy = policyNamed(options, given, degree, policySettings(settings));
  const transcripts = await linesOf(options.transcript ?? [], directory);
  const asOf = asOfTerm(settings['asOf'], given, program.catalogYear);
  const record = options.berkleeRecord === undefined ? [] : loadBerkleeRecord(options.berkleeRecord, asOf);
  const catalog = loadCatalog();
  const input: EvaluationInput = {
    kind: areOfficial(given?.received ?? [], policy) ? 'official' : 'estimate',
    asOf,
    program,
    policy,
    catalog,
    rules: given?.rules ?? [],
    lines: [...(given?.lines ?? []), ...transcripts, ...record].map((line) => whereTaken(line, catalog)),
    ...saidIn(given, transcripts),
    ...studentIn(given, settings),
    placement: placementIn(program, settings['placement.theory'] ?? null, given),
  };
  return { input, given, degree };
}

/** What people and partners have said in a case; nothing where it says nothing. */
function saidIn(given: Case | null, read: readonly CreditLine[]): Partial<EvaluationInput> {
  const { overrides = [], credentials = [], lines = [] } = given ?? {};
  const agreements = agreementsOf(given, [...lines, ...read]);
  return {
    ...(overrides.length === 0 ? {} : { overrides }),
    ...(agreements.length === 0 ? {} : { agreements }),
    ...(credentials.length === 0 ? {} : { credentials }),
  };
}

/**
 * The agreements with the schools of the lines. What a case states of an agreement stands for the agreement
 * of that name.
 */
export function agreementsOf(given: Case | null, lines: readonly CreditLine[]): readonly BlockAgreement[] {
  const stated = given?.agreements ?? [];
  const schools = lines.flatMap(({ institution }) => institution?.unitid ?? []);
  const kept = agreementsWith(schools).filter(({ id }) => !stated.some((each) => each.id === id));
  return [...stated, ...kept];
}

/** What the settings, or else the case, state about the student; nothing where neither does. */
export function studentIn(
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
  if (theory === null) return null;
  if (starts.length === 0) {
    // A case may be read for a degree that it was not written for; who sets a start means this one.
    if (set === null) return null;
    const none = `Nothing in ${program.id} depends on placement; leave placement.theory out.`;
    throw new Refused('unknown-placement', none, 'placement.theory');
  }
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
  const seen = new Set<string>();
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
      if (seen.has(key))
        throw new Refused('setting', `${flag} ${key} is given twice; leave one of them out.`, flag);
      seen.add(key);
      return [key, value];
    }),
  );
}

/** Those of the settings that are about the policy. */
export function policySettings(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !CASE_SETTINGS.includes(key)));
}

/** Without a word on it, the degree is entered in the fall of its catalog year. */
export function asOfTerm(setting: string | undefined, given: Case | null, catalogYear: string): Term {
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
  if (!isTermOfSomeone(term))
    throw new Refused(
      'setting',
      `${key} takes a term from ${FIRST_YEAR} on, not ${setting}.`,
      `--set ${key}`,
    );
  return term;
}
