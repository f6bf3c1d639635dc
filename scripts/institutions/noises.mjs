// How papers print the names of schools. Each noise gives a text, or a text with hints; null where it has
// nothing to change. The lists are made for measuring and share nothing with the finder's own.
import { pick } from './chance.mjs';

const SHORT = [
  [/\bUniversity\b/, ['Univ', 'Univ.', 'U.', 'U', 'Univ']],
  [/\bCollege\b/, ['Coll', 'Coll.', 'Col.', 'Clg', 'Coll']],
  [/\bCommunity College\b/, ['CC', 'Comm Coll', 'Comm. College', 'Cmty Coll']],
  [/\bTechnical\b/, ['Tech', 'Tech.', 'Techn']],
  [/\bTechnology\b/, ['Tech', 'Tech.', 'Technol']],
  [/\bInstitute\b/, ['Inst', 'Inst.']],
  [/\bState\b/, ['St', 'St.']],
  [/\bSaint\b/, ['St', 'St.']],
  [/\bSt\.? /, ['Saint ']],
  [/\bMount\b/, ['Mt', 'Mt.']],
  [/\bFort\b/, ['Ft', 'Ft.']],
  [/\bNorth\b/, ['N', 'N.', 'No.']],
  [/\bSouth\b/, ['S', 'S.', 'So.']],
  [/\bNorthern\b/, ['N.', 'Northn']],
  [/\bCenter\b/, ['Ctr', 'Cntr']],
  [/\bInternational\b/, ['Intl', "Int'l"]],
  [/\bNational\b/, ['Natl', "Nat'l"]],
  [/\bCentral\b/, ['Cent', 'Cent.']],
  [/\bSchool\b/, ['Sch', 'Schl']],
  [/\bAcademy\b/, ['Acad', 'Acad.']],
  [/\bSeminary\b/, ['Sem.']],
  [/\bTheological\b/, ['Theol', 'Theol.']],
  [/\bMassachusetts\b/, ['Mass', 'Mass.', 'MA']],
  [/\bCalifornia\b/, ['Calif', 'Calif.', 'CA', 'Cal']],
  [/\bPennsylvania\b/, ['Penn', 'PA', 'Penna']],
  [/\bFlorida\b/, ['Fla', 'Fla.', 'FL']],
  [/\bGeorgia\b/, ['Ga', 'Ga.', 'GA']],
  [/\bTennessee\b/, ['Tenn', 'Tenn.', 'TN']],
  [/\bMichigan\b/, ['Mich', 'Mich.', 'MI']],
  [/\bWashington\b/, ['Wash', 'Wash.']],
  [/\bCarolina\b/, ['Car.', 'Carol.']],
  [/\bMississippi\b/, ['Miss', 'Miss.', 'MS']],
  [/ and /, [' & ']],
  [/ & /, [' and ']],
];
const SCANNED = [
  ['rn', 'm'], ['m', 'rn'], ['l', '1'], ['l', 'I'], ['I', 'l'], ['i', 'l'], ['i', '1'], ['o', '0'],
  ['O', '0'],
  ['e', 'c'], ['c', 'e'], ['h', 'b'], ['a', 'o'], ['S', '5'], ['s', '5'], ['B', '8'], ['u', 'ii'],
  ['n', 'ri'],  ['t', 'f'], ['g', 'q'], ['g', '9'], ['w', 'vv'], ['d', 'cl'], ['Z', '2'],
]; // prettier-ignore
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const shorten = (name, random, most) => {
  const fitting = SHORT.filter(([long]) => long.test(name));
  if (fitting.length === 0) return null;
  let text = name;
  for (let n = 0; n < most; n += 1) {
    const [long, shorts] = pick(fitting, random);
    text = text.replace(long, pick(shorts, random));
  }
  return text === name ? null : text;
};

const mistype = (text, random) => {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const letter = LETTERS[Math.floor(random() * 26)];
  return pick(
    [
      () => text.slice(0, at) + text.slice(at + 1),
      () => text.slice(0, at) + letter + text.slice(at),
      () => text.slice(0, at) + letter + text.slice(at + 1),
      () => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
    ],
    random,
  )();
};

const scan = (text, random, rate) => {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const fitting = SCANNED.filter(([from]) => text.startsWith(from, at));
    if (fitting.length > 0 && random() < rate) {
      const [from, to] = pick(fitting, random);
      out += to;
      at += from.length - 1;
    } else out += text[at];
  }
  return out;
};

const beside = (school) => ({ lines: [`100 Main Street, ${place(school)} 00000`] });
const cutOff = (name) =>
  name.length > 24 ? name.slice(0, Math.max(20, Math.floor(name.length * 0.75))) : null;
