// A second set of noises, made after the finder and by other rules than the first: what it is judged by.
// Keys that lie side by side, letters doubled or lost, words shortened by rule, columns of fixed width.
import { pick } from './chance.mjs';

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const COPIED = [
  ['ri', 'n'], ['nn', 'rm'], ['in', 'm'], ['ll', 'U'], ['li', 'h'], ['D', 'O'], ['C', 'G'], ['E', 'F'],
  ['y', 'v'], ['e', 'o'], ['a', 'e'], ['f', 't'], ['b', 'h'], ['T', '7'], ['z', '2'], ['v', 'y'],
]; // prettier-ignore
const SMALL = /\b(?:of|the|and|at|for|in)\s+/gi;

const at = (text, random) => 1 + Math.floor(random() * (text.length - 2));
const isLetter = (letter) => /[a-z]/i.test(letter ?? '');

function strike(text, random) {
  const place = at(text, random);
  const letter = text[place];
  const row = KEYS.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return text.slice(0, place) + text.slice(place + 1);
  const near = [row[row.indexOf(letter.toLowerCase()) - 1], row[row.indexOf(letter.toLowerCase()) + 1]];
  return pick(
    [
      () => text.slice(0, place) + pick(near.filter(Boolean), random) + text.slice(place + 1),
      () => text.slice(0, place) + letter + text.slice(place),
      () => text.slice(0, place) + text.slice(place + 1),
    ],
    random,
  )();
}

/** Every long word to its beginning, or to its consonants. */
function shorten(name, random) {
  const words = name.split(' ');
  const long = words.flatMap((word, i) => (/^[A-Z][a-z]{6,}$/.test(word) ? [i] : []));
  if (long.length === 0) return null;
  const chosen = pick(long, random);
  const word = words[chosen];
  const consonants = word[0] + word.slice(1).replace(/[aeiou]/g, '');
  const begun = word.slice(0, 4 + Math.floor(random() * 3));
  words[chosen] = random() < 0.6 ? `${begun}.` : consonants;
  return words.join(' ');
}

function copy(text, random, rate) {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    if (random() >= rate) {
      out += text[i];
      continue;
    }
    const fitting = COPIED.filter(([from]) => text.startsWith(from, i));
    if (fitting.length > 0) {
      const [from, to] = pick(fitting, random);
      out += to;
      i += from.length - 1;
    } else if (random() < 0.3 && isLetter(text[i])) out += pick(['.', '-', '~', "'"], random) + text[i];
    else out += text[i];
  }
  return out;
}

const beside = ({ city, state }) => ({ lines: ['Office of Student Records', `${city}, ${state}`] });
const named = ({ aliases, formerNames = [] }) =>
  [...aliases, ...formerNames].filter((each) => /\S\s+\S+/.test(each));

export const NOISES = [
  {
    kind: 'any other name',
    print: ({ aliases, formerNames = [] }, random) => pick([...aliases, ...formerNames], random) ?? null,
  },
  {
    kind: 'other name, mistyped',
    print: (school, random) => {
      const name = pick(named(school), random);
      return name === undefined || name.length < 8 ? null : strike(name, random);
    },
  },
  { kind: 'neighbour key', print: ({ name }, random) => strike(name, random) },
  {
    kind: 'three slips',
    print: ({ name }, random) =>
      name.length < 20 ? null : strike(strike(strike(name, random), random), random),
  },
  { kind: 'word shortened', print: ({ name }, random) => shorten(name, random) },
  {
    kind: 'shortened, slip',
    print: ({ name }, random) => {
      const short = shorten(name, random);
      return short === null ? null : strike(short, random);
    },
  },
  { kind: 'small words left out', print: ({ name }) => (SMALL.test(name) ? name.replace(SMALL, '') : null) },
  { kind: 'bad copy', print: ({ name }, random) => copy(name, random, 0.2) },
  {
    kind: 'bad copy of capitals',
    print: ({ name }, random) => copy(name.toUpperCase(), random, 0.35),
  },
  {
    kind: 'bad copy, shortened',
    print: ({ name }, random) => {
      const short = shorten(name, random);
      return short === null ? null : copy(short, random, 0.15);
    },
  },
  {
    kind: 'state in brackets',
    print: ({ name, state }) => (state === null ? null : `${name} (${state})`),
  },
  { kind: 'cut at 30 letters', print: ({ name }) => (name.length > 32 ? name.slice(0, 30) : null) },
  {
    kind: 'cut at 30, its place',
    print: (school) =>
      school.name.length > 32 && school.city !== null
        ? { text: school.name.slice(0, 30), hints: beside(school) }
        : null,
  },
  {
    kind: 'slip, its place',
    print: (school, random) =>
      school.city === null ? null : { text: strike(school.name, random), hints: beside(school) },
  },
];
