import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { digestOf, hashOn, NOTHING_HASHED, sha256 } from '../../src/domain/sha256.js';

describe('sha256', () => {
  it('gives what the platform’s own implementation gives', () => {
    for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const text = 'é'.repeat(length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });

  it('hashes on from what was hashed, as often as asked', () => {
    fc.assert(
      fc.property(fc.nat(130), fc.nat(130), fc.nat(130), (first, one, other) => {
        const start = hashOn(NOTHING_HASHED, 'a'.repeat(first));
        for (const rest of ['b'.repeat(one), 'c'.repeat(other), '']) {
          expect(digestOf(hashOn(start, rest))).toBe(sha256('a'.repeat(first) + rest));
        }
      }),
    );
  });
});
