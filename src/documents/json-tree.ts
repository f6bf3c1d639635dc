import { NO_ATTRIBUTES, type RecordNode } from '../domain/transcript/records/record-node.js';
import type { Box } from '../domain/reason.js';
import { placesIn } from './record-place.js';
import { refuse, RefusedDocument } from './refusal.js';

const DEPTH_MAX = 64;
const NODES_MAX = 400_000;
/** No field of a record is longer; pictures inside are, and no part of them is kept. */
const TEXT_MAX = 4_000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Plain letters in one stretch, so that a picture of megabytes costs no stack. */
// oxlint-disable-next-line no-control-regex
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SPACE = /[ \t\r\n]*/y;
const WORD = /true|false|null/y;
/** Header and payload of a signed credential in one word. */
const SIGNED = /^(?:data:application\/[\w.+-]+,)?eyJ[\w-]*\.(eyJ[\w-]+)\.[\w-]*$/;

/**
 * A JSON text, or a signed credential that wraps one, as a tree: members by their names, a list as several
 * members of one name. Signatures are not verified; what they wrap has the attribute `signed`. Throws
 * `RefusedDocument`: `too-complex` past the limits, else `unreadable`.
 */
export function readJsonTree(text: string): RecordNode {
  const budget = { nodes: NODES_MAX };
  const trimmed = text.trim();
  const places = placesIn(text);
  const whole = places.box(0, Math.max(0, text.length - 1));
  if (SIGNED.test(trimmed)) return unwrapped('root', trimmed, { box: whole, depth: 0, budget });
  return new JsonScanner(text, { depth: 0, budget, box: (first, last) => places.box(first, last) }).read();
}

interface Frame {
  readonly depth: number;
  readonly budget: { nodes: number };
  box(first: number, last: number): Box;
}

/** One pass over one JSON text; keeps where it stands. */
class JsonScanner {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly frame: Frame,
  ) {}

  read(): RecordNode {
    const [root] = this.#value('root', this.frame.depth);
    this.#skip(SPACE);
    if (root === undefined || this.#at < this.text.length) throw damaged();
    return root;
  }

  /** The nodes that a value gives: none for null, several for a list. */
  #value(name: string, depth: number): readonly RecordNode[] {
    this.frame.budget.nodes -= 1;
    if (depth > DEPTH_MAX || this.frame.budget.nodes < 0) throw new RefusedDocument(refuse('too-complex'));
    this.#skip(SPACE);
    const start = this.#at;
    const first = this.text[start];
    if (first === '[') return this.#list(name, depth);
    if (first === '{') return [this.#object(name, depth)];
    const raw = this.#skip(first === '"' ? STRING : /[tfn]/.test(first ?? '') ? WORD : NUMBER);
    if (raw === '') throw damaged();
    if (raw === 'null') return [];
    const said = first === '"' ? (JSON.parse(raw) as string) : raw;
    const box = this.frame.box(start, this.#at - 1);
    if (SIGNED.test(said))
      return [unwrapped(name, said, { box, depth: depth + 1, budget: this.frame.budget })];
    const text = said.slice(0, TEXT_MAX).replace(/\s+/g, ' ').trim();
    return [{ name, text, attributes: NO_ATTRIBUTES, children: [], box }];
  }

  #list(name: string, depth: number): readonly RecordNode[] {
    const nodes: RecordNode[] = [];
    this.#each('[', ']', () => {
      for (const node of this.#value(name, depth + 1)) nodes.push(node);
    });
    return nodes;
  }

  #object(name: string, depth: number): RecordNode {
    const start = this.#at;
    const children: RecordNode[] = [];
    this.#each('{', '}', () => {
      this.#skip(SPACE);
      const key = this.#skip(STRING);
      if (key === '') throw damaged();
      this.#expect(':');
      for (const child of this.#value(JSON.parse(key) as string, depth + 1)) children.push(child);
    });
    return { name, text: '', attributes: NO_ATTRIBUTES, children, box: this.frame.box(start, this.#at - 1) };
  }

  #each(opening: string, closing: string, member: () => void): void {
    this.#expect(opening);
    this.#skip(SPACE);
    if (this.text[this.#at] === closing) {
      this.#at += 1;
      return;
    }
    for (;;) {
      member();
      this.#skip(SPACE);
      if (this.text[this.#at] === closing) break;
      this.#expect(',');
    }
    this.#at += 1;
  }

  #expect(mark: string): void {
    this.#skip(SPACE);
    if (this.text[this.#at] !== mark) throw damaged();
    this.#at += 1;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

/** What a signed credential wraps; every place in it is that of the one word it is written in. */
function unwrapped(
  name: string,
  word: string,
  { box, depth, budget }: { readonly box: Box; readonly depth: number; readonly budget: { nodes: number } },
): RecordNode {
  const payload = SIGNED.exec(word)?.[1] ?? '';
  const text = new TextDecoder('utf-8').decode(Buffer.from(payload, 'base64url'));
  const inside = new JsonScanner(text, { depth, budget, box: () => box }).read();
  // Older wrappings put the credential into a claim of its own.
  const [claim] = inside.children.filter((child) => child.name === 'vc');
  return { ...(claim ?? inside), name, attributes: new Map([['signed', 'unverified']]) };
}

function damaged(): RefusedDocument {
  const message = 'The JSON is damaged or cut off. Download the file again and send the new copy.';
  return new RefusedDocument(refuse('unreadable', message));
}
