import { isAlias, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { mostTelling } from './most-telling.js';
import { ReferenceFault } from './reference-fault.js';
import { refuseTooDeep } from './yaml-depth.js';
import { yamlSentence } from './yaml-sentence.js';

/** A parsed file that still knows where each value stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** The line of the value that the path leads to, and a fault at it. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly fault: (code: string, sentence: string, path: readonly (string | number)[]) => ReferenceFault;
}

/**
 * Reads YAML in which every scalar stays the text it was written as, so that `4.5` never becomes a
 * floating-point number, and checks it against a shape. Throws `ReferenceFault` with file, line and column.
 */
export function readYaml<T>(text: string, file: string, shape: z.ZodType<T>): YamlFile<T> {
  refuseTooDeep(text, file);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    // The place stands before the sentence, and the file itself is with the reader.
    prettyErrors: false,
  });
  const error = document.errors[0];
  if (error !== undefined) {
    const at = lines.linePos(error.pos[0]);
    throw new ReferenceFault('not-yaml', yamlSentence(error), { file, line: at.line, column: at.col });
  }
  const fault = (code: string, sentence: string, path: readonly (string | number)[]) =>
    new ReferenceFault(code, sentence, { file, ...positionOf(document, lines, path) });
  refuseEmpty(document, text, file);
  refuseDetours(document, text, (at) => ({ file, ...placeOf(lines, at) }));
  const parsed = shape.safeParse(document.toJS({ maxAliasCount: 0 }), { reportInput: true });
  if (!parsed.success) {
    const { path, sentence } = mostTelling(parsed.error.issues, shape);
    throw fault('wrong-shape', sentence, path);
  }
  return { value: parsed.data, lineOf: (path) => positionOf(document, lines, path).line, fault };
}

function refuseEmpty(document: Document, text: string, file: string): void {
  if (document.contents !== null && text.trim() !== '') return;
  throw new ReferenceFault('empty-file', 'the file is empty', { file, line: 1, column: 1 });
}

/**
 * Each value stands where it is read, as it is written: a reference to another place, or a type told before a
 * value, is nothing a reader sees at a glance.
 */
function refuseDetours(
  document: Document,
  text: string,
  whereOf: (at: number) => ReferenceFault['where'],
): void {
  visit(document, {
    Node(_key, node) {
      const found = detourAt(node);
      if (found === null) return undefined;
      // A node begins behind its anchor and its tag, which may stand a line above.
      const begins = node.range?.[0] ?? 0;
      const marked = text.lastIndexOf(found.mark, begins);
      throw new ReferenceFault(found.code, found.sentence, whereOf(marked < 0 ? begins : marked));
    },
  });
}

interface Detour {
  readonly code: string;
  readonly sentence: string;
  /** As it is written. */
  readonly mark: string;
}

function detourAt(node: Node): Detour | null {
  const anchor = isAlias(node) ? `*${node.source}` : node.anchor === undefined ? null : `&${node.anchor}`;
  if (anchor !== null) {
    const sentence = `${anchor} refers to another place of the file; write the value out where it belongs`;
    return { code: 'reference-inside', sentence, mark: anchor };
  }
  if (isAlias(node) || node.tag === undefined || PLAIN_TAGS.has(node.tag)) return null;
  const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
  const sentence = `${tag} tells a type; every value here is text, so leave it out`;
  return { code: 'type-told', sentence, mark: tag };
}

/** What every text, list and record is without being told. */
const PLAIN_TAGS = new Set(['str', 'seq', 'map'].map((kind) => `tag:yaml.org,2002:${kind}`));

function positionOf(document: Document, lines: LineCounter, path: readonly (string | number)[]) {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly [number, number, number] } | undefined)?.range;
    if (range !== undefined) return placeOf(lines, range[0]);
  }
  return { line: 1, column: 1 };
}

function placeOf(lines: LineCounter, at: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(at);
  return { line, column: col };
}
