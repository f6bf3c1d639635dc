import { importDirectory } from '../../src/reference/directory/import-directory.js';
import {
  dapipCsv,
  dapipRecord,
  dapipWorkbook,
  hdFile,
  hdSchool,
  icFile,
  TODAY,
} from '../support/published-files.js';

describe('a published file that contradicts itself', () => {
  it('is refused whole where it names one school twice, with both lines', async () => {
    const rows = ['900008', '900009', '900008'].map((unitid) => hdSchool(unitid, 'Alder College'));
    await expect(importDirectory([], [hdFile('hd2022.csv', rows)], TODAY)).rejects.toMatchObject({
      code: 'bad-row',
      message: 'hd2022.csv:4:1: UNITID: 900008 stands on line 2 already',
    });
    const calendars = icFile('ic2022.csv', [
      ['900008', '1'],
      ['900008', '2'],
    ]);
    await expect(importDirectory([], [calendars], TODAY)).rejects.toThrow(
      'ic2022.csv:3:1: UNITID: 900008 stands on line 2 already',
    );
  });

  it('is refused whole where one DapipId is of two places, with both lines', async () => {
    const place = { DapipId: '500', LocationName: 'Alder College', LocationType: 'Institution' };
    const places = [place, { ...place, DapipId: '501' }, { ...place, LocationName: 'Birch College' }];
    const tables = { places, records: [dapipRecord('500', '7/1/1970')] };
    await expect(importDirectory([], dapipCsv('twice', tables), TODAY)).rejects.toMatchObject({
      code: 'bad-row',
      message:
        'twice-InstituteCampuses.csv:4:1: DapipId: 500 stands in twice-InstituteCampuses.csv:2 already',
    });
    await expect(importDirectory([], [dapipWorkbook('twice.xlsx', tables)], TODAY)).rejects.toThrow(
      'twice.xlsx#sheet1:4:1: DapipId: 500 stands in twice.xlsx#sheet1:2 already',
    );
  });

  it('tells of schools that took one another over, and comes to an end', async () => {
    const into = (unitid: string, successor: string) =>
      hdSchool(unitid, `College ${unitid}`, { ACT: 'C ', NEWID: successor, DEATHYR: '2020' });
    const rows = [
      into('900013', '900012'),
      into('900012', '900011'),
      into('900011', '900013'),
      into('900014', '900013'),
      into('900015', '900015'),
      into('900016', '900017'),
      hdSchool('900017', 'Alder College'),
    ];
    const { circles, institutions } = await importDirectory([], [hdFile('hd2021.csv', rows)], TODAY);
    expect(circles).toEqual([['900011', '900013', '900012'], ['900015']]);
    expect(institutions).toHaveLength(7);
  });
});
