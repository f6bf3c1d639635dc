import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { matchCourse, prepareMatcher } from '../dist/src/domain/matching/match-course.js';
import { median, percentile } from './figures.mjs';

const SUBJECTS =
  `ACC ANT ART AST BIO BUS CHE COM CSC DAN ECO EDU EGR ENG ENV FRE GEO GER HIS HUM ITA JPN LAW LIB
  MAT MGT MKT MUS NUR PHI PHY POL PSY REL SOC SPA STA THE WRT ZOO`.split(/\s+/);
const FIRST = [
  'Introduction to',
  'Principles of',
  'Fundamentals of',
  'Advanced',
  'Intermediate',
  'Topics in',
  'History of',
  'Survey of',
  'Applied',
  'Methods of',
  'Seminar in',
  'Theory of',
  'Contemporary',
  'Foundations of',
  'Elements of',
  'Modern',
  'Comparative',
  'Experimental',
];
const MATTERS = [
  'Accounting',
  'Anthropology',
  'Drawing',
  'Astronomy',
  'Biology',
  'Business Law',
  'Organic Chemistry',
  'Communication',
  'Programming',
  'Dance',
  'Macroeconomics',
  'Education',
  'Engineering',
  'American Literature',
  'Ecology',
  'French',
  'Geography',
  'German',
  'Western Civilization',
  'Humanities',
  'Italian',
  'Japanese',
  'Ethics',
  'Library Research',
  'Calculus',
  'Management',
  'Marketing',
  'Music Theory',
  'Nursing',
  'Philosophy',
  'Physics',
  'American Government',
  'Psychology',
  'Religion',
  'Sociology',
  'Spanish',
  'Statistics',
  'Theater',
  'Writing',
  'Zoology',
  'Linear Algebra',
  'Genetics',
  'Microbiology',
  'Photography',
  'Ceramics',
  'Film',
  'Journalism',
  'Poetry',
  'Shakespeare',
  'Data Structures',
  'Networks',
];
const LAST = [
  '',
  ' I',
  ' II',
  ' III',
  ' Laboratory',
  ' and Society',
  ' for Majors',
  ' in Europe',
  ' Workshop',
  ' Practicum',
];

/** A catalog of so many courses, the same each time: invented words in the usual shapes of titles. */
function inventCatalog(count) {
  const random = seeded(20);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const coined = Array.from({ length: 4000 }, () => coin(random));
  return Array.from({ length: count }, (_, at) => {
    const subject = `${pick(SUBJECTS)}${String.fromCodePoint(65 + (at % 26))}`;
    const rare = random() < 0.6 ? ` ${pick(coined)}` : '';
    return {
      code: `${subject} ${1000 + at}`,
      title: `${pick(FIRST)} ${pick(MATTERS)}${rare}${pick(LAST)}`,
      credits: String(1 + Math.floor(random() * 4)),
      description:
        random() < 0.3
          ? `${pick(MATTERS)} with ${pick(coined)} and ${pick(MATTERS)}, ${pick(coined)}.`
          : null,
    };
  });
}

function coin(random) {
  const part = () => 'bcdfglmnprst'[Math.floor(random() * 12)] + 'aeiou'[Math.floor(random() * 5)];
  return Array.from({ length: 2 + Math.floor(random() * 3) }, part).join('');
}

function seeded(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const ASKED = [
  'ENG 101|English Composition I',
  'PSY 101|Intro to Psych',
  'MAT 141|Calc I',
  'BIO 105|Gen Bio w/Lab',
  'HIS 102|West Civ II',
  'MUS 111|Mus Theory I',
  'CSC 110|Intro to Prgmng',
  'SPA 201|Intermed Spanish I',
  'ACC 101|Prin of Acctg',
  'ART 120|Ceramics II',
  'PHY 202|General Physics II',
  'PHI 210|Intro to Ethics',
  'CHE 211|Oganic Chem I',
  'SOC 101|INTRO TO SOCIOLO',
  'POL 101|Amer Govt',
];

setFlagsFromString('--expose-gc');
/** Clears what nothing holds any more, so that what is left can be measured. */
const sweep = runInNewContext('gc');

/**
 * What matching costs, warm: a catalog of 100,000 courses, and the school's own. Figures of `rounds`
 * rounds.
 */
export function measureMatching(rounds) {
  sweep();
  const before = process.memoryUsage();
  const invented = inventCatalog(100_000);
  sweep();
  const startedAt = cpuNow();
  const matcher = prepareMatcher(invented);
  const buildMs = cpuNow() - startedAt;
  sweep();
  const after = process.memoryUsage();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
  const asked = ASKED.map((each) => {
    const [code, title] = each.split('|');
    return { institution: 'Any College', code, title, credits: '3' };
  });
  for (let round = 0; round < 10; round += 1) for (const course of asked) matchCourse(course, matcher);
  const walls = [];
  for (let round = 0; round < rounds; round += 1)
    for (const course of asked) walls.push(timed(() => matchCourse(course, matcher)));
  return { buildMs, megabytes, large: percentile(walls, 0.95), own: ownCatalog(asked, rounds) };
}

/** Milliseconds for 80 courses against the undergraduate courses of the school's own catalog. */
function ownCatalog(asked, rounds) {
  const rows = parse(readFileSync(new URL('../reference/catalog/berklee-online.csv', import.meta.url)), {
    columns: true,
  });
  const home = rows.filter(({ code, academic_level: level }) => code !== '' && level === 'undergraduate');
  const matcher = prepareMatcher(
    home.map(({ code, title, credits, topics }) => ({ code, title, credits, description: topics })),
  );
  const eighty = Array.from({ length: 80 }, (_, at) => asked[at % asked.length]);
  const walls = [];
  for (let round = 0; round < rounds + 20; round += 1)
    walls.push(timed(() => eighty.forEach((course) => matchCourse(course, matcher))));
  return median(walls.slice(20));
}

/** Milliseconds of CPU, for wall time tells what else the machine does. */
function timed(work) {
  const startedAt = cpuNow();
  work();
  return cpuNow() - startedAt;
}

function cpuNow() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
