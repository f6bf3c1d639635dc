// Prints every pattern that the readers build from text, while they are loaded and while they read.
import { readdirSync, readFileSync } from 'node:fs';

const OWN = '/dist/src/';
const built = new Map();
const Plain = globalThis.RegExp;
globalThis.RegExp = new Proxy(Plain, {
  construct(target, [source, flags], newTarget) {
    const from = new Error().stack.split('\n').find((line, at) => at > 1 && line.includes(OWN));
    const pattern = Reflect.construct(target, flags === undefined ? [source] : [source, flags], newTarget);
    if (from !== undefined) {
      const file = from.slice(from.indexOf(OWN) + '/dist/'.length).replace(/\.js.*/, '.ts');
      built.set(`${pattern.source}/${pattern.flags}`, {
        file,
        pattern: pattern.source,
        flags: pattern.flags,
      });
    }
    return pattern;
  },
});

const code = new URL('../../dist/src/', import.meta.url);
for (const folder of ['documents/', 'domain/transcript/', 'domain/transcript/records/']) {
  for (const name of readdirSync(new URL(folder, code)).filter((each) => each.endsWith('.js'))) {
    if (name !== 'reader-child.js') await import(new URL(folder + name, code));
  }
}
const { readDocument } = await import(new URL('documents/read-document.js', code));
const { LIMITS } = await import(new URL('documents/limits.js', code));
const fixtures = new URL('../../fixtures/transcripts/', import.meta.url);
for (const folder of ['papers/', 'records/']) {
  for (const name of readdirSync(new URL(folder, fixtures)).filter(
    (each) => !/\.(?:yaml|expected\.json)$/.test(each),
  )) {
    const bytes = new Uint8Array(readFileSync(new URL(folder + name, fixtures)));
    const question = {
      kind: 'read',
      bytes,
      fileName: name,
      type: null,
      issuers: [],
      columns: {},
      limits: LIMITS,
    };
    // A file that is no transcript is refused, which builds patterns too.
    await readDocument(question, () => undefined).catch(() => undefined);
  }
}
process.stdout.write(JSON.stringify([...built.values()]), () => process.exit());
