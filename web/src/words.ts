/** How facts are printed: dates in full, terms as people say them, credits exactly. */
const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' });
const DATE_TIME = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' });
const RELATIVE = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });

export function dateText(iso: string): string {
  // A day without a time is a calendar day, wherever the reader sits.
  return DATE.format(new Date(iso.length === 10 ? `${iso}T12:00:00` : iso));
}

export function timeText(iso: string): string {
  return DATE_TIME.format(new Date(iso));
}

export function agoText(iso: string): string {
  const minutes = Math.round((Date.parse(iso) - Date.now()) / 60_000);
  if (Math.abs(minutes) < 60) return RELATIVE.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48
    ? RELATIVE.format(hours, 'hour')
    : RELATIVE.format(Math.round(hours / 24), 'day');
}

/** `10/3` → 3 1/3; a decimal stays as it is. */
export function creditsText(amount: string): string {
  const parts = /^(-?)(\d+)\/(\d+)$/.exec(amount);
  if (parts === null) return amount;
  const [, sign, above, below] = parts;
  const [n, d] = [BigInt(above!), BigInt(below!)];
  return n < d ? amount : `${sign}${n / d} ${n % d}/${d}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
