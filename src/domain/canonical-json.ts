/** Texts of values that come again and again and never change. */
export type KnownTexts = Pick<WeakMap<object, string>, 'get'>;

/**
 * JSON with sorted keys and no spaces: one text for one value, so that its hash names it. What is `known`
 * already is not written again.
 */
export function canonicalJson(value: unknown, known?: KnownTexts): string {
  if (typeof value === 'string' && PLAIN.test(value)) return `"${value}"`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each, known)).join(',')}]`;
  const written = known?.get(value);
  if (written !== undefined) return written;
  const record = value as Fields;
  let text = '';
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(record[key], known)}`;
  }
  return `{${text}}`;
}

/** Text that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The same value with its keys in that order; what is in order already is kept as it is, not copied. */
export function inCanonicalOrder<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  return (Array.isArray(value) ? listInOrder(value) : recordInOrder(value as Fields)) as T;
}

type Fields = Readonly<Record<string, unknown>>;

function listInOrder(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let at = 0; at < list.length; at += 1) {
    const each = inCanonicalOrder(list[at]);
    if (each !== list[at]) (copy ??= [...list])[at] = each;
  }
  return copy ?? list;
}

function recordInOrder(record: Fields): Fields {
  const keys = Object.keys(record);
  let same = true;
  let before = '';
  const ordered = new Map<string, unknown>();
  for (const key of keys) {
    const value = inCanonicalOrder(record[key]);
    if (value !== undefined) ordered.set(key, value);
    same &&= value === record[key] && value !== undefined && before <= key;
    before = key;
  }
  if (same) return record;
  return Object.fromEntries([...ordered].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
