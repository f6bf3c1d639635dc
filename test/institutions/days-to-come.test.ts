import { accreditedAt } from '../../src/domain/institution/accredited-at.js';
import type { Institution } from '../../src/domain/institution/institution.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { dapipCsv, dapipRecord, hdFile, hdSchool, type DapipTables } from '../support/published-files.js';

const TODAY = '2026-11-30';
const HD = hdFile('hd2023.csv', [
  hdSchool('900001', 'Alder College', { OPEID: '123400' }),
  hdSchool('900002', 'Birch College'),
]);
const place = (DapipId: string, IpedsUnitIds: string, more = {}) => ({
  DapipId,
  IpedsUnitIds,
  LocationName: `Place ${DapipId}`,
  LocationType: 'Institution',
  Address: '1 Oak St, Alder, MA 01234',
  ...more,
});
const PLACES = [place('500', '900001'), place('501', '900002'), place('502', '')];
const dapip = (name: string, records: DapipTables['records'], actions: DapipTables['actions'] = []) =>
  dapipCsv(name, { places: PLACES, records, actions });
const school = (institutions: readonly Institution[], unitid: string) =>
  institutions.find((each) => each.unitid === unitid)!;
const answers = (institutions: readonly Institution[], unitid: string, ...terms: string[]) =>
  terms.map((term) => accreditedAt(school(institutions, unitid), term as '2012-fall', ['regional']));

/** One end with its year mistyped: 2202 for 2002. */
const MISTYPED = [
  dapipRecord('500', '7/1/1970'),
  dapipRecord('501', '7/1/1980', { AccreditationEndDate: '11/02/2202' }),
  dapipRecord('502', '7/1/1990', { AccreditationEndDate: '6/30/2018' }),
];

describe('a day that has not come yet in an accreditation file', () => {
  it('is told with its place, and never the day to which everything is known', async () => {
    const { institutions, knownTo, daysNotTaken } = await importDirectory(
      [],
      [HD, ...dapip('slip', MISTYPED)],
      TODAY,
    );
    expect(knownTo).toBe('2018-06-30');
    const where = { file: 'slip-AccreditationRecords.csv', line: 3, column: 12 };
    const slip = { ...where, name: 'AccreditationEndDate', day: '2202-11-02', why: 'to-come' };
    expect(daysNotTaken).toEqual([slip]);
    expect(answers(institutions, '900001', '2012-fall', '2024-fall')).toEqual(['yes', 'unknown']);
  });

  it('leaves open when its own school ended', async () => {
    const { institutions } = await importDirectory([], [HD, ...dapip('open', MISTYPED)], TODAY);
    const terms = ['1975-fall', '2000-fall', '2010-fall', '2024-fall'];
    expect(answers(institutions, '900002', ...terms)).toEqual(['no', 'unknown', 'unknown', 'unknown']);
  });

  it.each([
    ['2026-11-30', '2026-11-30', []],
    ['2026-11-29', '2018-06-30', ['2026-11-30']],
  ])('is one after the day of the import, %s', async (today, knownTo, days) => {
    const action = { DapipId: '500', ActionDescription: 'Warning', ActionDate: '11/30/2026' };
    const files = dapip('today', [MISTYPED[0]!, MISTYPED[2]!], [action]);
    const imported = await importDirectory([], [HD, ...files], today);
    expect(imported.knownTo).toBe(knownTo);
    expect(imported.daysNotTaken.map(({ day, name }) => [name, day])).toEqual(
      days.map((day) => ['ActionDate', day]),
    );
  });

  it('takes nothing from a start that is told, even where the agency lost its standing', async () => {
    const records = [dapipRecord('500', '9/22/8014'), MISTYPED[2]!];
    const { institutions, daysNotTaken } = await importDirectory([], [HD, ...dapip('start', records)], TODAY);
    expect(school(institutions, '900001').accreditations).toMatchObject([
      { from: null, to: null, checkedOn: '2018-06-30' },
    ]);
    expect(daysNotTaken).toMatchObject([{ name: 'AccreditationDate', day: '8014-09-22', why: 'to-come' }]);
  });
});

describe('a directory that knows of accreditation to a day that has not come', () => {
  // What an import kept before: the mistyped end as an end, and its day as the day of the file.
  const wrong = async () => {
    const { institutions } = await importDirectory([], [HD, ...dapip('wrong', MISTYPED)], '2300-01-01');
    expect(answers(institutions, '900001', '2026-fall')).toEqual(['yes']);
    return institutions;
  };
  const CORRECT = MISTYPED.map((record) =>
    record.DapipId === '501' ? { ...record, AccreditationEndDate: '11/02/2002' } : record,
  );

  it('is put right by the next accreditation file, whatever its day', async () => {
    const files = [HD, ...dapip('right', CORRECT)];
    const { institutions, putRight } = await importDirectory(await wrong(), files, TODAY);
    expect(putRight).toBe(3);
    const { institutions: fresh } = await importDirectory([], files, TODAY);
    expect(institutions.map(({ unitid }) => school(institutions, unitid).accreditations)).toEqual(
      fresh.map(({ accreditations }) => accreditations),
    );
  });

  it('says no more than what has been after any other import', async () => {
    const { institutions, putRight, changesAnything } = await importDirectory(await wrong(), [HD], TODAY);
    expect([putRight, changesAnything]).toEqual([3, true]);
    expect(answers(institutions, '900001', '1960-fall', '2012-fall', '2024-fall')).toEqual([
      'no',
      'unknown',
      'unknown',
    ]);
    expect(answers(institutions, '900002', '2012-fall')).toEqual(['unknown']);
    expect(answers(institutions, 'dapip-502', '2012-fall', '2020-fall')).toEqual(['yes', 'no']);
    expect(JSON.stringify(institutions)).not.toMatch(/2202/);
    const again = await importDirectory(institutions, [HD], TODAY);
    expect([again.putRight, again.changesAnything]).toEqual([0, false]);
  });
});

describe('a school that is to close on a day that has not come', () => {
  it.each([
    ['CLOSEDAT', '5/26/2123', '2123-05-26'],
    ['DEATHYR', '2123', '2123'],
  ])('is open, and the day in %s is told', async (name, printed, day) => {
    const file = hdFile('hd2024.csv', [hdSchool('900001', 'Alder College', { [name]: printed })]);
    const { institutions, daysNotTaken } = await importDirectory([], [file], TODAY);
    expect(institutions[0]!.ended).toBeUndefined();
    expect(daysNotTaken).toMatchObject([{ file: 'hd2024.csv', line: 2, name, day, why: 'to-come' }]);
  });
});
