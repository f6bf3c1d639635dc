import { Command, CommanderError } from 'commander';
import { SOURCE_TYPES } from '../documents/source-type.js';
import { InputRefused } from '../domain/evaluation/input-refused.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { listProgramFiles, loadProgram } from '../reference/load-program.js';
import { casesCommand } from './cases-command.js';
import { evaluateCommand } from './evaluate-command.js';
import type { EvaluateOptions } from './gather-input.js';
import { readCommand } from './read-command.js';
import { Failed, Refused, WrongUsage } from './refused.js';
import { printTable } from './table.js';
import { verifyCommand, type VerifyOptions } from './verify-command.js';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;
const BROKEN = 3;

/** The command line. Gives the exit code; never throws, never prints a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...args], { from: 'user' });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (error instanceof Failed) return BROKEN;
    const { code, message, where } = explained(error);
    process.stderr.write(`${message}\n`);
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
    .option('--type <type>', `${SOURCE_TYPES.join(', ')}, instead of what the content says`)
    .action(async (file: string, options: { json?: boolean; type?: string }) =>
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
    .option('--set <settings...>', 'key=value, such as caps.transfer.scope=external-only')
    .option('--json', 'print segue.evaluation/1')
    .action(async (options: EvaluateOptions & { json?: boolean }) => print(await evaluateCommand(options)));
  segue
    .command('verify <evaluation>')
    .description('checks an evaluation against every rule; exit 3 when one is broken')
    .option('--program <id|file>', 'check it against this program')
    .option('--policy <id|file>', 'check it against this policy')
    .option('--case <file>', 'check it against this case')
    .option('--replay <case>', 'compute it again and compare')
    .option('--set <settings...>', 'settings for --replay')
    .option('--optimum', 'look for a better plan')
    .option('--json', 'print the breaches as JSON')
    .action((file: string, options: VerifyOptions) => verifyCommand(file, options, print));
  segue
    .command('cases [folder]')
    .description('runs every case and prints what moved')
    .action((folder: string | undefined) => casesCommand(folder, print));
  segue
    .command('programs')
    .description('the degrees there are, with what is not known about them')
    .action(() => print(`${listPrograms()}\n`));
  for (const command of segue.commands) command.exitOverride();
  return segue;
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

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function print(text: string): void {
  process.stdout.write(text);
}
