// Writes docs/openapi.json, the published description of every route, from the real application, which
// neither listens
// nor opens a database for it. `--check` only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ROOT, say } from './bootstrap.mjs';

ensureBuilt();
const { AppModule } = await import('../dist/src/app.module.js');
const { createApi } = await import('../dist/src/http/create-api.js');
const { describeApi } = await import('../dist/src/http/openapi.js');
const { Metrics } = await import('../dist/src/http/metrics.js');

const file = join(ROOT, 'docs/openapi.json');
const text = `${JSON.stringify(await describe(), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readOrEmpty(file) !== text) {
  say('docs/openapi.json does not describe the API as it is; run npm run openapi and commit the change.');
  process.exitCode = 1;
}

/**
 * Routes and schemas come from the classes; what the classes work with is not touched, so nothing stands for
 * it.
 */
async function describe() {
  const untouched = {};
  const metrics = new Metrics();
  const parts = Object.fromEntries(
    ['database', 'feed', 'objects', 'queue', 'faults', 'mailer', 'tokens', 'readers', 'service', 'log'].map(
      (name) => [name, untouched],
    ),
  );
  const app = await createApi(
    AppModule.of({ ...parts, metrics }),
    { ...parts, metrics, sessions: untouched },
    {
      publicUrl: null,
      production: false,
      sessionSecret: 'x'.repeat(32),
      operationsOnly: false,
      webFolder: null,
    },
  );
  try {
    return describeApi(app);
  } finally {
    await app.close();
  }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
