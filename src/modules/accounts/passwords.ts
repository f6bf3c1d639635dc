import { hash, verify } from '@node-rs/argon2';
import { invalid } from '../../http/problems.js';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Passwords that everybody tries first (NIST SP 800-63B asks for such a list). */
const KNOWN = new Set([
  'password',
  '12345678',
  '123456789',
  'qwertyui',
  'qwerty123',
  'password1',
  'iloveyou',
  '11111111',
  'berklee1',
]);
/** Checked for unknown accounts too, so that both take the same time. */
const NOBODY = hash('nobody has this password', COST);

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** `stored` null: no such account. Takes the same time and answers false. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password.normalize('NFKC'));
  return stored !== null && matches;
}

export function refuseKnownPassword(password: string, email: string): void {
  const plain = password.toLowerCase();
  if (!KNOWN.has(plain) && plain !== email.toLowerCase() && !/^(.)\1+$/.test(plain)) return;
  throw invalid('password-known', 'This password is on every list that attackers try first. Choose another.');
}
