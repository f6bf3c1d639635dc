import type { ArticulationRule } from '../../src/domain/articulation/articulation-rule.js';
import { readRuleYaml } from '../../src/reference/load-rule-files.js';
import { ruleYaml } from '../../src/reference/rule-yaml.js';
import { aRule } from '../support/rules.js';

const yamlOf = (rules: readonly ArticulationRule[]) => rules.map(ruleYaml).join('');

describe('a long YAML list of rules', () => {
  it.each(['\u2028', '\u2029'])('reads as a list where words of it stand behind %j', (mark) => {
    const reason = (after: string) => ({ by: 'x', on: '2014-03-02', reason: `one${mark}${after}` });
    const rules = Array.from({ length: 1_100 }, (_, at) =>
      aRule({ id: `r-${at}`, decided: reason(at % 2 === 0 ? 'rules: a' : '--- b') }),
    );
    expect(readRuleYaml(yamlOf(rules), 'r.yaml').rules).toEqual(rules);
  });

  const many = Array.from({ length: 2_345 }, (_, at) => aRule({ id: `r-${at}` }));
  const yaml = `# heading\n${yamlOf(many)}`;

  it('reads as the same rules as its parts', () => {
    expect(readRuleYaml(yaml, 'r.yaml').rules).toEqual(many);
    expect(readRuleYaml(`---\n${yaml}`, 'r.yaml').rules).toEqual(many);
  });

  it('reads as the same rules whatever ends its lines, with a byte order mark and without', () => {
    const inBrackets = many.map(({ id }) =>
      [
        `- id: ${id}`,
        '  sending: { any: true }',
        '  sends: [{ code: A 1 }]',
        '  receives: { course: B 1 }',
        '  decided: {by: a, on: 2014-02-01, reason: x}',
        '',
      ].join('\n'),
    );
    const { rules } = readRuleYaml(inBrackets.join(''), 'r.yaml');
    expect(rules).toHaveLength(many.length);
    const crlf = inBrackets.join('').replaceAll('\n', '\r\n');
    expect(readRuleYaml(crlf, 'r.yaml').rules).toEqual(rules);
    expect(readRuleYaml(`\uFEFF${crlf}`, 'r.yaml').rules).toEqual(rules);
    const mapping = `rules:\n${inBrackets[0]!}`;
    expect(readRuleYaml(`\uFEFF${mapping}`, 'r.yaml').rules).toEqual([rules[0]]);
  });

  it('names the line and the item of a fault as they are in the file', () => {
    const line = yaml.split('\n').indexOf('- id: r-2100');
    const broken = yaml
      .split('\n')
      .with(line + 1, '  version: none')
      .join('\n');
    const read = () => readRuleYaml(broken, 'r.yaml');
    expect(read).toThrow(`r.yaml:${line + 2}:12: 2100.version: expected a whole number`);
    expect(() => readRuleYaml(`---\n${broken}`, 'r.yaml')).toThrow(`r.yaml:${line + 3}:12: 2100.version`);
  });
});
