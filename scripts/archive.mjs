// Evaluates the archived cases with the engine as it is and puts them into fixtures/archive, each with its
// whole input as it was frozen. Says of each that was there before what has changed. For a change of the
// engine that means to change answers: the archive is what tells that another did so by accident.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gatherInput } from '../dist/src/cli/gather-input.js';
import { inCanonicalOrder } from '../dist/src/domain/canonical-json.js';
import { compareEvaluations } from '../dist/src/domain/evaluation/compare-evaluations.js';
import { evaluate } from '../dist/src/domain/evaluation/evaluate.js';

const cases = new URL('../fixtures/cases/', import.meta.url);
const folder = new URL('../fixtures/archive/', import.meta.url);
const [...named] = process.argv.slice(2);

mkdirSync(new URL('catalogs/', folder), { recursive: true });
const archived = readdirSync(folder).filter((name) => name.endsWith('.json'));
// What is there is computed again from what was frozen then; what is named is frozen as it is now.
for (const name of archived) renew(name, thawed(name));
for (const name of named) {
  const input = inCanonicalOrder(await gatherInput({ case: new URL(`${name}.yaml`, cases).pathname }));
  renew(`${name}.json`, input);
}

function thawed(name) {
  const { input } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const catalog = JSON.parse(readFileSync(new URL(`catalogs/${input.catalog}`, folder), 'utf8'));
  return inCanonicalOrder({ ...input, catalog });
}

function renew(name, input) {
  const file = new URL(name, folder);
  const catalog = `${input.catalog.version.replace(/[^\w.-]+/g, '-')}.json`;
  const { evaluation } = evaluate(input);
  if (existsSync(file)) {
    const before = JSON.parse(readFileSync(file, 'utf8')).evaluation;
    const isSame = JSON.stringify(before) === JSON.stringify(evaluation);
    console.log(`${name}: ${isSame ? 'the same' : compareEvaluations(before, evaluation).sentence}`);
  } else console.log(`${name}: new`);
  writeFileSync(new URL(`catalogs/${catalog}`, folder), `${JSON.stringify(input.catalog)}\n`);
  writeFileSync(file, `${JSON.stringify({ input: { ...input, catalog }, evaluation }, null, 1)}\n`);
}
