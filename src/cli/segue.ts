import { Command, CommanderError } from 'commander';
import { SOURCE_TYPES } from '../documents/source-type.js';
import { InputRefused } from '../domain/evaluation/input-refused.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { listProgramFiles, loadProgram } from '../reference/load-program.js';
import { casesCommand } from './cases-command.js';
import { classifyCommand } from './classify-command.js';
import { diffCommand, whatIfCommand, type WhatIfOptions } from './compare-command.js';
import { evaluateCommand, type EvaluateCommandOptions } from './evaluate-command.js';
import { importCommand, type ImportOptions } from './import-command.js';
import { addRules } from './rules-command.js';
import { readCommand } from './read-command.js';
import { matchCommand, type MatchOptions } from './match-command.js';
import { Failed, Refused, WrongUsage } from './refused.js';
import { printTable } from './table.js';
import { verifyCommand, type VerifyOptions } from './verify-command.js';
import { watchOutput } from './write-line.js';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;
const BROKEN = 3;

/** The command line. Gives the exit code; never throws, never prints a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  watchOutput();
  try {
    await program().parseAsync([...args], { from: 'user' });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (error instanceof Failed) return BROKEN;
    const { code, message, where } = explained(error);
    const details = error instanceof Refused ? error.details : [];
    process.stderr.write(`${[`${message}${namedRule(error, code)}`, ...details].join('\n')}\n`);
    if (args.includes('--json')) print(`${JSON.stringify({ error: { code, message, where } })}\n`);
    return error instanceof WrongUsage ? USAGE : REFUSED;
  }
}

function program(): Command {
  const segue = new Command('segue')
    .description('Decides how college credit earned elsewhere counts toward a degree, and shows why.')
    .exitOverride()
    .showHelpAfterError('(segue --help lists the commands)');
  segue
    .command('read <file>')
    .description('a transcript as data')
    .option('--json', 'print segue.transcript/1')
    .option('--fields', 'each value with its place and how sure it is; with --json print segue.reading/1')
    .option('--institutions <file>', 'a directory that segue import institutions has written')
    .option('--type <type>', `${SOURCE_TYPES.join(', ')}, instead of what the content says`)
    .action(async (file: string, options: Parameters<typeof readCommand>[1]) =>
      print(await readCommand(file, options)),
    );
  segue
    .command('evaluate')
    .description('how the credit counts toward a degree')
    .option('--program <id|file>', 'the degree')
    .option('--policy <id|file>', 'the transfer policy; the program names one')
    .option('--case <file>', 'a case in YAML')
    .option('--transcript <files...>', 'one or more transcripts')
    .option('--berklee-record <file>', 'the school’s own record, CSV')
    .option('--institutions <file>', 'a directory that segue import institutions has written')
    .option('--set <settings...>', 'key=value, such as caps.transfer.scope=external-only')
    .option('--strict', 'refuse a case that has what no rule can read')
    .option('--json', 'print segue.evaluation/1')
    .action(async (options: EvaluateCommandOptions) => print(await evaluateCommand(options)));
  segue
    .command('verify <evaluation>')
    .description('checks an evaluation against every rule; exit 3 when one is broken')
    .option('--program <id|file>', 'check it against this program')
    .option('--policy <id|file>', 'check it against this policy')
    .option('--case <file>', 'check it against this case')
    .option('--replay <case>', 'compute it again and compare')
    .option('--set <settings...>', 'settings for --replay')
    .option('--institutions <file>', 'the directory that the evaluation was made with')
    .option('--optimum', 'look for a better plan')
    .option('--json', 'print the breaches as JSON')
    .action((file: string, options: VerifyOptions) => verifyCommand(file, options, print));
  addComparing(segue);
  addMatching(segue);
  segue
    .command('cases [folder]')
    .description('runs every case and prints what moved')
    .action((folder: string | undefined) => casesCommand(folder, print));
  segue
    .command('programs')
    .description('the degrees there are, with what is not known about them')
    .action(() => print(`${listPrograms()}\n`));
  addImport(segue);
  addRules(segue);
  for (const command of segue.commands) {
    command.exitOverride();
    for (const inner of command.commands) inner.exitOverride();
  }
  return segue;
}

/** What sets two answers side by side. */
function addComparing(segue: Command): void {
  const supposition = 'key=value: program, policy, asOf, placement.theory, a setting, or course=CATEGORY';
  segue
    .command('what-if')
    .description('the same credit under a supposition; without one, which one more course would help')
    .option('--program <id|file>', 'the degree')
    .option('--policy <id|file>', 'the transfer policy; the program names one')
    .option('--case <file>', 'a case in YAML')
    .option('--transcript <files...>', 'one or more transcripts')
    .option('--berklee-record <file>', 'the school’s own record, CSV')
    .option('--institutions <file>', 'a directory that segue import institutions has written')
    .option('--set <settings...>', 'settings that hold on both sides')
    .option('--if <suppositions...>', supposition)
    .option('--json', 'print segue.what-if/1')
    .action(async (options: WhatIfOptions) => print(await whatIfCommand(options)));
  segue
    .command('diff <before> <after>')
    .description('what changed from one evaluation to another, as a sentence and line by line')
    .option('--case <file>', 'the case, for the names of lines and places')
    .option('--json', 'print segue.comparison/1')
    .action(async (before: string, after: string, options: { case?: string; json?: boolean }) =>
      print(await diffCommand(before, after, options)),
    );
}

