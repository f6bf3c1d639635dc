import { CST, Lexer } from 'yaml';
import { ReferenceFault } from './reference-fault.js';

/** Nobody writes values deeper than a few; a parser goes deeper with each, until the program falls. */
const DEPTH_MAX = 64;

/**
 * Refuses a file whose values are nested too deep, before a parser follows them: brackets that stay open, and
 * columns at which one value stands inside another. Throws `ReferenceFault` at the place.
 */
export function refuseTooDeep(text: string, file: string): void {
  const columns: number[] = [];
  let [open, line, column] = [0, 1, 1];
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isText ? 'text' : CST.tokenType(token);
    isText = type === 'scalar';
    if (type === 'flow-seq-start' || type === 'flow-map-start') open += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') open -= 1;
    if (type !== null && !BETWEEN.has(type)) {
      while ((columns.at(-1) ?? 0) > column) columns.pop();
      if (open === 0 && columns.at(-1) !== column && STARTS.has(type)) columns.push(column);
    }
    if (open + columns.length > DEPTH_MAX) {
      const sentence = `values stand more than ${DEPTH_MAX} deep inside one another here; write them flatter`;
      throw new ReferenceFault('too-deep', sentence, { file, line, column });
    }
    if (MARKS.has(type ?? '')) continue;
    const lines = token.split('\n');
    line += lines.length - 1;
    column = lines.length > 1 ? lines.at(-1)!.length + 1 : column + token.length;
  }
}

/** What stands between values and says nothing of how deep they are. */
const BETWEEN = new Set(['space', 'newline', 'comment', 'comma', 'doc-mode', 'scalar']);
/** What a value inside another may begin with. */
const STARTS = new Set([
  'seq-item-ind',
  'explicit-key-ind',
  'text',
  'single-quoted-scalar',
  'double-quoted-scalar',
]);
/** Marks of the lexer that stand for no character of the file. */
const MARKS = new Set(['doc-mode', 'scalar', 'flow-error-end', 'byte-order-mark']);
