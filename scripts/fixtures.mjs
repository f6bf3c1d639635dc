// Draws every description in fixtures/transcripts as the PDF beside it. The same description gives the same
// bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../fixtures/transcripts/', import.meta.url);
for (const name of readdirSync(folder)
  .filter((each) => each.endsWith('.yaml'))
  .toSorted()) {
  const description = parse(readFileSync(new URL(name, folder), 'utf8'));
  const { draw } = await import(new URL(`layouts/${description.layout}.mjs`, folder));
  const bytes = await draw(description);
  writeFileSync(new URL(name.replace(/\.yaml$/, '.pdf'), folder), bytes);
  console.log(`${name.replace(/\.yaml$/, '.pdf')}: ${bytes.length} bytes`);
}
