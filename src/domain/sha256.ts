import { sha256 as SHA256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4) without any platform's crypto, so that the pure core can name its input. */
export function sha256(text: string): string {
  return digestOf(hashOn(NOTHING_HASHED, text));
}

/** A text as far as it is hashed: what follows can be hashed on from here, again and again, of a copy. */
export type Hashed = Pick<ReturnType<typeof SHA256.create>, 'clone'>;

/** Where hashing begins. */
export const NOTHING_HASHED: Hashed = SHA256.create();

/** Hashes on. What was hashed before stays as it was. */
export function hashOn(before: Hashed, text: string): Hashed {
  return before.clone().update(utf8ToBytes(text));
}

/** The hash of all that was hashed, in hexadecimal. */
export function digestOf(hashed: Hashed): string {
  return bytesToHex(hashed.clone().digest());
}
