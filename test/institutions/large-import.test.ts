import { writeFileSync } from 'node:fs';
import type { Institution } from '../../src/domain/institution/institution.js';
import { importIntoDatabase } from '../../src/import-into-database.js';
import { readDirectoryFile, writeDirectoryFile } from '../../src/reference/directory/directory-file.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { makeDatabase } from '../support/database.js';
import { hdFile, hdSchool, written, TODAY } from '../support/published-files.js';

const [NEW] = (
  await importDirectory([], [hdFile('hd2022.csv', [hdSchool('900001', 'Peñón College')])], TODAY)
).institutions;
const unitidOf = (at: number) => String(100_000 + at);
const manySchools = (count: number): readonly Institution[] =>
  Array.from({ length: count }, (_, at) => ({ ...NEW!, unitid: unitidOf(at), name: `Peñón College ${at}` }));

describe('a large directory of schools', () => {
  it('takes a file in beside more schools than one call has arguments', async () => {
    const known = manySchools(200_000);
    const file = hdFile('hd2023.csv', [hdSchool('900001', 'Peñón College')]);
    const { institutions, changes } = await importDirectory(known, [file], TODAY);
    expect(institutions).toHaveLength(200_001);
    expect(changes.map(({ kind, unitid }) => [kind, unitid])).toEqual([['added', '900001']]);
    const again = await importDirectory(institutions, [file], TODAY);
    expect([again.changes.length, again.changesAnything]).toEqual([0, false]);
  });

  it('is written and read in parts, letters of two bytes across them', () => {
    const [file, schools] = [written('large.ndjson', ''), manySchools(10_000)];
    writeDirectoryFile(file, schools);
    expect(readDirectoryFile(file)).toEqual(schools);
    writeFileSync(file, '{}', { flag: 'a' });
    expect(() => readDirectoryFile(file)).toThrow(/large\.ndjson:10002:1: unitid/);
    writeDirectoryFile(file, []);
    expect(readDirectoryFile(file)).toEqual([]);
  });

  it('goes into the database in parts, and again changes nothing', async () => {
    const { url, drop } = await makeDatabase();
    const rows = Array.from({ length: 1_203 }, (_, at) => hdSchool(unitidOf(at), `Peñón College ${at}`));
    const file = hdFile('hd2023.csv', rows);
    const first = await importIntoDatabase(url, [file], false, TODAY);
    expect(first.changes.filter(({ kind }) => kind === 'added').length).toBeGreaterThan(1_190);
    const again = await importIntoDatabase(url, [file], false, TODAY);
    expect(again.changes).toEqual([]);
    expect(again.institutions).toEqual(first.institutions);
    await drop();
  });

  it('is read from years in any order with the newest last', async () => {
    const years = ['2021', '2023', '2022'].map((year) =>
      hdFile(`hd${year}.csv`, [hdSchool('900001', `College of ${year}`)]),
    );
    const { institutions, files } = await importDirectory([], years, TODAY);
    expect(institutions).toMatchObject([{ name: 'College of 2023', source: 'HD2023' }]);
    expect(institutions[0]!.formerNames?.toSorted()).toEqual(['College of 2021', 'College of 2022']);
    expect(files.map(({ file }) => file)).toEqual(['hd2021.csv', 'hd2023.csv', 'hd2022.csv']);
  });
});
