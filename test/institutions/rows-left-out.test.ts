import { accreditedAt } from '../../src/domain/institution/accredited-at.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import {
  dapipCsv,
  dapipRecord,
  hdFile,
  hdSchool,
  TODAY,
  type DapipTables,
} from '../support/published-files.js';

const HD = hdFile('hd2023.csv', [hdSchool('900001', 'Alder College')]);
const place = (DapipId: string, IpedsUnitIds: string) => ({
  DapipId,
  IpedsUnitIds,
  LocationName: `Place ${DapipId}`,
  LocationType: 'Institution',
});
const imported = (name: string, records: DapipTables['records']) =>
  importDirectory([], [HD, ...dapipCsv(name, { places: [place('500', '900001')], records })], TODAY);

describe('what an import leaves out of an accreditation file', () => {
  it('is counted by its reason', async () => {
    const { leftOut, knownTo } = await imported('counted', [
      dapipRecord('500', '7/1/1970', { AccreditationEndDate: '6/30/2015' }),
      dapipRecord('777', '7/1/1970'),
      dapipRecord('500', '7/1/1970', { AccreditationStatus: 'Accredited on Probation' }),
      dapipRecord('500', '7/1/1970', { ProgramName: 'Nursing' }),
    ]);
    expect(knownTo).toBe('2015-06-30');
    expect(leftOut).toEqual({
      ofPrograms: 1,
      ofNoPlace: 1,
      withoutDay: 0,
      ofOtherStatus: [{ status: 'Accredited on Probation', records: 1 }],
    });
  });

  it('is no record of a file without ends and actions, which is known to its newest start', async () => {
    const { institutions, leftOut, knownTo } = await imported('starts', [
      dapipRecord('500', '7/1/1970'),
      dapipRecord('500', '7/1/2019', { AgencyName: 'Another Agency' }),
    ]);
    expect([knownTo, leftOut.withoutDay]).toEqual(['2019-07-01', 0]);
    expect(accreditedAt(institutions[0]!, '2018-fall', ['regional'])).toBe('yes');
    expect(accreditedAt(institutions[0]!, '2021-fall', ['regional'])).toBe('unknown');
  });

  it('is every record where no day at all has come', async () => {
    const records = [dapipRecord('500', ''), dapipRecord('500', '7/1/2070')];
    const { institutions, leftOut, knownTo } = await imported('no-day', records);
    expect([knownTo, leftOut.withoutDay, institutions[0]!.accreditations]).toEqual([null, 2, []]);
  });

  it('is a start after its own end, with its place', async () => {
    const { institutions, daysNotTaken } = await imported('backward', [
      dapipRecord('500', '7/1/2017', { AccreditationEndDate: '6/30/2015' }),
      dapipRecord('500', '8/1/2016', { SequentialId: '2' }),
    ]);
    expect(institutions[0]!.accreditations.map(({ from, to }) => [from, to])).toEqual([
      [null, '2015-06-30'],
      [null, null],
    ]);
    const where = { file: 'backward-AccreditationRecords.csv', column: 8, name: 'AccreditationDate' };
    expect(daysNotTaken).toEqual([
      { ...where, line: 2, day: '2017-07-01', why: 'after-its-end' },
      { ...where, line: 3, day: '2016-08-01', why: 'after-the-file' },
    ]);
  });
});
