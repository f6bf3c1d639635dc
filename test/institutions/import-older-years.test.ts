import type { Institution } from '../../src/domain/institution/institution.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { hdFile, hdSchool, TODAY } from '../support/published-files.js';

const school = (institutions: readonly Institution[], unitid: string) =>
  institutions.find((each) => each.unitid === unitid)!;

const HD = hdFile('hd2023.csv', [
  hdSchool('900001', 'Lindenwald College', { OPEID: '123400' }),
  hdSchool('900002', 'Lindenwald College-North Campus', { OPEID: '123402' }),
  hdSchool('900003', 'Marlowe Institute', { ACT: 'D ', CLOSEDAT: '5/26/23', DEATHYR: '2023', CYACTIVE: '3' }),
  hdSchool('900004', 'Penrose College'),
]);

describe('an older year of the directory', () => {
  it('takes only old names and closed schools from an older year, in any order of the files', async () => {
    const older = hdFile('hd2019.csv', [
      hdSchool('900001', 'Linden College', { OPEID: '123400' }),
      hdSchool('900009', 'Vanished College'),
    ]);
    const after = await importDirectory(
      (await importDirectory([], [HD], TODAY)).institutions,
      [older],
      TODAY,
    );
    const before = await importDirectory([], [HD, older], TODAY);
    for (const { institutions } of [after, before]) {
      expect(school(institutions, '900001').name).toBe('Lindenwald College');
      expect(school(institutions, '900001').formerNames).toContain('Linden College');
      expect(school(institutions, '900009').ended).toEqual({ how: 'closed', on: null, successor: null });
    }
  });

  it('closes nobody by an older year where of the newer one only a part is known, and stays so', async () => {
    const part = hdFile('hd2024.csv', [hdSchool('900001', 'Lindenwald College')]);
    const known = (await importDirectory([], [part], TODAY)).institutions;
    const first = await importDirectory(known, [HD], TODAY);
    const closedIn = (each: { institutions: readonly Institution[] }) =>
      each.institutions.filter(({ ended }) => ended !== undefined).map(({ unitid }) => unitid);
    expect(closedIn(first)).toEqual(closedIn(await importDirectory([], [HD], TODAY)));
    expect((await importDirectory(first.institutions, [HD], TODAY)).changes).toEqual([]);
    const older = hdFile('hd2019.csv', [
      hdSchool('900001', 'Lindenwald College'),
      hdSchool('900009', 'Gone'),
    ]);
    const later = await importDirectory(
      (await importDirectory([], [HD], TODAY)).institutions,
      [older],
      TODAY,
    );
    expect(school(later.institutions, '900009').ended).toBeDefined();
    expect((await importDirectory(later.institutions, [older], TODAY)).changes).toEqual([]);
  });
});
