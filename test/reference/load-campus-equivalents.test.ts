import { readFileSync } from 'node:fs';
import { loadCampusEquivalents, readCampusEquivalents } from '../../src/reference/load-campus-equivalents.js';
import { listCatalog } from '../../src/reference/load-catalog.js';

const FILE = 'reference/campus-equivalents/berklee.yaml';
const yaml = readFileSync(FILE, 'utf8');

describe('the equivalents of the campus', () => {
  it('name only courses that a catalog has, with how each is known', () => {
    const { equivalents, areas, rules } = loadCampusEquivalents(listCatalog());
    const of = (status: string) =>
      equivalents.filter((each) => each.status === status).map(({ campus }) => campus);
    expect(of('official')).toEqual(['LENG-111', 'LENG-223', 'LVIS']);
    expect(of('official-alternative')).toEqual(['LMSC-208', 'LMSC-209']);
    expect(of('inferred')).toHaveLength(10);
    expect(equivalents.filter(({ status, source }) => status !== 'inferred' && source === null)).toEqual([]);
    expect(areas.names).toHaveLength(14);
    expect(rules.filter(({ source }) => source === null)).toHaveLength(1);
  });

  it.each([
    [
      'an online code',
      'online: OLART-111',
      'online: OLART-999',
      /7:\d+: the online catalog has no OLART-999/,
    ],
    [
      'an online title',
      "onlineTitle: 'Producing Music with Logic'",
      "onlineTitle: 'Lute'",
      /no course without/,
    ],
    ['a campus code', 'campus: LENG-111', 'campus: LENG-999', /9:\d+: the campus catalog has no LENG-999/],
    ['a status', 'status: official\n', 'status: rumoured\n', /status/],
    ['a family', 'campus: LVIS', 'campus: LVIS-2', /letters that its codes begin with/],
    ['a pair again', 'campus: LMSC-209\n', 'campus: LMSC-208\n', /no LMSC-208 Architectural/],
  ])('with %s wrong are refused with the place', (_, from, to, sentence) => {
    const written = yaml;
    expect(written).toContain(from);
    expect(() => readCampusEquivalents(written.replace(from, to), FILE, listCatalog())).toThrow(sentence);
  });

  it('refuse a pair that stands twice', () => {
    const pair = yaml.slice(yaml.indexOf('  - online: OLART-111'), yaml.indexOf('  - online: OLART-201'));
    const twice = yaml.replace(pair, pair + pair);
    expect(() => readCampusEquivalents(twice, FILE, listCatalog())).toThrow(/LENG-111 stand twice/);
  });
});
