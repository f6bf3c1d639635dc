import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { ReferenceFault } from './reference-fault.js';

/** A parsed file that still knows where each value stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** A fault at the value that the path leads to. */
  readonly fault: (code: string, sentence: string, path: readonly (string | number)[]) => ReferenceFault;
}

/**
 * Reads YAML in which every scalar stays the text it was written as, so that `4.5` never becomes a
 * floating-point number, and checks it against a shape. Throws `ReferenceFault` with file, line and column.
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
    const { path, sentence } = mostTelling(parsed.error.issues, shape);
    throw fault('wrong-shape', sentence, path);
  }
  return { value: parsed.data, fault };
}

/** A key that nobody expected says more than the key that is missing because of it. */
function mostTelling(issues: readonly z.core.$ZodIssue[], shape: z.ZodType) {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const at = path.join('.') || 'the file';
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const known = keysAt(shape, path);
    const expected = known.length === 0 ? '' : `; expected one of ${known.join(', ')}`;
    return { path: [...path, key], sentence: `${at}: the key ${key} is not known here${expected}` };
  }
  const missing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return { path, sentence: missing ? `${at} is missing` : `${at}: ${expectation(issue)}` };
}

/** The keys that the shape has at a path; none where it leaves a choice. */
function keysAt(shape: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const inner = bare(shape);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodArray) return keysAt(inner.element as z.ZodType, rest);
  if (!(inner instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(inner.shape);
  const next = (inner.shape as Record<string, z.ZodType | undefined>)[String(key)];
  return next === undefined ? [] : keysAt(next, rest);
}

/** Without the wrappings of defaults, options and transformations. */
function bare(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) {
    return bare(shape.unwrap() as z.ZodType);
  }
  if (!(shape instanceof z.ZodPipe)) return shape;
  return bare((shape.in instanceof z.ZodTransform ? shape.out : shape.in) as z.ZodType);
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
