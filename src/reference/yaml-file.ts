import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ReferenceFault } from './reference-fault.js';

/** A parsed file that still knows where each value stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** A fault at the value that the path leads to. */
  readonly fault: (code: string, sentence: string, path: readonly (string | number)[]) => ReferenceFault;
}

/**
 * Reads YAML in which every scalar stays the text it was written as, so that `4.5` never becomes a floating-point
 * number, and checks it against a shape. Throws `ReferenceFault` with file, line and column.
 */
export function readYaml<T>(text: string, file: string, shape: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const at = lines.linePos(error.pos[0]);
    const sentence = `this is not YAML that can be read: ${firstLine(error.message)}`;
    throw new ReferenceFault('not-yaml', sentence, { file, line: at.line, column: at.col });
  }
  const fault = (code: string, sentence: string, path: readonly (string | number)[]) =>
    new ReferenceFault(code, sentence, { file, ...positionOf(document, lines, path) });
  const parsed = shape.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    const { path, sentence } = mostTelling(parsed.error.issues);
    throw fault('wrong-shape', sentence, path);
  }
  return { value: parsed.data, fault };
}

/** A key that nobody expected says more than the key that is missing because of it. */
function mostTelling(issues: readonly z.core.$ZodIssue[]) {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const at = path.join('.') || 'the file';
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { path: [...path, key], sentence: `${at}: the key ${key} is not known here` };
  }
  const missing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return { path, sentence: missing ? `${at} is missing` : `${at}: ${expectation(issue)}` };
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `expected ${issue.values.map(String).join(' or ')}`;
  if (issue?.code === 'invalid_union') {
    const forms = issue.errors
      .flatMap((each) => each.map(({ path }) => path.join('.')))
      .filter((each) => each !== '');
    return `expected one of ${[...new Set(forms)].join(', ')}`;
  }
  return issue?.message.replace(/^Invalid input: /, '') ?? 'has the wrong shape';
}

function positionOf(document: Document, lines: LineCounter, path: readonly (string | number)[]) {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly [number, number, number] } | undefined)?.range;
    if (range !== undefined) {
      const at = lines.linePos(range[0]);
      return { line: at.line, column: at.col };
    }
  }
  return { line: 1, column: 1 };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
