import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERAL_EDUCATION } from '../../src/domain/matching/categories.js';
import { checkCatalog, listCatalog, loadCatalog, loadHomeCourses } from '../../src/reference/load-catalog.js';
import { loadProgram } from '../../src/reference/load-program.js';

const HEADER = readFileSync('reference/catalog/berklee-online.csv', 'utf8').split('\n')[0]!;
const row = (cells: Readonly<Record<string, string>>) => {
  const usual = {
    title: 'Music Theory 101',
    academic_level: 'undergraduate',
    degree_only: 'no',
    code_confidence: 'official',
    source: 'https://example.org',
  };
  const all: Readonly<Record<string, string>> = { code: 'OHARM-101', credits: '3', ...usual, ...cells };
  return HEADER.split(',')
    .map((name) => all[name] ?? '')
    .join(',');
};
const read = (...rows: readonly string[]) =>
  checkCatalog([{ system: 'berklee-online', file: 'catalog.csv', csv: [HEADER, ...rows].join('\n') }]);

describe('the catalog of the school', () => {
  it('lists every course that a page shows, and keeps unknown what no page says', () => {
    const listed = listCatalog();
    const count = (test: (course: (typeof listed)[number]) => boolean) => listed.filter(test).length;
    expect(count(({ system }) => system === 'berklee-online')).toBe(120);
    expect(count(({ system }) => system === 'berklee-campus')).toBe(121);
    expect(count(({ code }) => code === null)).toBe(50);
    expect(count(({ code, codeConfidence }) => (code === null) !== (codeConfidence === 'unknown'))).toBe(0);
    expect(listed.find(({ code }) => code === 'MTEC-213')).toMatchObject({ credits: null, level: 2 });
    expect(listed.find(({ code }) => code === 'OMBUS-380')).toMatchObject({ credits: '3', level: null });
    expect(listed.find(({ code }) => code === 'OEART-400')?.prerequisitesStated).toMatch(/code not seen/);
  });

  it('gives evaluations only online courses that have a code, and the campus beside them', () => {
    const { courses, campus } = loadCatalog();
    expect(courses).toHaveLength(70);
    expect(campus?.courses).toHaveLength(121);
    const online = new Set(courses.map(({ code }) => code));
    expect(campus?.courses.filter(({ code }) => online.has(code))).toEqual([]);
    const doubtful = courses.filter(({ codeConfidence }) => codeConfidence === 'third-party');
    expect(doubtful.map(({ code }) => code)).toEqual(['OSONG-240', 'OSONG-310', 'OSONG-430']);
  });

  it('has every subject and course that the degree’s places name', () => {
    const { courses } = loadCatalog();
    const accepts = loadProgram('bps-music-production').blocks.flatMap(({ slots }) =>
      slots.map((slot) => slot.accepts),
    );
    const codes = courses.map(({ code }) => code);
    expect(accepts.flatMap((each) => each.courses).filter((code) => !codes.includes(code))).toEqual([]);
    const subjects = new Set(courses.map(({ subject }) => subject));
    expect(accepts.flatMap((each) => each.subjects).filter((subject) => !subjects.has(subject))).toEqual([]);
    const categories = listCatalog().flatMap(({ category }) => category ?? []);
    const known: readonly string[] = [...GENERAL_EDUCATION, 'ARTISTRY'];
    expect(categories.filter((category) => !known.includes(category))).toEqual([]);
  });

  it.each([
    ['an amount that is none', { credits: 'three' }, 'catalog.csv:2:3: credits: expected an amount'],
    ['a level that is none', { level: 'II' }, 'catalog.csv:2:6: level: expected a level'],
    ['a category that nobody knows', { category: 'ALCHEMY' }, 'catalog.csv:2:5: category: expected one of'],
    ['neither code nor a word on it', { code: '' }, 'catalog.csv:2:1: code: expected a code, or none'],
    ['a code that it calls unknown', { code_confidence: 'unknown' }, 'catalog.csv:2:1: code: expected'],
    ['no source', { source: '' }, 'catalog.csv:2:13: source: expected where the course is shown'],
    ['a prerequisite that is nowhere', { prerequisites: 'OHARM-1' }, 'catalog.csv:2:9: prerequisites:'],
  ])('refuses %s, with line and column', (_, cells, sentence) => {
    expect(() => read(row(cells))).toThrow(sentence);
  });

  it('refuses a code that stands twice and a line that is too long', () => {
    expect(() => read(row({}), row({ title: 'Another' }))).toThrow('catalog.csv:3:1: code: expected each');
    expect(() => read(`${row({})},more`)).toThrow(/^catalog\.csv:2:/);
  });

  it('tells the line on which a row begins, whatever ends the lines', () => {
    const first = row({ title: '"Two\n\nlines\n"' });
    const rows = [first, '', row({ code: 'A-2', title: '"Two\nlines"', degree_only: 'maybe' })];
    for (const end of ['\n', '\r\n', '\r'])
      expect(() => read(rows.join('\n').replaceAll('\n', end))).toThrow(/^catalog\.csv:7:\d+: degree_only/);
    expect(() => read(first, `"Two\nlines",${row({})}`)).toThrow(/^catalog\.csv:6:/);
  });

  it('refuses courses that ask for one another, at the first of them', () => {
    const theory = row({ code: 'A-1', prerequisites: 'A-2' });
    const harmony = row({ code: 'A-2', prerequisites: 'A-3' });
    const both = [theory, harmony, row({ code: 'A-3', prerequisites: 'A-1' })];
    expect(() => read(row({}), ...both)).toThrow('catalog.csv:3:9: prerequisites: expected no course that');
    expect(read(theory, harmony, row({ code: 'A-3' }))).toHaveLength(3);
  });

  it('of another file gives what a rule may name, without rows whose code is unknown', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'home.csv');
    const nameless = row({ code: '', title: 'Seen by title', code_confidence: 'unknown' });
    writeFileSync(file, [HEADER, row({ academic_level: 'graduate' }), nameless].join('\n'));
    expect(await loadHomeCourses(file)).toEqual([
      { code: 'OHARM-101', subject: null, category: null, academicLevel: 'graduate' },
    ]);
    writeFileSync(file, 'home_code,subject\nA-1,Theory\n,Harmony\n');
    await expect(loadHomeCourses(file)).rejects.toThrow(`${file}:3:1: home_code is empty`);
  });

  it.each([
    ['one of two columns with one name', 'code,title,code\nA-1,x,A-2\n', 'column-twice', 1],
    ['a code that stands twice', '\nHome_Code,subject\nA-1,x\nA-1,y\n', 'duplicate-home-code', 4],
    ['a heading without a code', '\n\ncode;title\nA-1;x\n', 'missing-column', 3],
    ['a row that is too short', 'code,title\nA-1\n', 'malformed-row', 2],
    ['an open quotation mark', 'code\n"a\n', 'malformed-row', 2],
  ])('of another file takes nothing from %s', async (_, csv, code, line) => {
    const file = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'home.csv');
    writeFileSync(file, csv);
    await expect(loadHomeCourses(file)).rejects.toMatchObject({ code, where: { file, line } });
  });

  it('of another file is read whatever the letters of its heading', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'home.csv');
    writeFileSync(file, 'Code,Subject\nA-1,Theory\n');
    expect(await loadHomeCourses(file)).toEqual([{ code: 'A-1', subject: 'Theory', category: null }]);
  });
});