/** What can be asked of courses alone, over any catalog. */
function addMatching(segue: Command): void {
  segue
    .command('match')
    .description('ranks home courses for each course of a file, over any catalog')
    .requiredOption('--catalog <file>', 'home_code,home_title,home_credits,description')
    .requiredOption('--courses <file>', 'id,ext_institution,ext_code,ext_title,ext_credits,description')
    .option('--precedents <file>', 'past decisions: ext_institution,ext_code,ext_title,ext_credits,home_code')
    .option('--none <file>', 'past “no direct equivalent”: ext_institution,ext_code,ext_title,ext_credits')
    .option('--top <number>', 'candidates for each course', '10')
    .option('--json', 'print one JSON object a line')
    .action((options: MatchOptions) => matchCommand(options));
  segue
    .command('classify')
    .description('general-education category and music subject of each course of a file')
    .requiredOption('--courses <file>', 'id,ext_institution,ext_code,ext_title,ext_credits,description')
    .option('--json', 'print one JSON object a line')
    .action((options: { courses: string; json?: boolean }) => classifyCommand(options));
}

/** What takes published data in. */
function addImport(segue: Command): void {
  segue
    .command('import')
    .description('takes published data in')
    .command('institutions <files...>')
    .description('schools and their accreditation: IPEDS HD and IC, DAPIP')
    .option('--out <file>', 'write the directory to this file instead of where the settings say')
    .option('--dry-run', 'only tell what would change')
    .option('--json', 'print segue.import/1')
    .action(async (files: string[], options: ImportOptions) => print(await importCommand(files, options)));
}

function listPrograms(): string {
  const programs = listProgramFiles().map((file) => loadProgram(file));
  const rows = programs.map(({ id, catalogYear, name, totalCredits }) => [
    `${id}@${catalogYear}`,
    name,
    `${totalCredits} credits`,
  ]);
  const lines = printTable(rows).split('\n');
  return programs
    .flatMap(({ warnings }, at) => [lines[at]!, ...warnings.map(({ message }) => `      ! ${message}`)])
    .join('\n');
}

/** What an input breaks is named after its sentence, as it is in JSON; how a command is used has no rule. */
function namedRule(error: unknown, code: string): string {
  const isRule = error instanceof ReferenceFault || error instanceof Refused;
  return isRule && !(error instanceof WrongUsage) ? ` [${code}]` : '';
}

function explained(error: unknown): { code: string; message: string; where: string | null } {
  if (error instanceof Refused) return { code: error.code, message: error.message, where: error.where };
  if (error instanceof InputRefused)
    return { code: error.code, message: sentence(error.sentence), where: null };
  if (error instanceof ReferenceFault) {
    const at = error.where === null ? null : `${error.where.file}:${error.where.line}:${error.where.column}`;
    return { code: error.code, message: at === null ? sentence(error.message) : error.message, where: at };
  }
  const known = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Segue stopped on a fault of its own: ${known}`, where: null };
}

/** A sentence begins with a capital, but for a name of a file or a key: that stands as it is written. */
function sentence(text: string): string {
  const first = text.split(' ', 1)[0]!.replace(/[.,:;]+$/, '');
  const isName = /[A-Z._/\\\d]/.test(first);
  const begun = isName ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return `${begun}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function print(text: string): void {
  process.stdout.write(text);
}
