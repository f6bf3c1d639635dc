import type { Institution } from './institution.js';

/** Numbers by which papers and records name a school; the directory has the first three. */
export const CODE_KINDS = ['opeid', 'ipeds', 'fice', 'atp', 'act'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** A printed number and whose numbering it is of. */
export interface SchoolCode {
  readonly kind: CodeKind;
  readonly value: string;
}

/** A directory's schools by their federal numbers. */
export interface CodeIndex {
  readonly byUnitid: ReadonlyMap<string, readonly number[]>;
  /** By the six digits that a main campus and its branches share. */
  readonly byFamily: ReadonlyMap<string, readonly number[]>;
}

/** Schools that own the printed numbers. */
export interface Numbered {
  /** The very campus. */
  readonly exact: ReadonlySet<number>;
  /** The school with all its campuses. */
  readonly family: ReadonlySet<number>;
}

/** Builds the index of a directory's numbers. */
export function orderByCodes(schools: readonly Institution[]): CodeIndex {
  const byUnitid = new Map<string, number[]>();
  const byFamily = new Map<string, number[]>();
  for (const [at, { unitid, opeid }] of schools.entries()) {
    put(byUnitid, unitid, at);
    if (opeid !== undefined) put(byFamily, opeid.slice(0, 6), at);
  }
  return { byUnitid, byFamily };
}

function put(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else list.push(at);
}

/** The schools that own the numbers. A number that the directory does not have tells nothing. */
export function numberedBy(
  codes: readonly SchoolCode[],
  schools: readonly Institution[],
  { byUnitid, byFamily }: CodeIndex,
): Numbered {
  const exact = new Set<number>();
  const family = new Set<number>();
  for (const { kind, value } of codes) {
    const digits = value.replace(/\D/g, '');
    if (kind === 'ipeds') {
      for (const at of byUnitid.get(digits) ?? []) {
        exact.add(at);
        for (const near of byFamily.get(schools[at]!.opeid?.slice(0, 6) ?? '') ?? [at]) family.add(near);
      }
    } else if (kind === 'opeid' || kind === 'fice') {
      const whole = wholeOpeid(kind, digits);
      for (const at of byFamily.get(whole.slice(0, 6)) ?? []) {
        family.add(at);
        if (schools[at]!.opeid === whole) exact.add(at);
      }
    }
  }
  return { exact, family };
}

/** Old numbers have six digits and mean the main campus; leading zeros are often lost. */
function wholeOpeid(kind: CodeKind, digits: string): string {
  if (kind === 'fice' || digits.length <= 6) return `${digits.padStart(6, '0')}00`;
  return digits.padStart(8, '0');
}
