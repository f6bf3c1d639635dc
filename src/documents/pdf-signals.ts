import type { Box, Issue } from '../domain/reason.js';
import { boxOf, linesBy, wordsOf } from '../domain/transcript/lines.js';
import { placeOn, type TextPage } from '../domain/transcript/text-page.js';
import type { LyingWord } from './pdf-drawn-letters.js';
import type { Concealment, HiddenWord } from './pdf-visible.js';

/** More places than this of one kind on one page are told as a number. */
const PLACES_MAX = 12;
const CODE = /\b[A-Z&]{2,5}[ -]?\d{2,4}[A-Z]{0,2}\b/;
const GRADE = /^(?:[A-F][+-]?|[WPISUN]|CR|NC|NP|IP|AU)$/;
const AMOUNT = /^\d{1,3}[.,]\d{1,3}$/;

/** Text that, on a transcript, would be a course, a grade or an amount of credit. */
export function readsAsRecord(text: string): boolean {
  return CODE.test(text) || text.split(/\s+/).some((word) => GRADE.test(word) || AMOUNT.test(word));
}

/** What stands on the page and cannot be seen, told with its place. It was not read. */
export function hiddenIssues(page: TextPage, hidden: readonly HiddenWord[]): Issue[] {
  const told = (how: Concealment) =>
    linesOf(
      page,
      hidden.filter((each) => each.how === how),
    );
  const covered = [...told('covered'), ...told('redacted').filter(({ text }) => readsAsRecord(text))];
  const unseen = told('unseen').filter(({ text }) => readsAsRecord(text));
  return [
    ...issues(page, covered, 'covered-text', ({ text }) => `Under what is painted here stands “${text}”.`),
    ...issues(page, unseen, 'hidden-text', ({ text }) => `“${text}” stands here so that nobody can see it.`),
  ];
}

/** Words whose letters say something else than what is drawn, grades and amounts first. */
export function lyingIssues(page: TextPage, lying: readonly LyingWord[]): Issue[] {
  const places = lying
    .map(({ word, drawn }) => ({ text: word.text, drawn, box: boxAround(word) }))
    .toSorted((a, b) => Number(readsAsRecord(b.text)) - Number(readsAsRecord(a.text)));
  return issues(
    page,
    places,
    'text-differs-from-picture',
    ({ text, drawn }) => `The file says “${text}” here, but the picture shows “${drawn}”.`,
  );
}

function issues<P extends { readonly box: Box }>(
  page: TextPage,
  places: readonly P[],
  code: string,
  say: (place: P) => string,
): Issue[] {
  const told = places
    .slice(0, PLACES_MAX)
    .map((place) => ({ code, message: say(place), where: placeOn(page, place.box) }));
  const rest = places.slice(PLACES_MAX);
  if (rest.length === 0) return told;
  const message = `The same is so in ${rest.length} more places on page ${page.number}.`;
  return [...told, { code, message, where: placeOn(page, rest[0]!.box) }];
}

/** Hidden words that stand on one line, as one text. */
function linesOf(page: TextPage, hidden: readonly HiddenWord[]): { text: string; box: Box }[] {
  const words = wordsOf({ ...page, runs: hidden.map(({ word }) => word) });
  return linesBy(words).map((line) => ({ text: line.map(({ text }) => text).join(' '), box: boxOf(line) }));
}

function boxAround({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box {
  return [x, y, x + width, y + height];
}
