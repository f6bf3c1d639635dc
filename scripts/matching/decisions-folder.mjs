import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../bootstrap.mjs';

const LAYOUT =
  'a folder that has one folder an office, each with catalog.csv, pairs.csv and no_equivalent.csv';

/** Ends the program with exit 2 and one sentence where no published decisions are in the folder. */
export function ensureDecisions(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() && readdirSync(folder).some((name) => existsSync(join(folder, name, 'pairs.csv'))))
    return;
  say(`There are no published decisions in ${folder}; name ${LAYOUT}.`);
  process.exit(2);
}
