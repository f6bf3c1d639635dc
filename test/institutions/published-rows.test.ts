import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { readDirectoryFile, writeDirectoryFile } from '../../src/reference/directory/directory-file.js';
import { dapipCsv, dapipRecord, hdFile, hdSchool, written, TODAY } from '../support/published-files.js';

describe('a day that a published file gives by its year alone', () => {
  it.each([
    ['2014', '2014'],
    ['1905', '1905'],
    ['41851', '2014-07-31'],
    ['7/31/2014', '2014-07-31'],
  ])('reads a school that closed in %s as closed %s, and keeps it', async (printed, on) => {
    const file = hdFile('hd2023.csv', [hdSchool('900001', 'Alder', { ACT: 'D ', CLOSEDAT: printed })]);
    const { institutions } = await importDirectory([], [file], TODAY);
    expect(institutions[0]?.ended).toEqual({ how: 'closed', on, successor: null });
    const kept = `${file}.ndjson`;
    writeDirectoryFile(kept, institutions);
    expect(readDirectoryFile(kept)).toEqual(institutions);
  });

  it('refuses an end in a year that is none, at its line and column', async () => {
    const ended = hdSchool('900001', 'Alder', { ACT: 'D ', DEATHYR: 'unknown' });
    await expect(importDirectory([], [hdFile('hd2023.csv', [ended])], TODAY)).rejects.toMatchObject({
      code: 'bad-row',
      message: 'hd2023.csv:2:11: DEATHYR: expected a year such as 2014, found “unknown”',
    });
  });

  it('refuses an accreditation that begins on no day', async () => {
    const place = { DapipId: '500', LocationName: 'Alder', LocationType: 'Institution' };
    const files = dapipCsv('year', { places: [place], records: [dapipRecord('500', '1970')] });
    await expect(importDirectory([], files, TODAY)).rejects.toMatchObject({
      code: 'bad-row',
      message: expect.stringContaining('expected a date such as 7/31/2014, found “1970”') as string,
    });
  });
});

describe('the line of a row of a published file', () => {
  const HEAD = 'UNITID,INSTNM,STABBR';

  it.each([
    ['behind a row of two lines', [HEAD, '900001,"Alder', 'College",MA', '12,Elm College,MA'], 4],
    ['behind an empty line', [HEAD, '', '12,Elm College,MA'], 3],
    ['in two lines itself', [HEAD, '900001,Alder,MA', '12,"Elm', 'College",MA'], 3],
    ['with a cell too many', [HEAD, '900001,Alder,MA', '900002,"Elm', 'College",MA,x'], 3],
    ['with a quotation mark left open', [HEAD, '900001,Alder,MA', '900002,"Elm,MA', '900003,Ash,MA'], 3],
  ])('is that on which it begins, %s', async (_, lines, line) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = written('lines.csv', [...lines, ''].join(end));
      await expect(importDirectory([], [file], TODAY)).rejects.toMatchObject({
        code: 'bad-row',
        where: { line },
      });
    }
  });

  it.each(['utf16le', 'utf16be'])(
    'is right in %s, whose letters have bytes of line ends',
    async (encoding) => {
      const lines = [HEAD, '900001,"Alder', '\u010d\u0d0a College",MA', '12,Elm College,MA', ''];
      const bytes = Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
      const file = written('wide.csv', encoding === 'utf16le' ? bytes : bytes.swap16());
      await expect(importDirectory([], [file], TODAY)).rejects.toMatchObject({
        code: 'bad-row',
        where: { line: 4 },
      });
    },
  );

  it('is right where a line end is cut in two between pieces of the file', async () => {
    const fill = (length: number) => `900001,"${'x'.repeat(length - HEAD.length - 14)}`;
    for (const length of [65_534, 65_535, 65_536]) {
      const file = written('cut.csv', `${HEAD}\r\n${fill(length)}\r\nAlder",MA\r\n12,Elm,MA\r\n`);
      await expect(importDirectory([], [file], TODAY)).rejects.toMatchObject({ where: { line: 4 } });
    }
  });
});

describe('a NUL byte in a published file', () => {
  it.each([
    ['beside letters', 'Al\0der', 2, 10],
    ['behind the first piece that is read', `${'x'.repeat(70_000)}\0`, 2, 70_008],
  ])('is refused with its place, %s', async (_, name, line, column) => {
    const file = written('nul.csv', `UNITID,INSTNM,STABBR\n900001,${name},MA\n`);
    await expect(importDirectory([], [file], TODAY)).rejects.toMatchObject({
      code: 'nul-byte',
      where: { file: 'nul.csv', line, column },
    });
  });
});
