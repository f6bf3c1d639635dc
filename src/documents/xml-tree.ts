import { SaxesParser } from 'saxes';
import { NO_ATTRIBUTES, type RecordNode } from '../domain/transcript/records/record-node.js';
import { refuse, RefusedDocument } from './refusal.js';
import { placesIn } from './record-place.js';

/** A record nests about a dozen deep, and five thousand courses are about a hundred thousand elements. */
const DEPTH_MAX = 64;
const ELEMENTS_MAX = 400_000;
/** No field of a record is longer; attached documents in base64 are, and no part of them is kept. */
const TEXT_MAX = 4_000;
const ENDS_EARLY =
  'The XML ends before its last element is closed. Download the file again and send the new copy.';
const SEND_AGAIN = 'Download the file again and send the new copy.';

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  readonly children: RecordNode[];
  text: string;
}

/**
 * An XML text as a tree by local names, whatever its name spaces. Throws `RefusedDocument`: `suspicious` for
 * a DOCTYPE, which no record has and which attacks need; `too-complex` past the limits; else `unreadable`.
 */
export function readXmlTree(text: string): RecordNode {
  const parser = new SaxesParser({ position: true });
  const places = placesIn(text);
  const open: Open[] = [];
  let elements = 0;
  let root: RecordNode | null = null;
  parser.on('doctype', () => {
    throw new RefusedDocument(refuse('suspicious'));
  });
  parser.on('error', () => {
    const { line } = parser;
    throw new RefusedDocument(refuse('unreadable', `The XML is damaged in line ${line}. ${SEND_AGAIN}`));
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > ELEMENTS_MAX || open.length >= DEPTH_MAX) throw new RefusedDocument(refuse('too-complex'));
    const start = text.lastIndexOf('<', parser.position - 1);
    const given = Object.entries(attributes);
    const own =
      given.length === 0 ? NO_ATTRIBUTES : new Map(given.map(([key, value]) => [localName(key), value]));
    open.push({ name: localName(name), attributes: own, start, children: [], text: '' });
  });
  const addText = (part: string) => {
    const parent = open.at(-1);
    if (parent !== undefined && parent.text.length < TEXT_MAX) parent.text += part.slice(0, TEXT_MAX);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { start, ...node } = open.pop()!;
    const box = places.box(start, parser.position - 1);
    const made = { ...node, text: node.text.replace(/\s+/g, ' ').trim(), box };
    const parent = open.at(-1);
    if (parent === undefined) root = made;
    else parent.children.push(made);
  });
  parser.write(text);
  if (root === null) throw new RefusedDocument(refuse('unreadable', ENDS_EARLY));
  parser.close();
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
