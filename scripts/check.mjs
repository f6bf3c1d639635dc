// What can be told without running anything: format, lint, types, unused code, and the published description.
// `npm run check` runs all of it and names each part that fails; it never stops at the first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT, say } from './bootstrap.mjs';

ensureBuilt();

const PARTS = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint/bin/oxlint', '--type-aware'],
  ['types', 'typescript/bin/tsc', '-p', 'tsconfig.test.json', '--noEmit'],
  ['types of the web pages', 'typescript/bin/tsc', '-p', 'web/tsconfig.json'],
  ['unused code', 'knip/bin/knip.js'],
  ['description of the API', '../scripts/openapi.mjs', '--check'],
];

const failed = PARTS.filter(([name, program, ...options]) => {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  return status !== 0;
}).map(([name]) => name);

if (failed.length > 0) say(`Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
