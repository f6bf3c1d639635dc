import { evaluate } from '../dist/src/domain/evaluation/evaluate.js';
import { loadCatalog } from '../dist/src/reference/load-catalog.js';
import { readCase } from '../dist/src/reference/load-case.js';
import { loadInstitutions } from '../dist/src/reference/load-institutions.js';
import { loadPolicy } from '../dist/src/reference/load-policy.js';
import { loadProgram } from '../dist/src/reference/load-program.js';
import { numbers } from './numbers.mjs';
import { percentile, table } from './figures.mjs';

/** Evaluations until the code is warm. */
const WARM_UP = 150;

const COURSES = [
  ['ENG 101', 'English Composition I'],
  ['ENG 102', 'English Composition II'],
  ['ENGL 2310', 'World Literature'],
  ['HIST 1301', 'United States History to 1877'],
  ['HIS 112', 'Western Civilization II'],
  ['PSYC 2301', 'General Psychology'],
  ['PSY 235', 'Developmental Psychology'],
  ['SOC 101', 'Introduction to Sociology'],
  ['ECON 2301', 'Principles of Macroeconomics'],
  ['POLS 110', 'American Government'],
  ['MATH 1314', 'College Algebra'],
  ['STAT 200', 'Elementary Statistics'],
  ['BIOL 1406', 'Biology for Science Majors'],
  ['CHEM 105', 'Introductory Chemistry'],
  ['PHYS 110', 'Physics of Sound'],
  ['ARTS 1301', 'Art Appreciation'],
  ['SPCH 1315', 'Public Speaking'],
  ['SPAN 101', 'Elementary Spanish I'],
  ['BUS 120', 'Introduction to Business'],
  ['ACCT 201', 'Financial Accounting'],
  ['PHIL 201', 'Introduction to Ethics'],
  ['MUSI 1311', 'Music Theory I'],
  ['MUSI 1312', 'Music Theory II'],
  ['MUSI 1216', 'Sight Singing and Ear Training I'],
  ['MUSC 140', 'Survey of the Music Business'],
  ['MUSC 210', 'Audio Recording Techniques'],
  ['MUS 115', 'Class Piano I'],
  ['MUS 108', 'History of Rock and Roll'],
  ['KINE 1164', 'Introduction to Fitness'],
  ['COSC 1301', 'Introduction to Computing'],
  ['NURS 1301', 'Foundations of Nursing'],
  ['ENSM 110', 'Jazz Ensemble'],
];
const SCHOOLS = ['Harlow Valley Community College', 'Houston Community College'];
const OWN = [
  ['OMPRD-180', 'Music Production 101'],
  ['OHARM-101', 'Music Theory 101'],
  ['OSONG-110', 'Songwriting'],
];

/**
 * What the whole evaluation of lines that nothing is known of yet takes once the code is warm, by the clock
 * and in CPU, which counts the threads that compile and collect memory too; as a table. Each case is new:
 * another mix of courses, grades and credits.
 */
export function measureEvaluations({ evaluations: cases }) {
  const facts = {
    catalog: loadCatalog(),
    program: loadProgram('bps-music-production'),
    policy: loadPolicy('berklee-online-undergraduate-2014'),
  };
  const directory = loadInstitutions({ invented: true });
  const inputs = (lines, many, from) =>
    Array.from({ length: many }, (_, at) => inputOf(from + at, lines, facts, directory));
  for (const input of inputs(25, WARM_UP, 100_000)) evaluate(input);
  const measured = [10, 25, 60].map((lines) => {
    const counted = inputs(lines, cases, 1).map((input) => {
      const [started, before] = [performance.now(), process.cpuUsage()];
      const { evaluation } = evaluate(input);
      const ms = performance.now() - started;
      const { user, system } = process.cpuUsage(before);
      return { ms, cpuMs: (user + system) / 1000, proven: evaluation.optimality.status === 'proven' };
    });
    const [clock, cpu] = [counted.map(({ ms }) => ms), counted.map(({ cpuMs }) => cpuMs)];
    const proven = counted.filter((each) => each.proven).length / counted.length;
    return [
      `${cases} of ${lines} lines`,
      ...[0.5, 0.95, 1].map((p) => percentile(clock, p)),
      ...[0.5, 0.95, 1].map((p) => percentile(cpu, p)),
      `${(proven * 100).toFixed(1)} %`,
    ];
  });
  return table(
    ['whole evaluations', 'ms p50', 'p95', 'most', 'CPU ms p50', 'p95', 'most', 'proven'],
    measured,
  );
}

function inputOf(seed, lines, { catalog, program, policy }, directory) {
  const given = readCase(JSON.stringify(caseOf(seed, lines)), 'generated.yaml', directory);
  return {
    kind: 'estimate',
    asOf: given.asOf,
    program,
    policy,
    catalog,
    rules: [],
    lines: given.lines,
    placement: null,
  };
}

/** A case as a registrar would write it; two schools, a few lines of the school's own record. */
function caseOf(seed, lines) {
  const next = numbers(seed * 6151 + lines);
  for (let i = 0; i < 5; i += 1) next(2);
  const pick = (list) => list[next(list.length)];
  const owned = Math.min(next(4), OWN.length);
  // Each course once at one of two schools, and now and then a second attempt.
  const left = SCHOOLS.flatMap((institution) => COURSES.map((each) => [institution, ...each]));
  const course = (_, at) => {
    const chosen = next(left.length);
    const [institution, code, title] = left[chosen];
    if (next(20) > 0) left.splice(chosen, 1);
    return {
      id: `c${at + 1}`,
      institution,
      code,
      title,
      credits: pick(['3', '3', '3', '4', '1', '2']),
      grade: pick(['A', 'A-', 'B+', 'B', 'B', 'C', 'C-', 'D', 'W', 'P']),
      term: `${2012 + next(10)}-${pick(['fall', 'spring'])}`,
    };
  };
  return {
    title: 'generated',
    program: 'bps-music-production',
    asOf: '2026-spring',
    courses: Array.from({ length: lines - owned }, course),
    berklee: OWN.slice(0, owned).map(([code, title], at) => ({ id: `b${at + 1}`, code, title, grade: 'B' })),
  };
}
