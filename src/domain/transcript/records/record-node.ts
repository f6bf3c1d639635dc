import type { Box, Place } from '../../reason.js';

/**
 * One element of a machine-readable record, whatever its notation: an XML element by its local name, a member
 * of a JSON object, a segment of an interchange. A list is simply several children of one name.
 */
export interface RecordNode {
  readonly name: string;
  /** The element's own text, white space folded; empty for a mere container. */
  readonly text: string;
  /** XML only, by local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly RecordNode[];
  /** First column and line to last column and line, both from 1. */
  readonly box: Box;
}

/** Of most elements; shared, since a large record has hundreds of thousands. */
export const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Where the element stands: text has one page. */
export function placeOfNode({ box }: RecordNode): Place {
  return { page: 1, box };
}

/** Every element that the path of names leads to. */
export function nodesAt(node: RecordNode, ...path: readonly string[]): readonly RecordNode[] {
  return path.reduce<readonly RecordNode[]>(
    (nodes, name) => nodes.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [node],
  );
}

/** A value of a record and where it stands. */
export type Said = Pick<RecordNode, 'text' | 'box'>;

/** The first element on the path that says something; null when none does. */
export function saidAt(node: RecordNode, ...path: readonly string[]): Said | null {
  return nodesAt(node, ...path).find(({ text }) => text !== '') ?? null;
}

/** As `saidAt`, the text alone. */
export function textAt(node: RecordNode, ...path: readonly string[]): string | null {
  return saidAt(node, ...path)?.text ?? null;
}

/** Values that are one together, such as the subject and the number of a course; null when none is said. */
export function saidTogether(...parts: readonly (Said | null)[]): Said | null {
  const said = parts.filter((part) => part !== null);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return null;
  const text = said.map((part) => part.text).join(' ');
  return { text, box: [first.box[0], first.box[1], last.box[2], last.box[3]] };
}

/** All elements of that name at any depth, also inside one another, in the order of the file. */
export function nodesWithin(node: RecordNode, name: string): readonly RecordNode[] {
  return node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...nodesWithin(child, name),
  ]);
}

/** The same name in other letters or spacing is the same name. */
export function folded(text: string | null): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
