import { readFileSync, statSync } from 'node:fs';
import { accreditedAt, knownUntil } from '../../src/domain/institution/accredited-at.js';
import type { Institution } from '../../src/domain/institution/institution.js';
import { readDirectoryFile, writeDirectoryFile } from '../../src/reference/directory/directory-file.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import {
  dapipCsv,
  dapipRecord,
  dapipWorkbook,
  hdFile,
  hdSchool,
  icFile,
  written,
  type DapipTables,
  TODAY,
} from '../support/published-files.js';

const school = (institutions: readonly Institution[], unitid: string) =>
  institutions.find((each) => each.unitid === unitid)!;
const kinds = ({ changes }: Awaited<ReturnType<typeof importDirectory>>) => changes.map(({ kind }) => kind);

const HD = hdFile('hd2023.csv.gz', [
  hdSchool('900001', 'Lindenwald College', {
    OPEID: '123400',
    IALIAS: 'LC | Lindenwald, Formerly Linden Seminary',
  }),
  hdSchool('900002', 'Lindenwald College-North Campus', {
    OPEID: '123402',
    CITY: 'Brookfield',
    STABBR: 'OH',
  }),
  hdSchool('900003', 'Marlowe Institute', { ACT: 'D ', CLOSEDAT: '5/26/23', DEATHYR: '2023', CYACTIVE: '3' }),
  hdSchool('900004', 'Penrose College', { ACT: 'C ', NEWID: '900001', DEATHYR: '2023', CYACTIVE: '3' }),
]);
const DAPIP: DapipTables = {
  places: [
    {
      DapipId: '500',
      OpeId: '00123400',
      IpedsUnitIds: '900001',
      LocationName: 'Lindenwald College',
      LocationType: 'Institution',
      Address: '1 Oak St, Alder, MA 01234',
    },
    {
      DapipId: '501',
      IpedsUnitIds: '900003',
      LocationName: 'Marlowe Institute',
      LocationType: 'Institution',
      Address: '2 Oak St, Alder, MA 01234',
    },
    {
      DapipId: '502',
      LocationName: 'Old Harbor Conservatory of Music',
      LocationType: 'Institution',
      Address: '3 Pier Rd, Old Harbor, ME 04000-1234',
    },
    {
      DapipId: '500001',
      LocationName: 'Night School',
      ParentDapipId: '500',
      LocationType: 'Additional Location',
      Address: '4 Oak St, Alder, MA 01234',
    },
  ],
  records: [
    dapipRecord('500', '7/1/1970 12:00:00 AM', { SequentialId: '2' }),
    dapipRecord('500', '1/1/1966 12:00:00 AM', {
      AccreditationStatus: 'Preaccredited',
      AccreditationEndDate: '7/1/1970 12:00:00 AM',
    }),
    dapipRecord('500', '5/5/1999', {
      ProgramId: '9',
      ProgramName: 'Nursing (ADNUR) - Associate degree programs',
    }),
    dapipRecord('501', '1/1/1980', { InitialDateFlag: 'Estimated', AccreditationEndDate: '6/30/2015' }),
    dapipRecord('502', '9/1/1950', {
      AgencyId: '34',
      AgencyName: 'National Association of Schools of Music, Commission on Accreditation',
      AccreditationEndDate: '8/1/2014',
    }),
  ],
  actions: [
    {
      DapipId: '502',
      AgencyId: '34',
      ProgramId: '1',
      SequentialId: '1',
      ActionDescription: 'Change in Agency recognition',
      ActionDate: '8/1/2014 12:00:00 AM',
    },
    {
      DapipId: '500',
      AgencyId: '4',
      ProgramId: '1',
      SequentialId: '2',
      ActionDescription: 'Renewal of Accreditation',
      ActionDate: '11/2/2020 12:00:00 AM',
    },
  ],
};

