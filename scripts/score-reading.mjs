// How well the reader reads the invented transcripts: rows, fields, rows lost in silence, calibration.
// `npm run score:reading -- --family NAME --trap NAME --file NAME --held-out --scans --keep --verbose --json`
// `--invent 200 --seed 7` reads papers made up on the spot instead of those that are kept.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './bootstrap.mjs';
import { bankOf, invent } from '../fixtures/transcripts/invent.mjs';
import { listPapers, makePaper } from '../fixtures/transcripts/make-paper.mjs';
import { calibration, fieldCalibration, sumUp } from '../fixtures/transcripts/score/figures.mjs';
import { trapNames } from '../fixtures/transcripts/traps.mjs';
import { measure } from '../fixtures/transcripts/score/measure.mjs';
import {
  printCalibration,
  printDifferences,
  printFieldCalibration,
  printFigures,
} from '../fixtures/transcripts/score/print.mjs';
import { scansFolder, scansOf } from '../fixtures/transcripts/score/scans.mjs';

const { values: asked } = parseArgs({
  options: {
    family: { type: 'string' },
    file: { type: 'string' },
    'held-out': { type: 'boolean', default: false },
    scans: { type: 'boolean', default: false },
    kind: { type: 'string' },
    trap: { type: 'string' },
    keep: { type: 'boolean', default: false },
    invent: { type: 'string' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

ensureBuilt();
const { ReaderPool } = await import('../dist/src/documents/reader-pool.js');
const pool = new ReaderPool({ children: 1 });
const papers = listPapers().filter(
  ({ name, heldOut, description }) =>
    heldOut === asked['held-out'] &&
    (!asked.scans || description.scan === true) &&
    (asked.family === undefined || description.family === asked.family) &&
    (asked.trap === undefined || trapNames(description).includes(asked.trap)) &&
    (asked.file === undefined || name.includes(asked.file)),
);
const results = asked.scans ? await readScans() : asked.invent ? await readInvented() : await readFiles();
await pool.close();
if (asked.json) console.log(JSON.stringify(report(), null, 2));
else printAll();

async function readFiles() {
  const read = [];
  for (const paper of papers) {
    const { file, expected } = filesOf(paper);
    const bytes = readFileSync(new URL(file, paper.folder));
    const answer = await pool.read(bytes, file);
    read.push({ name: paper.name, family: paper.description.family, measure: measure(expected, answer) });
  }
  return read;
}

/** Papers made up on the spot, from the families chosen; no description or file of them is kept. */
async function readInvented() {
  const bank = bankOf(listPapers().map(({ description }) => description));
  const read = [];
  for (let n = 0; n < Number(asked.invent); n += 1) {
    const seed = Number(asked.seed) * 10_000 + n;
    const model = papers[n % papers.length];
    const paper = { ...model, description: invent(model.description, seed, bank) };
    const { bytes, ending, expected } = await makePaper(paper);
    const answer = await pool.read(bytes, `${seed}.${ending}`);
    const name = `${model.name} ${seed}`;
    if (asked.keep) writeFileSync(join(tmpdir(), `${name.replace(' ', '-')}.${ending}`), bytes);
    read.push({ name, family: model.description.family, measure: measure(expected, answer) });
  }
  return read;
}

async function readScans() {
  const folder = scansFolder();
  const read = [];
  for (const paper of papers) {
    const { file, expected } = filesOf(paper);
    const bytes = readFileSync(new URL(file, paper.folder));
    const pages = Math.max(...pagesOf(expected));
    for (const scan of await scansOf({ name: paper.name, bytes, pages, kind: asked.kind }, pool, folder)) {
      const answer = await pool.read(scan.bytes, scan.file);
      read.push({ name: `${paper.name} ${scan.how}`, family: scan.how, measure: measure(expected, answer) });
    }
  }
  if (asked.keep) console.error(`The pictures are in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true });
  return read;
}

function filesOf({ name, folder }) {
  const file = readdirSync(folder).find(
    (each) => /\.(pdf|csv|txt|xml)$/.test(each) && each.startsWith(`${name}.`),
  );
  return { file, expected: JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) };
}

function pagesOf({ terms, otherCredit }) {
  return [...terms, ...otherCredit].flatMap(({ courses }) => courses.map(({ page }) => page));
}

function report() {
  const all = results.map((each) => each.measure);
  const byName = results.map(({ name, measure: one }) => [name, sumUp([one])]);
  return {
    all: sumUp(all),
    calibration: calibration(all),
    fieldCalibration: fieldCalibration(all),
    families: Object.fromEntries(byFamily()),
    files: Object.fromEntries(byName),
  };
}

function byFamily() {
  const names = [...new Set(results.map(({ family }) => family))].toSorted();
  const of = (name) => results.filter(({ family }) => family === name).map((each) => each.measure);
  return names.map((name) => [name, sumUp(of(name))]);
}

function printAll() {
  if (asked.verbose)
    for (const { name, measure: one } of results) {
      const told = printDifferences(name, one);
      if (told !== '') console.log(`${told}\n`);
    }
  const all = results.map((each) => each.measure);
  console.log(
    printFigures(
      'file',
      results.map(({ name, measure: one }) => [name, sumUp([one])]),
    ),
  );
  console.log();
  console.log(printFigures(asked.scans ? 'kind of scan' : 'family', [...byFamily(), ['all', sumUp(all)]]));
  console.log();
  console.log(printCalibration(calibration(all)));
  console.log();
  console.log(printFieldCalibration(fieldCalibration(all)));
}
