import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import type { BlockAgreement } from '../domain/articulation/block-agreement.js';
import { readOrFault } from './files.js';
import { agreement } from './load-agreements.js';
import { rule, ruleOf } from './load-rules.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
import { readRuleRows, type PlacedRule } from './rule-csv.js';
import { list } from './shapes.js';
import { readYaml } from './yaml-file.js';

const AGREEMENTS = 'reference/agreements/community-colleges.yaml';

/** What stands in a file of rules: rules, block agreements, or both. */
interface RuleFile {
  readonly rules: readonly ArticulationRule[];
  readonly agreements: readonly BlockAgreement[];
}

/** The same with the line on which each begins. */
interface PlacedRuleFile {
  readonly rules: readonly PlacedRule[];
  readonly agreements: readonly { readonly agreement: BlockAgreement; readonly line: number }[];
}

/** So many items of a list are read at a time. */
const ITEMS_AT_ONCE = 1_000;

/** So many are read between two looks at what else there is to do. */
const ITEMS_BETWEEN = 100;
/** What is no list of items at the edge is read in one go up to so many characters. */
const WHOLE_MAX = 256 * 1024;
/** At the edge of a line: `^` would also stand behind marks such as U+2028, which end no line of YAML. */
const MAPPING = /(?:^|\n)(?:rules|agreements):/;
const DOCUMENT = /(?:^|\n)(?:---|\.\.\.|%)/;

const Both = z.strictObject({ rules: list(rule), agreements: list(agreement) });

/** Rules and agreements of a YAML or CSV file. Throws `ReferenceFault` at the first that cannot be read. */
export async function loadRuleFile(file: string): Promise<PlacedRuleFile> {
  if (!/\.csv$/i.test(file)) return placedIn(readOrFault(file), file);
  const rules: PlacedRule[] = [];
  for await (const row of ruleRows(file)) {
    if (row instanceof ReferenceFault) throw row;
    rules.push(row);
  }
  return { rules, agreements: [] };
}

/** The rows of a CSV file one after the other, in bounded memory: rules, and faults for what is none. */
export async function* ruleRows(file: string): AsyncGenerator<PlacedRule | ReferenceFault> {
  try {
    yield* readRuleRows(createReadStream(file), file);
  } catch (error) {
    // What the system says of a file that cannot be read is told as of any other file.
    if (error instanceof Error && 'syscall' in error) readOrFault(file);
    throw error;
  }
}

/** Reads a list of rules, or a mapping with `rules` and `agreements`; `file` only names it in faults. */
export function readRuleYaml(yaml: string, file: string): RuleFile {
  const { rules, agreements } = placedIn(yaml, file);
  return {
    rules: rules.map(({ rule: each }) => each),
    agreements: agreements.map(({ agreement: each }) => each),
  };
}

function placedIn(text: string, file: string): PlacedRuleFile {
  const yaml = withoutMark(text);
  if (!MAPPING.test(yaml))
    return { rules: partsOf(yaml).flatMap((part) => rulesIn(part, file)), agreements: [] };
  const { value, lineOf } = readYaml(yaml, file, Both);
  return {
    rules: value.rules.map((written, at) => ({ rule: ruleOf(written), line: lineOf(['rules', at]) })),
    agreements: value.agreements.map((each, at) => ({ agreement: each, line: lineOf(['agreements', at]) })),
  };
}

/**
 * The rules of YAML with their lines, a few at a time, so that nothing else waits long. Throws
 * `ReferenceFault` at the first that cannot be read, for agreements, and for a long text that has no parts.
 */
export async function* placedYamlRules(text: string, file: string): AsyncGenerator<PlacedRule> {
  const yaml = withoutMark(text);
  const isMapping = MAPPING.test(yaml);
  const parts = isMapping ? [] : partsOf(yaml, ITEMS_BETWEEN);
  if (parts.length < 2 && yaml.length > WHOLE_MAX) {
    const sentence = 'a file as long as this must be one list, each item with its dash at the edge of a line';
    throw new ReferenceFault('no-list', sentence, { file, line: 1, column: 1 });
  }
  if (isMapping) {
    const { value, lineOf, fault } = readYaml(yaml, file, Both);
    if (value.agreements.length > 0)
      throw fault('agreements', 'block agreements are not kept here; leave them out', ['agreements']);
    yield* value.rules.map((written, at) => ({ rule: ruleOf(written), line: lineOf(['rules', at]) }));
  }
  for (const part of parts) {
    yield* rulesIn(part, file);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Without a byte order mark, which would hide that a list or a key begins at the edge. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

/** A run of whole items of a list: how many items and lines stand before it. */
interface Part {
  readonly text: string;
  readonly items: number;
  readonly lines: number;
}

/**
 * A long list in parts, so that a file of many rules is never held as one tree. Only an item begins with a
 * dash at the edge; what else begins a document there is read as a whole.
 */
function partsOf(yaml: string, itemsMax = ITEMS_AT_ONCE): readonly Part[] {
  const whole = [{ text: yaml, items: 0, lines: 0 }];
  if (DOCUMENT.test(yaml)) return whole;
  const lines = yaml.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('- ') ? [at] : []));
  if (starts.length <= itemsMax) return whole;
  const cuts = starts.filter((_, item) => item > 0 && item % itemsMax === 0);
  return [0, ...cuts].map((start, part) => ({
    // Each line keeps its end: half of one, a carriage return alone, would belong to the last item.
    text: `${lines.slice(start, cuts[part]).join('\n')}${part < cuts.length ? '\n' : ''}`,
    items: part * itemsMax,
    lines: start,
  }));
}

/** The rules of a part; a fault names the line and the item as they are in the file. */
function rulesIn({ text, items, lines }: Part, file: string): readonly PlacedRule[] {
  try {
    const { value, lineOf } = readYaml(text, file, z.array(rule));
    return value.map((written, at) => ({ rule: ruleOf(written), line: lineOf([at]) + lines }));
  } catch (error) {
    if (!(error instanceof ReferenceFault) || error.where === null || lines === 0) throw error;
    const sentence = error.sentence.replace(/^\d+/, (item) => String(Number(item) + items));
    throw new ReferenceFault(error.code, sentence, { ...error.where, line: error.where.line + lines });
  }
}

/** The file belongs to the program: every evaluation asks for the same agreements. */
let loaded: readonly BlockAgreement[] | null = null;

/** The agreements with partners that come with the product. */
export function loadAgreements(): readonly BlockAgreement[] {
  return (loaded ??= readRuleYaml(readOrFault(join(PACKAGE_ROOT, AGREEMENTS)), AGREEMENTS).agreements);
}

/** Those with one of these schools, by their numbers. */
export function agreementsWith(institutions: readonly string[]): readonly BlockAgreement[] {
  return loadAgreements().filter(({ partner }) => institutions.includes(partner.institution));
}
