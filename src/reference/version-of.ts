import { canonicalJson } from '../domain/canonical-json.js';
import { sha256 } from '../domain/sha256.js';

/** SHA-256 of a value's canonical JSON: the version that an evaluation pins. */
export function versionOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
