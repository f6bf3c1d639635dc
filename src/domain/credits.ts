import Fraction from 'fraction.js';

/** What one unit of credit is at the sending institution. `unknown` is never taken for semester hours. */
export type CreditUnit = 'semester' | 'quarter' | 'ects' | 'clock' | 'unknown';

/**
 * An exact amount of credit in its one canonical spelling: a decimal without trailing zeros (`"4.5"`)
 * or, where no finite decimal exists, a fraction in lowest terms (`"10/3"`). Plain text, so that it can be
 * stored, compared byte by byte and sent anywhere without ever passing through a floating-point number.
 */
export type Credits = string & { readonly __credits: true };

const DECIMAL = /^[+-]?\d{1,9}(?:[.,]\d{1,9})?$/;
/** Most amounts; whole numbers of this size are exact as numbers too. */
const WHOLE = /^(?:0|[1-9]\d{0,8})$/;
const FRACTION = /^[+-]?\d{1,9}\/[1-9]\d{0,8}$/;

/** Where a sum begins. */
export const NO_CREDITS = '0' as Credits;

/** Reads a decimal (point or comma) or a fraction; null when the text is neither. Sign is kept. */
export function readCredits(text: string): Credits | null {
  const trimmed = text.trim();
  if (WHOLE.test(trimmed)) return trimmed as Credits;
  if (!DECIMAL.test(trimmed) && !FRACTION.test(trimmed)) return null;
  return canonical(new Fraction(trimmed.replace(',', '.')));
}

/** As `readCredits`, for text that is known to be an amount. Throws on anything else. */
export function credits(text: string): Credits {
  const amount = readCredits(text);
  if (amount === null) throw new RangeError(`not an amount of credit: ${JSON.stringify(text)}`);
  return amount;
}

/**
 * The exact sum. Whole amounts, which most are, need no fraction; fewer than a thousand of them stay exact.
 */
export function addCredits(...amounts: readonly Credits[]): Credits {
  if (amounts.length < 1000 && amounts.every((amount) => WHOLE.test(amount)))
    return String(amounts.reduce((sum, amount) => sum + Number(amount), 0)) as Credits;
  return canonical(amounts.reduce((sum, amount) => sum.add(new Fraction(amount)), new Fraction(0)));
}

/** The exact difference; negative where more is taken than there is. */
export function subtractCredits(from: Credits, amount: Credits): Credits {
  if (WHOLE.test(from) && WHOLE.test(amount)) return String(Number(from) - Number(amount)) as Credits;
  return canonical(new Fraction(from).sub(new Fraction(amount)));
}

/** Multiplies by an exact ratio such as `"2/3"` (quarter to semester hours). */
export function scaleCredits(amount: Credits, ratio: Credits): Credits {
  if (ratio === '1') return amount;
  return canonical(new Fraction(amount).mul(new Fraction(ratio)));
}

/** Negative when `a` is less than `b`, zero when equal, positive when more. */
export function compareCredits(a: Credits, b: Credits): number {
  if (a === b) return 0;
  if (WHOLE.test(a) && WHOLE.test(b)) return Number(a) - Number(b);
  return new Fraction(a).compare(new Fraction(b));
}

/** `n` seats or courses of `each`. */
export function timesCredits(each: Credits, n: number): Credits {
  if (n === 1) return each;
  return canonical(new Fraction(each).mul(new Fraction(n)));
}

/** The one place where credit is rounded: for print, to at most two decimals, never up. */
export function printCredits(amount: Credits): string {
  const cents = new Fraction(amount).mul(100);
  const whole = cents.s * (cents.n / cents.d);
  return canonical(new Fraction(whole, 100n));
}

function canonical(value: Fraction): Credits {
  let rest = value.d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  const sign = value.s < 0n ? '-' : '';
  if (rest !== 1n) return `${sign}${value.n}/${value.d}` as Credits;
  let scale = 1n;
  let places = 0;
  while (scale % value.d !== 0n) {
    scale *= 10n;
    places += 1;
  }
  const digits = ((value.n * scale) / value.d).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return (text === '0' ? text : `${sign}${text}`) as Credits;
}
