import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { placedYamlRules } from './load-rule-files.js';
import { ReferenceFault } from './reference-fault.js';
import { readRuleRows, type PlacedRule } from './rule-csv.js';

/** A longer YAML text takes too long to read; CSV is read row by row. */
const YAML_BYTES_MAX = 4 * 1024 * 1024;

export interface RuleUpload {
  readonly path: string;
  /** What the sender calls it; the end says whether it is CSV or YAML. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * The rules of a file that somebody sent, one after the other: rules, and faults for rows of CSV that are
 * none. Throws `ReferenceFault` for a file that cannot be read at all, and for the first fault in YAML.
 */
export async function* uploadedRules({
  path,
  name,
  bytes,
}: RuleUpload): AsyncGenerator<PlacedRule | ReferenceFault> {
  if (/\.csv$/i.test(name)) {
    yield* readRuleRows(createReadStream(path), 'the file');
  } else if (bytes > YAML_BYTES_MAX) {
    const sentence = `YAML is taken up to ${YAML_BYTES_MAX / 1024 / 1024} MB; send more rules as CSV`;
    throw new ReferenceFault('too-large', sentence, null);
  } else {
    yield* placedYamlRules(await readFile(path, 'utf8'), 'the file');
  }
}
