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
  /** The plain spelling: `4.5`, `-2`, `10/3`. */
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

/** Is it an amount as documents spell it: a decimal or a fraction, and not of endless length? */
export function isExact(text: string): boolean {
  return /^-?\d{1,30}(?:\.\d{1,30}|\/[1-9]\d{0,29})?$/.test(text);
}

/** An amount in its plain spelling: `4.50` is `4.5`. Throws as `rational` does. */
export function plain(text: string): string {
  return String(rational(text));
}

/** The exact sum of amounts as a document spells them. Throws as `rational` does. */
export function sumOf(amounts: readonly string[]): Rational {
  return amounts.map(rational).reduce((sum, amount) => sum.plus(amount), make(0n, 1n));
}

/** In lowest terms, so that one amount has one spelling, however it was come by. */
function make(above: bigint, below: bigint): Rational {
  const shared = sharedBy(above < 0n ? -above : above, below);
  const [top, bottom] = [above / shared, below / shared];
  return {
    top,
    bottom,
    times: (n) => make(top * BigInt(n), bottom),
    by: (other) => make(top * other.top, bottom * other.bottom),
    plus: (other) => make(top * other.bottom + other.top * bottom, bottom * other.bottom),
    minus: (other) => make(top * other.bottom - other.top * bottom, bottom * other.bottom),
    equals: (other) => top * other.bottom === other.top * bottom,
    above: (other) => top * other.bottom > other.top * bottom,
    toString: () => spelled(top, bottom),
  };
}

function sharedBy(one: bigint, other: bigint): bigint {
  return other === 0n ? one : sharedBy(other, one % other);
}

const PLACES_MAX = 30;

/** As a document spells amounts: a decimal where there is one, else a fraction in lowest terms. */
function spelled(top: bigint, bottom: bigint): string {
  let scale = 1n;
  let places = 0;
  while (scale % bottom !== 0n && places < PLACES_MAX) [scale, places] = [scale * 10n, places + 1];
  if (scale % bottom !== 0n) return `${top}/${bottom}`;
  if (places === 0) return String(top);
  const digits = String((top < 0n ? -top : top) * (scale / bottom)).padStart(places + 1, '0');
  return `${top < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
