import { existsSync, readFileSync } from 'node:fs';
import { caseFiles, runCase } from '../src/cli/cases-command.js';
import { loadCase, type Case } from '../src/reference/load-case.js';
import { loadInstitutions } from '../src/reference/load-institutions.js';
import { loadPolicy } from '../src/reference/load-policy.js';

const FILES = caseFiles('fixtures/cases');
const schools = loadInstitutions({ invented: true });

describe('the cases in the registrar’s words', () => {
  it.each(FILES)('%s', async (file) => {
    expect((await runCase(file, schools)).moved).toEqual([]);
  });
});

describe('the cases together', () => {
  const cases: readonly Case[] = FILES.map((file) => loadCase(file, schools));

  it('are many, and each tells something of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
    expect(cases.filter(({ expect: promised }) => promised === null)).toEqual([]);
  });

  it('cover every rule that the policy names as a source', () => {
    const policy = loadPolicy('berklee-online-undergraduate-2014');
    const { sources, excludedFields, examsBeforeCollege = [], limitedCredit = [] } = policy;
    const single = [...excludedFields, ...examsBeforeCollege, ...limitedCredit];
    const { prices: _, ...rules } = sources;
    const cited = new Set([...Object.values(rules).flat(), ...single.map(({ source }) => source)]);
    const covered = new Set(cases.flatMap(({ covers }) => covers));
    expect([...cited].filter((key) => !covered.has(key))).toEqual([]);
  });

  it('show every rule that is written down, but for those that no evaluation decides', () => {
    const [rules = '', beside = ''] = readFileSync('docs/policy-sources.md', 'utf8').split('\n## ');
    const keysOf = (table: string) => [...table.matchAll(/^\| ([TBPRLAGCQ]\d+) /gm)].map(([, key]) => key!);
    const elsewhere = keysOf(beside);
    const covered = new Set(cases.flatMap(({ covers }) => covers));
    expect(keysOf(rules)).toHaveLength(126);
    expect(keysOf(rules).filter((key) => !covered.has(key) && !elsewhere.includes(key))).toEqual([]);
    expect(elsewhere.filter((key) => covered.has(key))).toEqual([]);
  });

  it('show every contradiction between the sources, and every default that touches an evaluation', () => {
    const covered = new Set(cases.flatMap(({ covers }) => covers));
    const contradictions = Array.from({ length: 10 }, (_, at) => `C${at + 1}`);
    const shown = (key: string) => cases.filter(({ covers }) => covers.includes(key)).length;
    const defaults = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25];
    // Each is read in two ways.
    expect(contradictions.filter((key) => shown(key) < 2)).toEqual([]);
    expect(defaults.map((n) => `Q${n}`).filter((key) => !covered.has(key))).toEqual([]);
  });

  it('and tests show the scenarios that the docs list', () => {
    const table = readFileSync('docs/scenarios.md', 'utf8');
    const rows = [...table.matchAll(/^\| (\d+)\. .*?\|(.*)\|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
    const named = rows.map(([, , shown]) => [...shown!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    expect(named.filter((names) => names.length === 0)).toEqual([]);
    const paths = named.flat().map((name) => (name.startsWith('test/') ? name : `fixtures/cases/${name}`));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
