import { spawnSync } from 'node:child_process';
import { accreditedAt } from '../../src/domain/institution/accredited-at.js';
import { findSchools } from '../../src/domain/institution/find-institution.js';
import { importDirectory } from '../../src/reference/directory/import-directory.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';
import { hdFile, hdSchool, written, TODAY } from '../support/published-files.js';

const HEAD = 'name,aliases,country,city,web,recognised by,source';
const ROWS = [
  'Conservatoire de Valmont,Valmont Conservatory|CDV,FR,Valmont,https://valmont.example,Ministry of Culture,https://valmont.example/about',
  'Høgskolen i Fjordvik,,NO,Fjordvik,,,https://fjordvik.example',
];
const list = (name: string, ...rows: string[]) => written(name, [HEAD, ...rows, ''].join('\n'));

describe('a list of schools abroad', () => {
  it('is taken in with its sources, and the same list again changes nothing', async () => {
    const file = list('abroad.csv', ...ROWS);
    const { institutions, changes } = await importDirectory([], [file], TODAY);
    expect(institutions).toEqual([
      expect.objectContaining({
        unitid: 'fr-conservatoire-de-valmont',
        aliases: ['Valmont Conservatory', 'CDV'],
        country: 'FR',
        state: null,
        recognisedBy: 'Ministry of Culture',
        accreditations: [],
        creditUnit: 'unknown',
        source: 'https://valmont.example/about',
      }),
      expect.objectContaining({ unitid: 'no-hogskolen-i-fjordvik', country: 'NO' }),
    ]);
    expect(changes.map(({ kind, text }) => [kind, text])).toEqual([
      ['added', 'Valmont, FR'],
      ['added', 'Fjordvik, NO'],
    ]);
    const again = await importDirectory(institutions, [file], TODAY);
    expect(again.changesAnything).toBe(false);
  });

  it('reads UK as GB, and keeps the number of a school that was made of UK', async () => {
    const file = list('uk.csv', 'Dunmore Academy,,UK,Dunmore,,,https://dunmore.example');
    const { institutions } = await importDirectory([], [file], TODAY);
    expect(institutions).toMatchObject([{ unitid: 'gb-dunmore-academy', country: 'GB' }]);
    const known = [{ ...institutions[0]!, unitid: 'uk-dunmore-academy', country: 'UK' }];
    const again = await importDirectory(known, [file], TODAY);
    expect(again.institutions).toMatchObject([{ unitid: 'uk-dunmore-academy', country: 'GB' }]);
  });

  it('keeps a school under its number when it is renamed, and what staff know of it', async () => {
    const first = await importDirectory([], [list('first.csv', ROWS[0]!)], TODAY);
    const known = first.institutions.map((each) => ({ ...each, creditUnit: 'ects' as const }));
    const renamed = written(
      'renamed.csv',
      'id,name,country,city,source\nfr-conservatoire-de-valmont,Académie Valmont,FR,Aumont,https://valmont.example\n',
    );
    const { institutions, changes } = await importDirectory(known, [renamed], TODAY);
    expect(changes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'renamed: was Conservatoire de Valmont',
      'changed: city',
    ]);
    expect(institutions).toEqual([
      expect.objectContaining({
        name: 'Académie Valmont',
        formerNames: ['Conservatoire de Valmont'],
        creditUnit: 'ects',
        recognisedBy: 'Ministry of Culture',
      }),
    ]);
  });

  it('is left open by the next year of the federal directory', async () => {
    const first = await importDirectory([], [list('open.csv', ...ROWS)], TODAY);
    const hd = hdFile('hd2023.csv', [hdSchool('900001', 'Alder College')]);
    const { institutions } = await importDirectory(first.institutions, [hd], TODAY);
    expect(institutions.filter(({ ended }) => ended !== undefined)).toEqual([]);
  });

  it.each([
    ['no country', ',,,,,,', 1],
    ['a country that there is not', 'Alder,,QQ,,,,https://alder.example', 3],
    ['a school of the United States', 'Alder,,US,,,,https://alder.example', 3],
    ['no source', 'Alder,,FR,Lyon,,,', 7],
    ['an address that is none', 'Alder,,FR,Lyon,alder,,https://alder.example', 5],
    ['one school twice', ROWS[0]!, 1],
  ])('is refused whole for %s, by line and column', async (_, row, column) => {
    await expect(importDirectory([], [list('broken.csv', ...ROWS, row)], TODAY)).rejects.toMatchObject({
      code: 'bad-row',
      where: { file: 'broken.csv', line: 4, column },
    });
  });
});

describe('the well-known schools abroad', () => {
  const directory = loadInstitutions({ invented: false });
  const abroad = directory.filter(({ country }) => country !== 'US');

  it('are found by each of their names, and say nothing that no source says', () => {
    expect(abroad.length).toBeGreaterThan(40);
    for (const school of abroad) {
      for (const name of [school.name, ...school.aliases]) {
        const [found] = findSchools(name, directory);
        expect([name, found?.unitid, found?.score]).toEqual([name, school.unitid, expect.any(Number)]);
        expect(found!.score).toBeGreaterThanOrEqual(0.85);
      }
      expect(school.source).toMatch(/^https:\/\//);
      expect(school.accreditations).toEqual([]);
      expect(accreditedAt(school, '2018-fall', ['regional'])).toBe('unknown');
    }
  });

  it('lead to a course-by-course report, from the paper to the evaluation', () => {
    const paper = written(
      'abroad.txt',
      [
        'Royal Academy of Music',
        'Student: Robin Sato',
        '',
        'Fall 2012',
        'Course      Title                        Credits   Grade',
        'HIS 101     World History                  3.00    A',
        'PSY 101     General Psychology             3.00    B',
        'Credits are semester hours.',
      ].join('\n'),
    );
    const args = ['evaluate', '--program', 'bps-music-production', '--transcript', paper, '--json'];
    const { stdout } = spawnSync(process.execPath, ['bin/segue.mjs', ...args], { encoding: 'utf8' });
    const { lines, whatWouldChange } = JSON.parse(stdout);
    expect(lines).toHaveLength(2);
    for (const { decision, reasons } of lines) {
      const codes = reasons.map(({ code }: { code: string }) => code);
      expect(decision).toBe('pending');
      expect(codes).toContain('foreign-report-needed');
      expect(codes).not.toContain('institution-unknown');
      expect(codes).not.toContain('accreditation-unknown');
    }
    expect(whatWouldChange.map(({ change }: { change: string }) => change)).toContain('credential-report');
  });
});
