import { readFileSync } from 'node:fs';
import { LEFT_OUT } from '../../src/domain/policy/left-out.js';
import { loadPolicy } from '../../src/reference/load-policy.js';
import { loadProgram } from '../../src/reference/load-program.js';

const ID = 'berklee-online-undergraduate-2014';

describe('a policy', () => {
  it('names only sources that are written down', () => {
    const policy = loadPolicy(ID);
    const { sources, excludedFields, priorLearning, examsBeforeCollege = [], limitedCredit = [] } = policy;
    const program = loadProgram('bps-music-production');
    const told = [
      ...Object.values(sources).flat(),
      ...[...excludedFields, ...examsBeforeCollege, ...limitedCredit].map(({ source }) => source),
      ...(priorLearning?.excluded ?? []).map(({ source }) => source),
      ...program.blocks.flatMap(({ source, slots }) => [
        source?.key,
        ...slots.map((slot) => slot.source?.key),
      ]),
    ].filter((key) => key !== undefined);
    const text = readFileSync('docs/policy-sources.md', 'utf8');
    const written = new Set([...text.matchAll(/^\| (\S+) +\|/gm)].map(([, key]) => key));
    expect([...new Set(told)].filter((key) => !written.has(key))).toEqual([]);
  });

  it.each([
    ['minimumGrade.external.letter', 'Z', /letter grade such as C/],
    ['minimumGrade.external.percent', 'abc', /amount of credit/],
    ['minimumGrade.external.points', '4.5', /no more than highestPoints, which is 4.33/],
    ['grades.passRanksAs', 'Z', /one of the letters/],
    ['grades.letters.b', '3', /capitals/],
    ['courseLevels.undergraduate', 'adult', /courseLevels/],
    ['coursesPerTerm', '0', /at least 1/],
    ['caps.transfer.credits', '-60', /amount of credit/],
    ['caps.transfer.scope', 'none', /pooled or external-only/],
    ['priorLearning.notAfter', 'lost', /priorLearning/],
    ['afterEntry', 'sometimes', /needs-approval or accepted/],
    ['nonsense', '1', /expected one of id, version, caps/],
  ])('refuses %s=%s, and says what was expected', (path, value, expected) => {
    expect(() => loadPolicy(ID, { [path]: value })).toThrow(expected);
  });

  it('gives each grade one meaning', () => {
    expect(() => loadPolicy(ID, { 'grades.letters.F': '0' })).toThrow(/each grade once, found F twice/);
    const scale = loadPolicy(ID).grades;
    expect(scale).toEqual(LEFT_OUT.grades);
    expect(loadPolicy(ID).courseLevels).toEqual(LEFT_OUT.courseLevels);
  });

  it('that is unknown is answered with those there are', () => {
    expect(() => loadPolicy('nothing')).toThrow(
      'there is no policy nothing; there are berklee-online-undergraduate-2014, campus-model-2014, ',
    );
  });
});
