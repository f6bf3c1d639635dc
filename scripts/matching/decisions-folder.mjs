import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../bootstrap.mjs';

const LAYOUT =
  'a folder that has one folder an office, each with catalog.csv, pairs.csv and no_equivalent.csv';

/**
 * The folder of published decisions that the command line names. Ends the program with exit 2 and one
 * sentence where it names none, or one without decisions.
 */
export function decisionsFolder(command) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) refuse(`Name the published decisions: ${command} FOLDER. It is ${LAYOUT}.`);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() && readdirSync(folder).some((name) => existsSync(join(folder, name, 'pairs.csv'))))
    return folder;
  return refuse(`There are no published decisions in ${folder}; name ${LAYOUT}.`);
}

function refuse(sentence) {
  say(sentence);
  process.exit(2);
}
