import type { InstitutionMatch } from '../transcript/transcript.js';
import type { Institution } from './institution.js';

/** Below this the directory is not proposed at all. */
const LEAST_SCORE = 0.55;
const SHORTENED: Readonly<Record<string, string>> = {
  univ: 'university', u: 'university', coll: 'college', col: 'college', cc: 'community college',
  comm: 'community', inst: 'institute', tech: 'technical', st: 'state', ctr: 'center',
  conserv: 'conservatory', intl: 'international',
}; // prettier-ignore
const SMALL = new Set(['the', 'of', 'at', 'and', 'in', 'for', 'campus', 'main', 'district']);

/** The directory's schools that a printed name may mean, best first, scores 0 to 1. */
export function findInstitution(
  printed: string | null,
  directory: readonly Institution[],
  most = 5,
): readonly InstitutionMatch[] {
  if (printed === null) return [];
  const sought = nameOf(printed);
  return schoolsOf(directory)
    .map(({ institution, names }) => ({
      unitid: institution.unitid,
      name: institution.name,
      score: round(Math.max(...names.map((name) => likeness(sought, name)))),
    }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || (a.unitid < b.unitid ? -1 : 1))
    .slice(0, most);
}

interface Name {
  readonly text: string;
  readonly words: readonly string[];
  readonly trigrams: ReadonlySet<string>;
}

interface School {
  readonly institution: Institution;
  readonly names: readonly Name[];
}

/** A directory never changes; its names are taken apart once, not once for every transcript. */
const SCHOOLS = new WeakMap<readonly Institution[], readonly School[]>();

function schoolsOf(directory: readonly Institution[]): readonly School[] {
  const known = SCHOOLS.get(directory);
  if (known !== undefined) return known;
  const schools = directory.map((institution) => ({
    institution,
    names: [institution.name, ...institution.aliases].map(nameOf),
  }));
  SCHOOLS.set(directory, schools);
  return schools;
}

function nameOf(name: string): Name {
  const words = nameWords(name);
  const text = words.join(' ');
  return { text, words, trigrams: new Set([...text].map((_, i) => ` ${text} `.slice(i, i + 3))) };
}

function likeness(sought: Name, name: Name): number {
  if (sought.text === name.text) return 1;
  const shared = name.words.filter((word) => sought.words.includes(word)).length;
  const byWords = (2 * shared) / (sought.words.length + name.words.length);
  return 0.98 * (0.6 * byWords + 0.4 * sharedPart(sought.trigrams, name.trigrams));
}

function sharedPart(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared += 1;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => (SHORTENED[word] ?? word).split(' '))
    .filter((word) => word !== '' && !SMALL.has(word));
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
