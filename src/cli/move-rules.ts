import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { loadRuleFile, ruleRows } from '../reference/load-rule-files.js';
import { ReferenceFault } from '../reference/reference-fault.js';
import { csvHead, ruleCsv, type PlacedRule } from '../reference/rule-csv.js';
import { ruleYaml } from '../reference/rule-yaml.js';
import { Refused, WrongUsage } from './refused.js';

/** More broken rows than this are counted, not listed. */
const FAULTS_SHOWN = 100;

export interface MoveOptions {
  readonly format?: string;
  readonly output?: string;
}

/**
 * `segue rules import` and `export`: the rules of files in another form. All of them or none: what is written
 * comes to its place only when every row was read.
 */
export async function moveRules(
  files: readonly string[],
  { format = 'yaml', output }: MoveOptions,
): Promise<void> {
  if (format !== 'csv' && format !== 'yaml')
    throw new WrongUsage('unknown-format', `--format must be csv or yaml, not ${format}.`, '--format');
  const folder = await mkdtemp(join(output === undefined ? tmpdir() : dirname(output), '.segue-rules-'));
  const draft = join(folder, basename(output ?? 'rules'));
  try {
    await writeRules(files, format, draft);
    if (output === undefined) await pipeline(createReadStream(draft), process.stdout, { end: false });
    else await rename(draft, output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeRules(files: readonly string[], format: 'csv' | 'yaml', draft: string): Promise<void> {
  const faults: ReferenceFault[] = [];
  const seen = new Map<string, string>();
  const sink = createWriteStream(draft);
  let written = 0;
  let broken = 0;
  if (format === 'csv') sink.write(csvHead());
  for (const file of files) {
    for await (const read of rulesIn(file)) {
      const row = read instanceof ReferenceFault ? read : (twice(read, seen, file) ?? read);
      if (row instanceof ReferenceFault) {
        broken += 1;
        if (faults.length < FAULTS_SHOWN) faults.push(row);
      } else if (broken === 0) {
        written += 1;
        const { rule } = row;
        if (!sink.write(format === 'csv' ? ruleCsv(rule) : ruleYaml(rule))) await once(sink, 'drain');
      }
    }
  }
  if (written === 0 && format === 'yaml') sink.write('[]\n');
  sink.end();
  await once(sink, 'finish');
  if (broken > 0) throw refusal(faults, broken);
}

async function* rulesIn(file: string): AsyncGenerator<PlacedRule | ReferenceFault> {
  if (/\.csv$/i.test(file)) yield* ruleRows(file);
  else yield* (await loadRuleFile(file)).rules;
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

/** Every broken row on a line of its own; the first is where it says to look. */
function refusal(faults: readonly ReferenceFault[], broken: number): Refused {
  const [first] = faults;
  const more = broken > faults.length ? [`and ${broken - faults.length} more`] : [];
  const count = broken === 1 ? 'One row cannot be read' : `${broken} rows cannot be read`;
  const lines = [`${count}; nothing was written.`, ...faults.map(({ message }) => message), ...more];
  const { file, line, column } = first!.where ?? { file: null, line: 0, column: 0 };
  return new Refused(first!.code, lines.join('\n'), file === null ? null : `${file}:${line}:${column}`);
}
