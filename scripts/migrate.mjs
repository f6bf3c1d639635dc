// Brings the database at DATABASE_URL up to date; `--down` takes its newest migration back. The service
// migrates at its start as well: this is for people who want it done before, or undone.
import { ensureBuilt, say } from './bootstrap.mjs';

const options = process.argv.slice(2);
const strange = options.find((option) => option !== '--down');
if (strange !== undefined) {
  say(`${strange} is not known here. Use npm run migrate, or npm run migrate -- --down.`);
  process.exitCode = 2;
} else {
  ensureBuilt();
  try {
    await migrate(await databaseUrl(), options.includes('--down'));
  } catch (error) {
    say(`The database was not migrated: ${error.message || error.code}`);
    process.exitCode = 1;
  }
}

/** The address of the settings, checked as the service checks it. */
async function databaseUrl() {
  const { readConfig } = await import('../dist/src/config.js');
  const { databaseUrl: url } = readConfig();
  if (url !== null) return url;
  throw new Error('set DATABASE_URL to its PostgreSQL. The embedded one is migrated by npm start.');
}

async function migrate(url, down) {
  const { openDatabase } = await import('../dist/src/store/database.js');
  const database = await openDatabase(url);
  try {
    const before = await applied(database);
    if (!down) await database.migrate();
    else if (before.length > 0) await database.undoMigration();
    const after = await applied(database);
    for (const name of after.filter((each) => !before.includes(each))) console.log(`applied ${name}`);
    for (const name of before.filter((each) => !after.includes(each))) console.log(`took back ${name}`);
    if (before.length === after.length)
      console.log(down ? 'no migration to take back' : 'already up to date');
  } finally {
    await database.close();
  }
}

async function applied(database) {
  const [{ known }] = await database.read.query(`select to_regclass('migration') is not null as known`);
  if (!known) return [];
  return (await database.read.query('select name from migration order by id')).map(({ name }) => name);
}
