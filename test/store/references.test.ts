import { makeDatabase } from '../support/database.js';
import { loadCatalog } from '../../src/reference/load-catalog.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';
import { loadPolicy } from '../../src/reference/load-policy.js';
import { listProgramFiles, loadProgram } from '../../src/reference/load-program.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { keepInstitutions } from '../../src/store/institution.store.js';
import { keepCatalog, keepPolicy, keepProgram } from '../../src/store/reference.store.js';
import { References } from '../../src/store/references.js';

describe('reference data in memory', () => {
  const program = loadProgram(listProgramFiles(['reference/programs'])[0]!);
  const institutions = loadInstitutions({ invented: true });
  let database: Database;
  let drop: () => Promise<void>;
  const inForce = (references: References) =>
    references.inForce(database.read, program.id, program.catalogYear);

  beforeAll(async () => {
    const made = await makeDatabase();
    drop = made.drop;
    database = await openDatabase(made.url);
    await database.migrate();
    await database.inTransaction(async (tx) => {
      await keepPolicy(tx, loadPolicy(program.policy));
      await keepProgram(tx, program, 'test');
      await keepCatalog(tx, loadCatalog());
      await keepInstitutions(tx, institutions);
    });
  });

  afterAll(async () => {
    await database.close();
    await drop();
  });

  it('is the same value as long as nothing changes', async () => {
    const references = new References();
    const first = await inForce(references);
    expect(first.program).toEqual(program);
    expect((await inForce(references)).program).toBe(first.program);
    expect((await inForce(references)).catalog).toBe(first.catalog);
    expect(await references.directory(database.read)).toBe(await references.directory(database.read));
  });

  it('is the newest version at the next question', async () => {
    const references = new References();
    await inForce(references);
    const renamed = { ...program, name: 'Under a new name' };
    await database.inTransaction((tx) => keepProgram(tx, renamed, 'test'));
    expect((await inForce(references)).program.name).toBe('Under a new name');
    const catalog = { ...loadCatalog(), version: 'another' };
    await database.inTransaction((tx) => keepCatalog(tx, catalog));
    expect((await inForce(references)).catalog.version).toBe('another');
  });

  it('shows a school as the directory says now', async () => {
    const references = new References();
    const [school] = await references.directory(database.read);
    const moved = { ...school!, city: 'Elsewhere' };
    await database.inTransaction((tx) => keepInstitutions(tx, [moved]));
    const now = await references.directory(database.read);
    expect(now.find(({ unitid }) => unitid === school!.unitid)?.city).toBe('Elsewhere');
    expect(now.length).toBe(institutions.length);
  });
});
