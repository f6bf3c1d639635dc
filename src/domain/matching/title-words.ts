import { meaningsOf } from './abbreviations.js';
import { plainTitle, ROMANS, SMALL } from './read-title.js';

/**
 * A title as plain words: lower case, short forms written out in their likeliest meaning, roman numbers
 * arabic,
 * small words gone. For looking words up as they are; titles are compared by `readTitle`.
 */
export function titleWords(title: string): string[] {
  return plainTitle(title)
    .split(' ')
    .flatMap((word) => (meaningsOf(word)?.[0] ?? ROMANS.get(word)?.toString() ?? word).split(' '))
    .filter((word) => word !== '' && !SMALL.has(word));
}

/** Whether a title, as its plain words, has every word of a phrase such as `weight training`. */
export function hasPhrase(words: readonly string[], phrase: string): boolean {
  return phrase.split(' ').every((word) => words.includes(word));
}