const place = ({ city, state }) => `${city}, ${state}`;
const times = (count, change, text, random) =>
  Array.from({ length: count }).reduce((each) => change(each, random), text);

export const NOISES = [
  { kind: 'as listed', print: ({ name }) => name },
  { kind: 'capitals', print: ({ name }) => name.toUpperCase() },
  {
    kind: 'marks left out',
    print: ({ name }) => (/[^\w\s]/.test(name) ? name.replace(/[^\w\s]+/g, ' ') : null),
  },
  {
    kind: 'alias',
    print: ({ aliases }, random) =>
      pick(
        aliases.filter((each) => /\S\s+\S+/.test(each)),
        random,
      ) ?? null,
  },
  {
    kind: 'acronym',
    print: ({ aliases }, random) =>
      pick(
        aliases.filter((each) => /^[A-Z]{3,7}$/.test(each)),
        random,
      ) ?? null,
  },
  { kind: 'former name', print: ({ formerNames = [] }, random) => pick(formerNames, random) ?? null },
  { kind: 'one short form', print: ({ name }, random) => shorten(name, random, 1) },
  { kind: 'short forms', print: ({ name }, random) => shorten(name, random, 4) },
  { kind: 'one typing error', print: ({ name }, random) => mistype(name, random) },
  { kind: 'two typing errors', print: ({ name }, random) => times(2, mistype, name, random) },
  {
    kind: 'short and mistyped',
    print: ({ name }, random) => mistype(shorten(name, random, 2) ?? name, random),
  },
  { kind: 'light scan errors', print: ({ name }, random) => scan(name, random, 0.07) },
  { kind: 'heavy scan errors', print: ({ name }, random) => scan(name, random, 0.16) },
  { kind: 'scanned capitals', print: ({ name }, random) => scan(name.toUpperCase(), random, 0.25) },
  {
    kind: 'a space lost',
    print: ({ name }, random) => {
      const gaps = [...name.matchAll(/ /g)].map(({ index }) => index);
      const at = pick(gaps, random);
      return at === undefined ? null : name.slice(0, at) + name.slice(at + 1);
    },
  },
  { kind: 'all spaces lost', print: ({ name }) => (name.includes(' ') ? name.replace(/ /g, '') : null) },
  {
    kind: 'a space too many',
    print: ({ name }, random) => {
      const at = 2 + Math.floor(random() * (name.length - 3));
      return /\w\w\w\w/.test(name.slice(at - 2, at + 2)) ? `${name.slice(0, at)} ${name.slice(at)}` : null;
    },
  },
  {
    kind: 'words turned',
    print: ({ name }) => {
      const [, kind, rest] = /^(University|College|Institute) of (.+)$/.exec(name) ?? [];
      if (kind !== undefined) return `${rest}, ${kind} of`;
      return name.startsWith('The ') ? `${name.slice(4)}, The` : null;
    },
  },
  {
    kind: 'under its registrar',
    print: ({ name }, random) =>
      pick(
        [
          `${name.toUpperCase()} OFFICE OF THE REGISTRAR`,
          `The ${name}, Registrar's Office`,
          `${name} - Official Academic Transcript`,
          `THE ${name.toUpperCase()}`,
          `${name} Office of Admissions and Records`,
          `Official Transcript ${name}`,
        ],
        random,
      ),
  },
  {
    kind: 'campus left out',
    print: ({ name }) => (name.endsWith('-Main Campus') ? name.replace('-Main Campus', '') : null),
  },
  {
    kind: 'campus marks',
    print: ({ name }, random) =>
      /\w-\w/.test(name)
        ? name.replace(/-(?=[A-Z])/, pick([' ', ', ', ' at ', ' – ', ' @ ', ' in '], random))
        : null,
  },
  {
    kind: 'place behind',
    print: (school, random) =>
      school.city === null ? null : `${school.name}${pick([', ', ' ', ' - '], random)}${place(school)}`,
  },
  {
    kind: 'place beside',
    print: (school) => (school.city === null ? null : { text: school.name, hints: beside(school) }),
  },
  { kind: 'cut off', print: ({ name }) => cutOff(name) },
  {
    kind: 'cut off, place beside',
    print: (school) =>
      school.city === null || cutOff(school.name) === null
        ? null
        : { text: cutOff(school.name), hints: beside(school) },
  },
  {
    kind: 'acronym, place beside',
    print: (school, random) => {
      const letters = school.aliases.filter((each) => /^[A-Z]{3,7}$/.test(each));
      return letters.length === 0 || school.city === null
        ? null
        : { text: pick(letters, random), hints: beside(school) };
    },
  },
];
