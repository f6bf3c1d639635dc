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
  const words = nameWords(printed);
  return directory
    .map((institution) => ({
      unitid: institution.unitid,
      name: institution.name,
      score: round(
        Math.max(...[institution.name, ...institution.aliases].map((name) => likeness(words, name))),
      ),
    }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || (a.unitid < b.unitid ? -1 : 1))
    .slice(0, most);
}

function likeness(words: readonly string[], name: string): number {
  const others = nameWords(name);
  if (words.join(' ') === others.join(' ')) return 1;
  const shared = others.filter((word) => words.includes(word)).length;
  const byWords = (2 * shared) / (words.length + others.length);
  return 0.98 * (0.6 * byWords + 0.4 * trigrams(words.join(' '), others.join(' ')));
}

function trigrams(a: string, b: string): number {
  const of = (text: string) => new Set([...text].map((_, i) => ` ${text} `.slice(i, i + 3)));
  const [left, right] = [of(a), of(b)];
  const shared = [...left].filter((gram) => right.has(gram)).length;
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