describe('the directory of schools from published files', () => {
  it('has names, places, numbers and ends from the federal directory', async () => {
    const { institutions, files } = await importDirectory([], [HD], TODAY);
    expect(files).toEqual([{ file: 'hd2023.csv.gz', kinds: ['directory'], rows: 4 }]);
    expect(school(institutions, '900001')).toMatchObject({
      name: 'Lindenwald College',
      aliases: ['LC', 'Lindenwald'],
      formerNames: ['Linden Seminary'],
      city: 'Alder',
      opeid: '00123400',
      sector: 'public, four years or more',
      source: 'HD2023',
    });
    expect(school(institutions, '900003').ended).toEqual({
      how: 'closed',
      on: '2023-05-26',
      successor: null,
    });
    expect(school(institutions, '900004').ended).toEqual({ how: 'merged', on: '2023', successor: '900001' });
  });

  it('tells the calendar from the unit of credit', async () => {
    const codes = { 900001: '2', 900002: '4', 900003: '3', 999999: '1' };
    const ic = icFile('ic2020.csv', Object.entries(codes));
    const { institutions } = await importDirectory([], [ic, HD], TODAY);
    expect(school(institutions, '900001')).toMatchObject({ calendar: 'quarter', creditUnit: 'quarter' });
    expect(school(institutions, '900002')).toMatchObject({ calendar: 'other', creditUnit: 'semester' });
    expect(school(institutions, '900003')).toMatchObject({ calendar: 'trimester', creditUnit: 'unknown' });
    expect(institutions).toHaveLength(4);
  });

  it.each([
    ['the three CSV files', () => dapipCsv('first', DAPIP)],
    ['a workbook with its texts in the cells', () => [dapipWorkbook('inline.xlsx', DAPIP)]],
    ['a workbook with a table of texts', () => [dapipWorkbook('shared.xlsx', DAPIP, true)]],
  ])('has intervals of accreditation from %s', async (_, files) => {
    const { institutions, leftOut } = await importDirectory([], [HD, ...files()], TODAY);
    expect(leftOut).toEqual({ ofPrograms: 1, ofNoPlace: 0, withoutDay: 0, ofOtherStatus: [] });
    const main = school(institutions, '900001');
    expect(main.accreditations).toMatchObject([
      { from: '1966-01-01', to: '1970-07-01', candidate: true, group: 'regional' },
      { from: '1970-07-01', to: null, checkedOn: '2020-11-02', source: 'DAPIP 2020-11-02' },
    ]);
    expect(accreditedAt(main, '1968-fall', ['regional'])).toBe('no');
    expect(accreditedAt(main, '2012-fall', ['regional'])).toBe('yes');
    expect(accreditedAt(main, '2022-fall', ['regional'])).toBe('unknown');
    const closed = school(institutions, '900003');
    expect(accreditedAt(closed, '2014-fall', ['regional'])).toBe('yes');
    expect(accreditedAt(closed, '2016-fall', ['regional'])).toBe('no');
  });

  it('gives a branch the agency of its main campus without a start', async () => {
    const { institutions } = await importDirectory([], [HD, ...dapipCsv('branch', DAPIP)], TODAY);
    const branch = school(institutions, '900002');
    expect(branch.accreditations[1]).toMatchObject({
      from: null,
      source: 'DAPIP 2020-11-02, of the main campus',
    });
    expect(accreditedAt(branch, '2012-fall', ['regional'])).toBe('unknown');
  });

  it('keeps a school of music, and takes a change of the agency’s standing for no loss', async () => {
    const { institutions } = await importDirectory([], [HD, ...dapipCsv('music', DAPIP)], TODAY);
    const music = school(institutions, 'dapip-502');
    expect(music).toMatchObject({
      kind: 'music-school',
      city: 'Old Harbor',
      state: 'ME',
      source: 'DAPIP2020',
    });
    expect(music.ended).toBeUndefined();
    expect(accreditedAt(music, '2010-fall', ['music'])).toBe('yes');
    expect(accreditedAt(music, '2015-fall', ['music'])).toBe('unknown');
  });

  it('changes nothing when the same files come again', async () => {
    const files = [HD, ...dapipCsv('again', DAPIP), icFile('ic2021.csv', [['900001', '2']])];
    const first = await importDirectory([], files, TODAY);
    const file = written('directory.ndjson', '');
    writeDirectoryFile(file, first.institutions);
    const before = readFileSync(file);
    const again = await importDirectory(readDirectoryFile(file), files, TODAY);
    expect(again.changes).toEqual([]);
    expect(again.changesAnything).toBe(false);
    writeDirectoryFile(file, again.institutions);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('tells what a newer year changes, and keeps the old name', async () => {
    const known = (await importDirectory([], [HD], TODAY)).institutions;
    const newer = hdFile('hd2024.csv', [
      hdSchool('900001', 'Lindenwald University', { OPEID: '123400' }),
      hdSchool('900002', 'Lindenwald College-North Campus', {
        OPEID: '123402',
        CITY: 'Brookfield',
        STABBR: 'OH',
      }),
      hdSchool('900005', 'Quarry Hill College'),
    ]);
    const imported = await importDirectory(known, [newer], TODAY);
    expect(kinds(imported)).toEqual(['renamed', 'added']);
    expect(imported.changes[0]).toMatchObject({ unitid: '900001', text: 'was Lindenwald College' });
    expect(school(imported.institutions, '900001').formerNames).toContain('Lindenwald College');
    const gone = hdFile('hd2025.csv', [
      hdSchool('900001', 'Lindenwald University', { OPEID: '123400' }),
      hdSchool('900005', 'Quarry Hill College'),
    ]);
    const later = await importDirectory(imported.institutions, [gone], TODAY);
    const closed = later.changes.filter(({ kind }) => kind === 'closed').map(({ unitid }) => unitid);
    expect(closed).toEqual(['900002']);
    const part = hdFile('hd2026.csv', [hdSchool('900010', 'Only One College')]);
    expect(kinds(await importDirectory(later.institutions, [part], TODAY))).toEqual(['added']);
  });

  it('tells accreditation that is gained, ended or changed', async () => {
    const known = (await importDirectory([], [HD, ...dapipCsv('earlier', DAPIP)], TODAY)).institutions;
    const records = [
      dapipRecord('500', '7/1/1970', { SequentialId: '2', AccreditationEndDate: '12/1/2021' }),
      dapipRecord('500', '12/1/2021', { AgencyName: 'Middle States Commission on Higher Education' }),
    ];
    const imported = await importDirectory(
      known,
      dapipCsv('later', { places: DAPIP.places, records }),
      TODAY,
    );
    const main = imported.changes.filter(({ unitid }) => unitid === '900001');
    expect(main.map(({ kind }) => kind).toSorted()).toEqual([
      'accreditation-changed',
      'accreditation-ended',
      'accreditation-gained',
    ]);
    expect(accreditedAt(school(imported.institutions, '900001'), '2020-fall', ['regional'])).toBe('yes');
  });

  it('lets a newer file extend what is known, and an older one take nothing back', async () => {
    const first = (await importDirectory([], [HD, ...dapipCsv('of-2020', DAPIP)], TODAY)).institutions;
    expect(accreditedAt(school(first, '900001'), '2023-fall', ['regional'])).toBe('unknown');
    expect(knownUntil(school(first, '900001'), '2023-fall', ['regional'])).toBe('2020-11-02');
    const action = { DapipId: '502', ActionDescription: 'Warning', ActionDate: '3/1/2025' };
    const newer = dapipCsv('of-2025', { ...DAPIP, actions: [...(DAPIP.actions ?? []), action] });
    const later = (await importDirectory(first, newer, TODAY)).institutions;
    expect(accreditedAt(school(later, '900001'), '2023-fall', ['regional'])).toBe('yes');
    expect((await importDirectory(later, dapipCsv('older', DAPIP), TODAY)).changesAnything).toBe(false);
  });

  it.each([
    [
      'bad-row',
      /bad\.csv:3:1: UNITID: expected a unit id/,
      () => hdFile('bad.csv', [hdSchool('900001', 'Alder College'), hdSchool('12', 'Birch College')]),
    ],
    [
      'bad-row',
      /cells\.csv:3:/,
      () => written('cells.csv', 'UNITID,INSTNM,STABBR\n900001,Alder College,MA\n900002,Birch\n'),
    ],
    ['unknown-file', /is none of those that are read/, () => written('else.csv', 'a,b\n1,2\n')],
    ['unknown-file', /is none of those that are read/, () => written('empty.csv', '')],
    ['damaged', /download it again/, () => written('cut.csv.gz', readFileSync(HD).subarray(0, 120))],
    [
      'damaged',
      /download it again/,
      () => written('cut.xlsx', readFileSync(dapipWorkbook('whole.xlsx', DAPIP)).subarray(0, 400)),
    ],
    ['places-missing', /InstituteCampuses/, () => dapipCsv('alone', DAPIP)[1]!],
    ['no-such-file', /no file/, () => '/nowhere/hd.csv'],
  ])('answers %s with the place, and changes nothing', async (code, message, file) => {
    await expect(importDirectory([], [HD, file()], TODAY)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it('reads a file in the letters of older years', async () => {
    const text = `UNITID,INSTNM,STABBR\n900001,Colegio Universitario Peñón,PR\n`;
    const { institutions } = await importDirectory(
      [],
      [written('hd2005.csv', Buffer.from(text, 'latin1'))],
      TODAY,
    );
    expect(institutions[0]?.name).toBe('Colegio Universitario Peñón');
  });

  it('refuses a directory file of another kind, at its line', () => {
    const file = written(
      'other.ndjson',
      '{"schema":"segue.institutions/1","institutions":1}\n{"unitid":"1"}\n',
    );
    expect(() => readDirectoryFile(file)).toThrow(/other\.ndjson:2:1: name/);
    expect(() => readDirectoryFile(written('no.ndjson', '{}\n'))).toThrow(/no directory of schools/);
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});
