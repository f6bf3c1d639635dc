import type { Command } from 'commander';
import type { FiledAgreement } from '../domain/articulation/check-agreements.js';
import { checkRules, type RulesCheck } from '../domain/articulation/check-rules.js';
import type { FiledRule } from '../domain/articulation/describe-finding.js';
import type { Finding } from '../domain/articulation/rule-finding.js';
import { loadCatalog, loadHomeCourses } from '../reference/load-catalog.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { listProgramFiles, loadProgram } from '../reference/load-program.js';
import { loadRuleFile } from '../reference/load-rule-files.js';
import { sendersAmong } from './known-senders.js';
import { moveRules, type MoveOptions } from './move-rules.js';
import { Failed } from './refused.js';
import { printTable } from './table.js';
import { writeText } from './write-line.js';

/** More findings than this are counted in the table, not listed; `--json` lists them all. */
const FINDINGS_SHOWN = 200;
/** A finding about more rules than this names the places of the first. */
const PLACES_SHOWN = 10;

/** `segue rules`: what can be done with articulation rules without a database. */
export function addRules(segue: Command): void {
  const rules = segue
    .command('rules')
    .description('articulation rules: check, import, export')
    .exitOverride();
  rules
    .command('check <files...>')
    .description(
      'conflicts, gaps and dead rules in YAML or CSV files; exit 3 when rules contradict one another',
    )
    .option('--catalog <file>', 'the home catalog as CSV, instead of the school’s own')
    .option('--institutions <file>', 'a directory that segue import institutions has written')
    .option('--json', 'print segue.rules-check/1')
    .action((files: string[], options: CheckOptions) => checkCommand(files, options));
  rules
    .command('import <files...>')
    .description('rules of CSV files as YAML: all rows or none')
    .option('--output <file>', 'write here instead of printing')
    .option('--format <format>', 'csv or yaml', 'yaml')
    .action((files: string[], options: MoveOptions) => moveRules(files, options));
  rules
    .command('export <files...>')
    .description('rules of YAML files as CSV')
    .option('--output <file>', 'write here instead of printing')
    .option('--format <format>', 'csv or yaml', 'csv')
    .action((files: string[], options: MoveOptions) => moveRules(files, options));
  for (const command of rules.commands) command.exitOverride();
}

interface CheckOptions {
  readonly catalog?: string;
  readonly institutions?: string;
  readonly json?: boolean;
}

async function checkCommand(files: readonly string[], options: CheckOptions): Promise<void> {
  const [rules, agreements]: [FiledRule[], FiledAgreement[]] = [[], []];
  for (const file of files) {
    const loaded = await loadRuleFile(file);
    for (const { rule, line } of loaded.rules) rules.push({ ...rule, file, line });
    for (const { agreement, line } of loaded.agreements) agreements.push({ ...agreement, file, line });
  }
  const schools = loadInstitutions({ invented: true, imported: options.institutions });
  const check = checkRules({
    rules,
    agreements,
    catalog: options.catalog === undefined ? loadCatalog().courses : await loadHomeCourses(options.catalog),
    programs: listProgramFiles().map((file) => loadProgram(file)),
    senders: sendersAmong(schools, options.institutions),
  });
  await writeText(options.json === true ? `${JSON.stringify(check, null, 2)}\n` : describe(check));
  if (check.conflicts > 0) throw new Failed(`${check.conflicts} conflicts`);
}

function describe(check: RulesCheck): string {
  const { rules, agreements, conflicts, warnings, complete, findings } = check;
  const counts = [
    counted(rules, 'rule'),
    ...(agreements === 0 ? [] : [counted(agreements, 'agreement')]),
    `${complete ? '' : 'at least '}${counted(conflicts, 'conflict')}`,
    counted(warnings, 'warning'),
  ];
  const shown = findings.slice(0, FINDINGS_SHOWN).map(describeFinding);
  const more =
    findings.length > FINDINGS_SHOWN ? [`… and ${findings.length - FINDINGS_SHOWN} more; see --json`] : [];
  return `${[...shown, ...more, `${counts.join(', ')}.`].join('\n')}\n`;
}

function describeFinding({ code, severity, message, rules, witness }: Finding): string {
  const places = [...new Set(rules.flatMap(({ file, line }) => (file === null ? [] : `${file}:${line}`)))];
  const more = places.length > PLACES_SHOWN ? ` and ${places.length - PLACES_SHOWN} more places` : '';
  const head = `${severity === 'conflict' ? 'CONFLICT' : 'warning '}  ${code}  ${message}`;
  const where = places.length === 0 ? '' : `\n  in ${places.slice(0, PLACES_SHOWN).join(', ')}${more}`;
  if (witness === null || severity !== 'conflict') return `${head}${where}`;
  const rows = witness.courses.map((course) => [
    course.institution ?? 'any school',
    course.code,
    course.term,
    course.grade,
    `${course.credits} credits`,
    witness.program ?? 'any program',
  ]);
  return `${head}${where}\n  for example\n${printTable(rows).replace(/^/gm, '  ')}`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
