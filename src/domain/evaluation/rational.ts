/** Exact arithmetic of the verifier's own, so that a fault in the evaluator's cannot hide itself. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
  times(n: number): Rational;
  by(other: Rational): Rational;
  plus(other: Rational): Rational;
  minus(other: Rational): Rational;
  equals(other: Rational): boolean;
  above(other: Rational): boolean;
  toString(): string;
}

/** Reads `4.5`, `-2` or `10/3`. Throws a `RangeError` on anything else. */
export function rational(text: string): Rational {
  const parts = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text);
  if (parts === null) throw new RangeError(`not an exact amount: ${text}`);
  const [, sign, whole, decimals = '', under = '1'] = parts;
  const top = BigInt(whole! + decimals) * (sign === '-' ? -1n : 1n);
  return make(top, decimals === '' ? BigInt(under) : 10n ** BigInt(decimals.length));
}

/** The exact sum of amounts as a document spells them. Throws as `rational` does. */
export function sumOf(amounts: readonly string[]): Rational {
  return amounts.map(rational).reduce((sum, amount) => sum.plus(amount), make(0n, 1n));
}

function make(top: bigint, bottom: bigint): Rational {
  return {
    top,
    bottom,
    times: (n) => make(top * BigInt(n), bottom),
    by: (other) => make(top * other.top, bottom * other.bottom),
    plus: (other) => make(top * other.bottom + other.top * bottom, bottom * other.bottom),
    minus: (other) => make(top * other.bottom - other.top * bottom, bottom * other.bottom),
    equals: (other) => top * other.bottom === other.top * bottom,
    above: (other) => top * other.bottom > other.top * bottom,
    toString: () => (top % bottom === 0n ? String(top / bottom) : `${top}/${bottom}`),
  };
}
