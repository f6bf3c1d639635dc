// How well a school is found by what a paper prints: names of a directory under noise of many kinds.
// `npm run score:institutions -- FILE… --seed 1 --schools 400 --kind typo --others --verbose --json`
// `--others`: the second set of noises, by which the finder is judged and never mended.
// FILE: IPEDS HD, alone or with other files that `segue import institutions` reads; or what it has written.
import { parseArgs } from 'node:util';
import { ensureBuilt, say } from './bootstrap.mjs';
import { randomFrom, sample } from './institutions/chance.mjs';
import { NOISES } from './institutions/noises.mjs';
import { NOISES as OTHER_NOISES } from './institutions/other-noises.mjs';

const { values: asked, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    schools: { type: 'string', default: '400' },
    kind: { type: 'string' },
    others: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (files.length === 0) {
  say('Name the files of the directory, such as hd2023.csv.gz.');
  process.exit(2);
}

ensureBuilt();
const { findSchools, SURE_SCORE } = await import('../dist/src/domain/institution/find-institution.js');
const directory = await readDirectory().catch(refuse);
const seed = Number(asked.seed);
const kinds = (asked.others ? OTHER_NOISES : NOISES).filter(
  ({ kind }) => asked.kind === undefined || kind === asked.kind,
);
const tries = [];
measure(directory, directory, (school, match) => school.unitid === match?.unitid);
// A tenth of the schools is taken out: whatever is found for one of them is wrong.
const random = randomFrom(seed);
const heldOut = new Set(directory.filter(() => random() < 0.1).map(({ unitid }) => unitid));
const rest = directory.filter(({ unitid }) => !heldOut.has(unitid));
// Nothing printed tells a stranger from a known school of the same name, so those are left out.
const restNames = countNames(rest);
const strangers = directory.filter(
  ({ unitid, name }) => heldOut.has(unitid) && !restNames.has(name.toLowerCase()),
);
const known = tries.splice(0);
measure(strangers, rest, () => false);
const unknown = tries;
report();

async function readDirectory() {
  const { loadInstitutions } = await import('../dist/src/reference/load-institutions.js');
  const isImported = files.length === 1 && files[0].endsWith('.ndjson');
  if (isImported) return loadInstitutions({ invented: false, imported: files[0] });
  const { importDirectory } = await import('../dist/src/reference/directory/import-directory.js');
  return (await importDirectory([], files, new Date().toISOString().slice(0, 10))).institutions;
}

/** A file that cannot be used is told in one sentence, with exit 2. */
function refuse(fault) {
  if (fault.sentence === undefined) throw fault;
  say(`The directory cannot be read: ${fault.message}.`);
  process.exit(2);
}

function measure(schools, among, isRight) {
  const names = listedNames(among);
  findSchools('warm up', among, 1);
  for (const { kind, print } of kinds) {
    const chance = randomFrom(seed * 1000 + kind.length * 7 + kind.charCodeAt(0));
    for (const school of sample(schools, Number(asked.schools), chance)) {
      const printed = print(school, chance);
      if (printed === null) continue;
      const { text, hints } = typeof printed === 'string' ? { text: printed, hints: {} } : printed;
      const start = process.hrtime.bigint();
      const matches = findSchools(text, among, 8, hints);
      const micros = Number(process.hrtime.bigint() - start) / 1000;
      const [best] = matches;
      const equal = matches.filter(({ score }) => score === best?.score);
      const right = isRight(school, best);
      // What several schools are called by their own account, or begin with, does not tell them apart: all
      // of them first, none of them sure. With a place printed it does.
      const fits = Math.max(names.fits(text, kind), names.fits(school.name, ''));
      const several = hints.lines === undefined && fits > 1;
      const isTied = several && best?.score < SURE_SCORE && equal.some((match) => isRight(school, match));
      const score = best?.score ?? 0;
      tries.push({ kind, text, school, best, right: right || isTied, several, score, micros });
    }
  }
}

/** How many schools list a text as a name of theirs or, where it is cut off, begin with it. */
function listedNames(schools) {
  const fold = (name) =>
    name
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/[^a-z0-9]+/g, '');
  const listed = schools.flatMap(({ unitid, name, aliases, formerNames = [] }) =>
    [name, ...aliases, ...formerNames].map((each) => [fold(each), unitid]),
  );
  const whole = new Map();
  for (const [letters, unitid] of listed) whole.set(letters, (whole.get(letters) ?? new Set()).add(unitid));
  return {
    fits(text, kind) {
      const letters = fold(text);
      if (!kind.startsWith('cut')) return whole.get(letters)?.size ?? 0;
      return new Set(listed.filter(([each]) => each.startsWith(letters)).map(([, unitid]) => unitid)).size;
    },
  };
}

function countNames(schools) {
  const counts = new Map();
  for (const { name } of schools) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return counts;
}

function figures(of, not) {
  const part = (list, test) => (list.length === 0 ? null : list.filter(test).length / list.length);
  const sure = of.filter(({ score }) => score >= SURE_SCORE);
  return {
    tries: of.length,
    several: part(of, ({ several }) => several),
    first: part(of, ({ right }) => right),
    alone: part(
      of.filter(({ several }) => !several),
      ({ right }) => right,
    ),
    sure: part(of, ({ score }) => score >= SURE_SCORE),
    sureAndRight: part(sure, ({ right }) => right),
    strangersTaken: part(not, ({ score }) => score >= SURE_SCORE),
  };
}

function report() {
  const rows = kinds.map(({ kind }) => [
    kind,
    figures(
      known.filter((each) => each.kind === kind),
      unknown.filter((each) => each.kind === kind),
    ),
  ]);
  rows.push(['all', figures(known, unknown)]);
  const times = known.map(({ micros }) => micros).toSorted((a, b) => a - b);
  const time = { median: times[Math.floor(times.length / 2)], p95: times[Math.floor(times.length * 0.95)] };
  if (asked.json) {
    console.log(JSON.stringify(Object.fromEntries(rows), null, 2));
    return;
  }
  const percent = (value) => (value === null ? '-' : (value * 100).toFixed(1)).padStart(8);
  console.log(`${directory.length} schools; sure means a score of ${SURE_SCORE} or more\n`);
  console.log(`${'kind'.padEnd(24)}   tries  several    first    alone     sure  s.right   strangers taken`);
  for (const [kind, each] of rows) {
    const parts = [each.several, each.first, each.alone, each.sure, each.sureAndRight, each.strangersTaken]
      .map(percent)
      .join(' ');
    console.log(`${kind.padEnd(24)} ${String(each.tries).padStart(7)} ${parts}`);
  }
  const inMs = (micros) => (micros / 1000).toFixed(2);
  console.log(`\na question takes ${inMs(time.median)} ms (95 of 100: ${inMs(time.p95)} ms)`);
  if (!asked.verbose) return;
  const tell = ({ kind, text, school, best, score }) =>
    console.log(
      `${kind}: “${text}” is ${school.name} (${school.city}), ` +
        `found ${best?.name} (${best?.institution.city}) ${score}`,
    );
  console.log('\nwrong:');
  for (const each of known) if (!each.right) tell(each);
  console.log('\nstrangers taken:');
  for (const each of unknown) if (each.score >= SURE_SCORE) tell(each);
}
