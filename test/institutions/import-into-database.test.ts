import { ask, makeDatabase } from '../support/database.js';
import { dapipCsv, hdFile, hdSchool, written, TODAY } from '../support/published-files.js';
import { importIntoDatabase } from '../../src/import-into-database.js';
import { ServiceFacts } from '../../src/http/service-facts.js';
import { LoadReference } from '../../src/modules/programs/load-reference.js';
import { writeDirectoryFile } from '../../src/reference/directory/directory-file.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';
import { enterSchool } from '../../src/store/added-school.store.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { claimImport, keepInstitutions, listInstitutions } from '../../src/store/institution.store.js';

const FIRST = hdFile('hd2023.csv', [
  hdSchool('900001', 'Lindenwald College'),
  hdSchool('164748', 'Berklee College of Music', { CITY: 'Boston' }),
]);
const SECOND = hdFile('hd2024.csv', [
  hdSchool('900001', 'Lindenwald University'),
  hdSchool('164748', 'Berklee College of Music', { CITY: 'Boston' }),
]);
let database: Database;
let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ url, drop } = await makeDatabase());
  database = await openDatabase(url);
  await database.migrate();
});
afterAll(async () => {
  await database?.close();
  await drop?.();
});

const names = async (unitid: string) =>
  (await listInstitutions(database.read)).filter((each) => each.unitid === unitid).map(({ name }) => name);

describe('the directory in the database', () => {
  it('is imported in one transaction, and the audit trail says so', async () => {
    const { changes } = await importIntoDatabase(url, [FIRST], false, TODAY);
    expect(changes.find(({ unitid }) => unitid === '900001')?.kind).toBe('added');
    expect(await names('900001')).toEqual(['Lindenwald College']);
    const audit = await ask<{ action: string }>(url, 'select action from audit_entry');
    expect(audit.map(({ action }) => action)).toEqual(['institutions.imported']);
  });

  it('shows what an import would change without a trace of it', async () => {
    const { changes } = await importIntoDatabase(url, [SECOND], true, TODAY);
    expect(changes.map(({ kind }) => kind)).toEqual(['renamed']);
    expect(await names('900001')).toEqual(['Lindenwald College']);
  });

  it('keeps nothing of an import that meets a broken row', async () => {
    const broken = written('hd2025.csv', 'UNITID,INSTNM,STABBR\n900001,Another Name,MA\n9,Short,MA\n');
    await expect(importIntoDatabase(url, [SECOND, broken], false, TODAY)).rejects.toMatchObject({
      code: 'bad-row',
    });
    expect(await names('900001')).toEqual(['Lindenwald College']);
  });

  it('answers a second import that comes meanwhile, and waits for nobody', async () => {
    await database.inTransaction(async (tx) => {
      expect(await claimImport(tx)).toBe(true);
      await expect(importIntoDatabase(url, [SECOND], false, TODAY)).rejects.toMatchObject({
        code: 'import-running',
        message: expect.stringMatching(/another import .* is running/) as string,
      });
    });
    expect(await names('900001')).toEqual(['Lindenwald College']);
  });

  it('is not undone by the schools that come with the product', async () => {
    const places = [
      { DapipId: '7', IpedsUnitIds: '164748', LocationName: 'Berklee', LocationType: 'Institution' },
    ];
    const record = { DapipId: '7', AgencyName: 'New England Commission of Higher Education' };
    const interval = { ProgramName: 'Institutional Accreditation', AccreditationStatus: 'Accredited' };
    const records = [
      { ...record, ...interval, AccreditationDate: '9/1/1973', AccreditationEndDate: '11/2/2020' },
    ];
    await importIntoDatabase(url, [SECOND, ...dapipCsv('one', { places, records })], false, TODAY);
    await database.inTransaction((tx) => keepInstitutions(tx, loadInstitutions({ invented: false })));
    const berklee = (await listInstitutions(database.read)).find(({ unitid }) => unitid === '164748')!;
    expect(berklee.kind).toBe('music-school');
    expect(berklee.accreditations.map(({ from }) => from)).toEqual(['1973-09-01']);
    expect(await names('900001')).toEqual(['Lindenwald University']);
  });

  it('takes in what an import without a database has left, once, when the service starts', async () => {
    const start = () => new LoadReference(database, new ServiceFacts('production', '', 5)).run(file);
    const file = written('left.ndjson', '');
    const { institutions } = await importDirectory(
      await listInstitutions(database.read),
      [
        hdFile('hd2026.csv', [
          hdSchool('900077', 'Late College'),
          hdSchool('900001', 'Lindenwald University'),
        ]),
      ],
      TODAY,
    );
    writeDirectoryFile(file, institutions);
    await start();
    expect(await names('900077')).toEqual(['Late College']);
    const stamp = 'select max(imported_at)::text as at from institution where imported';
    const before = await ask(url, stamp);
    await start();
    expect(await ask(url, stamp)).toEqual(before);
  });

  it('loses no school that was added by hand, and tells where a file brings it as well', async () => {
    const [{ id }] = (await ask<{ id: string }>(
      url,
      `insert into account (email, name, password_hash) values ('r@example.edu', 'R', '-') returning id`,
    )) as [{ id: string }];
    const lincoln = (await listInstitutions(database.read)).find(({ unitid }) => unitid === '900001')!;
    const added = {
      ...lincoln,
      unitid: 'added-zephyrine',
      name: 'Zephyrine Polytechnic',
      accreditations: [],
    };
    await database.inTransaction((tx) =>
      enterSchool(tx, { unitid: added.unitid, body: added, reason: 'Its catalog.', by: id }),
    );
    const file = hdFile('hd2027.csv', [
      hdSchool('900001', 'Lindenwald University'),
      hdSchool('900088', 'Zephyrine Polytechnic'),
      hdSchool('900077', 'Late College'),
      hdSchool('164748', 'Berklee College of Music', { CITY: 'Boston' }),
    ]);
    const { addedAsWell } = await importIntoDatabase(url, [file], false, TODAY);
    expect(addedAsWell).toEqual([
      { added: 'added-zephyrine', unitid: '900088', name: 'Zephyrine Polytechnic' },
    ]);
    const kept = (await listInstitutions(database.read)).find(({ unitid }) => unitid === added.unitid);
    expect(kept).toEqual(added);
    expect(await names('900088')).toEqual(['Zephyrine Polytechnic']);
    const [entry] = await ask<{ facts: { twice: number } }>(
      url,
      'select facts from audit_entry order by seq desc limit 1',
    );
    expect(entry!.facts.twice).toBe(1);
  });

  it('changes nothing when the same files come again', async () => {
    expect((await importIntoDatabase(url, [SECOND], false, TODAY)).changes).toEqual([]);
  });
});
