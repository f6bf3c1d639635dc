// Trains the ranker of course matching from published decisions, and writes its weights with where
// they come from.
// `node scripts/train-matching.mjs FOLDER`: one folder an office with catalog.csv, pairs.csv and
// no_equivalent.csv.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ROOT, say } from './bootstrap.mjs';
import { decisionsFolder } from './matching/decisions-folder.mjs';

const folder = decisionsFolder('node scripts/train-matching.mjs');
ensureBuilt();
const { readOffices } = await import('./matching/articulation-files.mjs');
const { crossValidate, drawExamples, fitRanker } = await import('./matching/train.mjs');
const { rankerSource } = await import('./matching/ranker-source.mjs');

const offices = readOffices(folder);
say(`Reading the signs of ${offices.reduce((sum, { asked }) => sum + asked.length, 0)} decisions …`);
const sets = offices.map(drawExamples);
say('Cross-validating …');
const { figures, ways } = crossValidate(sets);
say('Training on everything …');
const weights = fitRanker(sets);
const file = join(ROOT, 'src/domain/matching/ranker-weights.ts');
writeFileSync(file, rankerSource({ weights, ways, figures, offices }));
spawnSync(process.execPath, [
  join(ROOT, 'node_modules/prettier/bin/prettier.cjs'),
  '--write',
  '--log-level',
  'warn',
  file,
]);
say(`Wrote ${file}.`);
