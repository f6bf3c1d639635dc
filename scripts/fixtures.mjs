// Draws every description in fixtures/transcripts as the file beside it, and writes the reading that is
// expected of it. The same description gives the same bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { coverage, coverageTables } from '../fixtures/transcripts/coverage.mjs';
import { listPapers, makePaper } from '../fixtures/transcripts/make-paper.mjs';

const folder = new URL('../fixtures/transcripts/', import.meta.url);
for (const name of readdirSync(folder)
  .filter((each) => each.endsWith('.yaml'))
  .toSorted()) {
  const description = parse(readFileSync(new URL(name, folder), 'utf8'));
  const { draw } = await import(new URL(`layouts/${description.layout}.mjs`, folder));
  write(new URL(name.replace(/\.yaml$/, '.pdf'), folder), await draw(description));
}

for (const paper of listPapers()) {
  const { bytes, ending, expected } = await makePaper(paper);
  write(new URL(`${paper.name}.${ending}`, paper.folder), bytes);
  writeFileSync(
    new URL(`${paper.name}.expected.json`, paper.folder),
    `${JSON.stringify(expected, null, 1)}\n`,
  );
}

const docs = new URL('../docs/reading.md', import.meta.url);
const COVERAGE = /(<!-- coverage: .*? -->\n)[\s\S]*?(<!-- end of coverage -->)/;
writeFileSync(docs, readFileSync(docs, 'utf8').replace(COVERAGE, `$1\n${coverageTables()}\n\n$2`));

const { bare, unknown } = coverage();
if (bare.length > 0) console.log(`No paper has: ${bare.join(', ')}`);
if (unknown.length > 0) console.log(`Not known: ${unknown.join(', ')}`);

function write(url, bytes) {
  writeFileSync(url, bytes);
  console.log(`${url.pathname.split('/').at(-1)}: ${bytes.length} bytes`);
}
