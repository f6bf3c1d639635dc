import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Evaluation } from './evaluation.js';
import type { Originals } from './verify-against.js';
import { same, type Breach } from './verify-evaluation.js';
import { inTime } from './verify-facts.js';

const OFFICIAL = ['sealed-envelope', 'issuer-electronic'];

/** Official is only what rests on papers that all came in a way that the policy takes for official. */
export function kindSays({ kind }: Evaluation, { received, policy }: Originals): Breach[] {
  if (received === undefined) return [];
  // Which ways are official the policy says; of no paper at all none is asked.
  if (policy === null && received.length > 0) return [];
  const official: readonly string[] = policy?.officialChannels ?? OFFICIAL;
  const isOfficial = received.length > 0 && received.every((each) => official.includes(each));
  return same('kind', kind, isOfficial ? 'official' : 'estimate');
}

/** The versions are those of the files: what was read is told by a digest of it. */
export function versionsSay({ versions }: Evaluation, originals: Originals): Breach[] {
  const { program, policy, lines, rules, catalog, sha256 } = originals;
  if (program === null && policy === null && lines === null) return [];
  const digest = (read: unknown) => sha256?.(canonical(read)).slice(0, 12);
  const given = [
    ['catalog', catalog.version],
    ['program', program && `${program.id}@${program.catalogYear} ${digest(program)}`],
    ['policy', policy && `${policy.id} ${policy.version} ${digest(policy)}`],
    ['rules', rules && (rules.length === 0 ? 'none' : digest(rules))],
  ] as const;
  return given.flatMap(([name, found]) =>
    found == null || (sha256 === undefined && name !== 'catalog')
      ? []
      : same(`versions.${name}`, versions[name], found),
  );
}

/** JSON with sorted keys: one text for one value. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

/**
 * What is saved has the price of its year, course by course; the year is the newest with a price that had
 * begun at the term of entry, where that term is given.
 */
export function savedAsPriced(
  { saved }: Evaluation,
  policy: TransferPolicy,
  asOf: Originals['asOf'],
): Breach[] {
  const price = policy.prices.find(({ year }) => year === saved.priceYear);
  const money = price === undefined ? 'nothing' : String(BigInt(price.perCourse) * BigInt(saved.courses));
  const terms = (saved.courses - (saved.courses % policy.coursesPerTerm)) / policy.coursesPerTerm;
  return [
    ...(asOf === undefined
      ? []
      : same('saved.priceYear', saved.priceYear ?? 'nothing', yearOf(policy, asOf))),
    ...same('saved.money', saved.money ?? 'nothing', money),
    ...same('saved.currency', saved.currency ?? 'nothing', price?.currency ?? 'nothing'),
    ...same('saved.terms', String(saved.terms), String(terms)),
  ];
}

function yearOf({ prices, academicYearBegins = 'fall' }: TransferPolicy, asOf: string): string {
  const begun = prices
    .map(({ year }) => year)
    .filter((year) => inTime(`${year.slice(0, 4)}-${academicYearBegins}`) <= inTime(asOf));
  return begun.toSorted().at(-1) ?? 'nothing';
}
