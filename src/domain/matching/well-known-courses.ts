import { inOneWording, type Place } from './phrases.js';
import { linesOf } from './list-lines.js';
import { IN_LETTERS_AND_SCIENCES } from './well-known-in-letters-and-sciences.js';
import { IN_PROFESSIONS_AND_ARTS } from './well-known-in-professions-and-arts.js';
import { rootOf } from './word-roots.js';

interface Name {
  readonly course: number;
  readonly words: readonly string[];
  readonly not: readonly string[];
  readonly sequence: number | null;
  readonly alone: boolean;
}

const NAMES: Name[] = [];
const LINES = [IN_LETTERS_AND_SCIENCES, IN_PROFESSIONS_AND_ARTS].flatMap(linesOf);
LINES.forEach((line, course) => {
  for (const text of line.split(' | ')) {
    const told = text.split(' ').filter((word) => !/^[!^=]/.test(word));
    const sequence = /=(\d)/.exec(text)?.[1];
    const name: Name = {
      course,
      words: inOneWording(told.map((word) => [rootOf(word)])).flat(),
      not: [...text.matchAll(/!(\S+)/g)].map((match) => rootOf(match[1]!)),
      sequence: sequence === undefined ? null : Number(sequence),
      alone: text.includes('^'),
    };
    NAMES.push(name);
  }
});

/**
 * Names by the word of theirs that fewest names have, so that a title asks only for those that could be
 * its own.
 */
const BY_WORD = byRarestWord(NAMES);

export const WELL_KNOWN_COURSES = LINES.length;

export function byRarestWord<Named extends { readonly words: readonly string[] }>(
  named: readonly Named[],
): ReadonlyMap<string, readonly Named[]> {
  const times = new Map<string, number>();
  for (const { words } of named) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const found = new Map<string, Named[]>();
  for (const each of named) {
    const rarest = each.words.reduce((a, b) => (times.get(b)! < times.get(a)! ? b : a));
    found.set(rarest, [...(found.get(rarest) ?? []), each]);
  }
  return found;
}

/** The common courses that a title names, smallest number first. */
export function conceptsOf(
  places: readonly Place[],
  generic: readonly boolean[],
  sequence: number | null,
): readonly number[] {
  const found: number[] = [];
  for (const forms of places) {
    for (const word of forms) {
      const names = BY_WORD.get(word);
      if (names === undefined) continue;
      for (const name of names) {
        if (name.sequence !== null && name.sequence !== sequence) continue;
        if (
          !name.words.every((each) => isSaid(each, places)) ||
          name.not.some((each) => isSaid(each, places))
        )
          continue;
        if (name.alone && !standsAlone(name.words, places, generic)) continue;
        if (!found.includes(name.course)) found.push(name.course);
      }
    }
  }
  return found.sort((a, b) => a - b);
}

function isSaid(word: string, places: readonly Place[]): boolean {
  for (const forms of places) if (forms.includes(word)) return true;
  return false;
}

/** Whether nothing of weight is said but these words. */
function standsAlone(
  words: readonly string[],
  places: readonly Place[],
  generic: readonly boolean[],
): boolean {
  return places.every((forms, at) => generic[at] || forms.some((form) => words.includes(form)));
}
