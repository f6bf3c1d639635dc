import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadRuleFile, ruleRows } from '../reference/load-rule-files.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { csvHead, ruleCsv, type PlacedRule } from '../reference/rule-csv.js';
import { ruleYaml } from '../reference/rule-yaml.js';
import { outputFile, putInPlace, writingFault } from './output-file.js';
import { Refused, WrongUsage } from './refused.js';
import { writeText } from './write-line.js';

/** More broken rows than this are counted, not listed. */
const FAULTS_SHOWN = 100;

type Form = 'csv' | 'yaml';

/** What was found so far. */
interface Count {
  rules: number;
  agreements: number;
}

export interface MoveOptions {
  readonly format?: string;
  readonly output?: string;
}

/**
 * `segue rules import` and `export`: the rules of files in another form. All of them or none: what is written
 * comes to its place only when every row was read. Block agreements have no form as CSV; how many are left
 * out is told on stderr.
 */
export async function moveRules(
  files: readonly string[],
  { format = 'yaml', output }: MoveOptions,
): Promise<void> {
  if (format !== 'csv' && format !== 'yaml')
    throw new WrongUsage('unknown-format', `--format must be csv or yaml, not ${format}.`, '--format');
  const place = output === undefined ? null : await outputFile(output);
  if (place !== null) await refuseOwnInput(files, place);
  const leftOut = await throughDraft(place, output ?? tmpdir(), (draft) => writeRules(files, format, draft));
  if (leftOut > 0)
    process.stderr.write(
      `${agreements(leftOut)} left out: only rules are written; keep the file that has them. ` +
        '[agreements-left-out]\n',
    );
}

/** A file in another form, and without its comments, would stand under the name that it was read from. */
async function refuseOwnInput(files: readonly string[], place: string): Promise<void> {
  const output = await stat(place).catch(() => null);
  for (const file of output === null ? [] : files) {
    const input = await stat(file).catch(() => null);
    if (input?.ino === output?.ino && input?.dev === output?.dev)
      throw new Refused('output-is-input', `${file} is read; name another file to write.`, file);
  }
}

/** What ends the program from outside: a person at the keyboard, the system, a terminal that is closed. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes beside the place, or for stdout among what is temporary, and leaves nothing of that behind, be the
 * program ended in the middle of it.
 */
async function throughDraft<T>(
  place: string | null,
  named: string,
  write: (draft: string) => Promise<T>,
): Promise<T> {
  let folder: string | null = null;
  const endedBy = (signal: NodeJS.Signals) => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    // Heard once, it ends the program now as it would have done.
    process.kill(process.pid, signal);
  };
  try {
    for (const signal of ENDINGS) process.once(signal, endedBy);
    // At once, so that no signal comes between the folder and its name.
    folder = mkdtempSync(join(place === null ? tmpdir() : dirname(place), '.segue-rules-'));
    const draft = join(folder, 'rules');
    const written = await write(draft);
    if (place === null) await printOf(draft, folder);
    else await putInPlace(draft, place);
    return written;
  } catch (error) {
    throw writingFault(error, named);
  } finally {
    for (const signal of ENDINGS) process.off(signal, endedBy);
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

/** Prints a draft whose folder is gone by then: a reader who leaves ends the program at once. */
async function printOf(draft: string, folder: string): Promise<void> {
  const opened = await open(draft);
  await rm(folder, { recursive: true, force: true });
  for await (const text of opened.createReadStream({ encoding: 'utf8' })) await writeText(text as string);
}

/** Gives how many agreements the files have beside the rules. */
async function writeRules(files: readonly string[], format: Form, draft: string): Promise<number> {
  const count = { rules: 0, agreements: 0 };
  await pipeline(rulesAs(format, files, count), createWriteStream(draft));
  return count.agreements;
}

/** The text of the rules; throws in the end when a row was broken, or when there are agreements alone. */
async function* rulesAs(format: Form, files: readonly string[], count: Count): AsyncGenerator<string> {
  const faults: ReferenceFault[] = [];
  const seen = new Map<string, string>();
  let broken = 0;
  if (format === 'csv') yield csvHead();
  for (const file of files) {
    for await (const read of rulesIn(file, count)) {
      const row = read instanceof ReferenceFault ? read : (twice(read, seen, file) ?? read);
      if (row instanceof ReferenceFault) {
        broken += 1;
        if (faults.length < FAULTS_SHOWN) faults.push(row);
      } else if (broken === 0) {
        count.rules += 1;
        yield format === 'csv' ? ruleCsv(row.rule) : ruleYaml(row.rule);
      }
    }
  }
  if (broken > 0) throw refusal(faults, broken);
  if (count.rules === 0 && count.agreements > 0) throw agreementsAlone(files, count.agreements);
  if (count.rules === 0 && format === 'yaml') yield '[]\n';
}

async function* rulesIn(file: string, count: Count): AsyncGenerator<PlacedRule | ReferenceFault> {
  if (/\.csv$/i.test(file)) {
    yield* ruleRows(file);
  } else {
    const { rules, agreements: beside } = await loadRuleFile(file);
    count.agreements += beside.length;
    yield* rules;
  }
}

function agreementsAlone(files: readonly string[], count: number): Refused {
  const found = `${agreements(count)} there and no rules, and only rules are written`;
  return new Refused('no-rules', `${files.join(', ')}: ${found}.`);
}

function agreements(count: number): string {
  return count === 1 ? '1 block agreement is' : `${count} block agreements are`;
}

/** A version that stood before, with both places; `seen` keeps where each stands. */
function twice(
  { rule: { id, version }, line }: PlacedRule,
  seen: Map<string, string>,
  file: string,
): ReferenceFault | null {
  const name = `${id} ${version}`;
  const before = seen.get(name);
  if (before === undefined) {
    seen.set(name, `${file}:${line}`);
    return null;
  }
  const sentence = `the rule ${id}, version ${version}, stands in ${before} already`;
  return new ReferenceFault('id-twice', sentence, { file, line, column: 1 });
}

/** Every broken row on a line of its own, with its code; the first is where it says to look. */
function refusal(faults: readonly ReferenceFault[], broken: number): Refused {
  const more = broken > faults.length ? [`and ${broken - faults.length} more`] : [];
  const count = broken === 1 ? 'One row cannot be read' : `${broken} rows cannot be read`;
  const rows = faults.map(({ message, code }) => `${message} [${code}]`);
  const where = faults[0]?.where ?? null;
  const at = where === null ? null : `${where.file}:${where.line}:${where.column}`;
  return new Refused('broken-rows', `${count}; nothing was written.`, at, [...rows, ...more]);
}
