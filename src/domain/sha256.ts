/**
 * SHA-256 (FIPS 180-4) in plain arithmetic, so that the pure core can name its input without any platform's
 * crypto.
 */
export function sha256(text: string): string {
  return digestOf(hashOn(NOTHING_HASHED, text));
}

/** A text as far as it is hashed: what follows can be hashed on from here, again and again. */
export interface Hashed {
  readonly state: Int32Array;
  /** Bytes in all. */
  readonly length: number;
  /** The last bytes, too few for a block. */
  readonly rest: Uint8Array;
}

/** Hashes on. What was hashed before stays as it was. */
export function hashOn({ state: before, length, rest }: Hashed, text: string): Hashed {
  const added = new TextEncoder().encode(text);
  const bytes = rest.length === 0 ? added : joined(rest, added);
  const state = before.slice();
  const whole = bytes.length - (bytes.length % BLOCK);
  compressAll(state, bytes.subarray(0, whole));
  return { state, length: length + added.length, rest: bytes.slice(whole) };
}

/** The hash of all that was hashed, in hexadecimal. */
export function digestOf({ state: before, length, rest }: Hashed): string {
  const state = before.slice();
  compressAll(state, padded(rest, length));
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Bytes of a block. */
const BLOCK = 64;

function joined(rest: Uint8Array, added: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(rest.length + added.length);
  bytes.set(rest);
  bytes.set(added, rest.length);
  return bytes;
}

/** The last bytes, a one, noughts and the length of the whole in bits. */
function padded(rest: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(((rest.length + 8) >> 6 === 0 ? 1 : 2) * BLOCK);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(bytes.length - 4, length << 3);
  return bytes;
}

function compressAll(state: Int32Array, { buffer, byteOffset, byteLength }: Uint8Array): void {
  const blocks = new DataView(buffer, byteOffset, byteLength);
  const schedule = new Int32Array(BLOCK);
  for (let start = 0; start < byteLength; start += BLOCK) compress(state, blocks, start, schedule);
}

/** One variable each, no lists and no calls: in what runs every 64 bytes, both cost more than the sums. */
function compress(state: Int32Array, blocks: DataView, start: number, w: Int32Array): void {
  for (let i = 0; i < 16; i += 1) w[i] = blocks.getInt32(start + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const m = w[i - 15]!;
    const n = w[i - 2]!;
    const s0 = ((m >>> 7) | (m << 25)) ^ ((m >>> 18) | (m << 14)) ^ (m >>> 3);
    const s1 = ((n >>> 17) | (n << 15)) ^ ((n >>> 19) | (n << 13)) ^ (n >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + CONSTANTS[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + ((b & c) | (d & (b | c)))) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** First 32 bits of the fractional parts of the square and cube roots of the first primes. */
const PRIMES = firstPrimes(64);
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const CONSTANTS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

/** Where hashing begins. */
export const NOTHING_HASHED: Hashed = { state: INITIAL, length: 0, rest: new Uint8Array(0) };

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x100000000);
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}
