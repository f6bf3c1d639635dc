import { canonicalJson } from '../canonical-json.js';
import type { Catalog } from '../program/program.js';
import { digestOf, hashOn, NOTHING_HASHED, sha256, type Hashed } from '../sha256.js';
import type { EvaluationInput } from './evaluation-input.js';

/** What many inputs share as one object, which never changes: its text is written once. */
const SHARED: ReadonlySet<string> = new Set(['catalog', 'policy', 'program', 'rules']);
const TEXTS = new WeakMap<object, string>();
const STARTS = new WeakMap<Catalog, { readonly text: string; readonly hashed: Hashed }>();
const DIGESTS = new WeakMap<object, string>();

/** SHA-256 of the canonical JSON of an input: the name under which it can be evaluated again. */
export function inputDigest(input: EvaluationInput): string {
  // A school stands in each of its lines.
  for (const { institution } of input.lines) if (institution !== null) textOf(institution);
  const fields = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, value]) => `"${key}":${SHARED.has(key) ? textOf(value as object) : canonicalJson(value, TEXTS)}`,
    );
  const at = fields.findIndex((field) => field.startsWith('"catalog":'));
  const start = hashedUntil(input.catalog, `{${fields.slice(0, at + 1).join(',')}`);
  return digestOf(hashOn(start, `,${fields.slice(at + 1).join(',')}}`));
}

/**
 * The text up to the end of the catalog, which is most of it and the same from case to case: what was hashed
 * of it last time is kept.
 */
function hashedUntil(catalog: Catalog, text: string): Hashed {
  const last = STARTS.get(catalog);
  if (last?.text === text) return last.hashed;
  const hashed = hashOn(NOTHING_HASHED, text);
  STARTS.set(catalog, { text, hashed });
  return hashed;
}

/** Twelve digits that tell two versions of a program, a policy or a list of rules apart. */
export function shortDigest(shared: object): string {
  const known = DIGESTS.get(shared) ?? sha256(textOf(shared)).slice(0, 12);
  DIGESTS.set(shared, known);
  return known;
}

function textOf(shared: object): string {
  const known = TEXTS.get(shared) ?? canonicalJson(shared);
  TEXTS.set(shared, known);
  return known;
}
