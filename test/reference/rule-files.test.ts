import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { ArticulationRule, Receives } from '../../src/domain/articulation/articulation-rule.js';
import { credits } from '../../src/domain/credits.js';
import { readRuleYaml } from '../../src/reference/load-rule-files.js';
import { ReferenceFault } from '../../src/reference/reference-fault.js';
import { csvHead, readRuleRows, ruleCsv } from '../../src/reference/rule-csv.js';
import { ruleYaml } from '../../src/reference/rule-yaml.js';
import { aRule } from '../support/rules.js';

const csvOf = (rules: readonly ArticulationRule[]) => `${csvHead()}${rules.map(ruleCsv).join('')}`;
const yamlOf = (rules: readonly ArticulationRule[]) => rules.map(ruleYaml).join('');

async function rowsOf(
  csv: string | Buffer,
  chunk = csv.length,
): Promise<(ArticulationRule | ReferenceFault)[]> {
  const bytes = typeof csv === 'string' ? Buffer.from(csv) : csv;
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const rows = [];
  for await (const row of readRuleRows(Readable.from(chunks), 'r.csv'))
    rows.push(row instanceof ReferenceFault ? row : row.rule);
  return rows;
}

const faultsOf = async (csv: string) => (await rowsOf(csv)).map((row) => (row as ReferenceFault).message);

/** Texts as people write them, and as nobody should: marks of CSV, YAML, lists and formulas, in any order. */
const words = fc
  .array(
    fc.constantFrom(
      'a',
      'É',
      ' ',
      ';',
      '|',
      '\\',
      '"',
      "'",
      ',',
      '=',
      '-',
      '@',
      '#',
      ': ',
      '\n',
      '\t',
      '*',
      '＝',
      '0',
      '\u2028',
      '\u2029',
      'rules:',
      '---',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const sureText = words.filter((text) => text !== '~');
const receives: fc.Arbitrary<Receives> = fc.oneof(
  words.map((course) => ({ course })),
  // A rule names each course that it is worth once.
  fc.uniqueArray(words, { minLength: 1, maxLength: 3 }).map((courses) => ({ courses })),
  words.map((category) => ({ category })),
  words.map((subject) => ({ subject })),
  words.map((elective) => ({ elective })),
  words.map((none) => ({ none })),
);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const date = fc.constantFrom('2014-03-02', '2020-12-31');
const anyRule: fc.Arbitrary<ArticulationRule> = fc.record({
  id: words,
  version: fc.integer({ min: 1, max: 9999 }),
  sending: fc.oneof(
    words.map((institution) => ({ institution })),
    fc.constant({ any: true as const }),
  ),
  sends: fc.array(
    fc.tuple(words, orNull(words)).map(([code, title]) => (title === null ? { code } : { code, title })),
    { minLength: 1, maxLength: 3 },
  ),
  receives,
  when: fc.record({
    minimumGrade: orNull(fc.constantFrom('A+', 'C', 'D-')),
    minimumCredits: orNull(fc.constantFrom('0', '3', '4.5', '10/3').map((each) => credits(each))),
    taken: fc.constantFrom(
      { from: null, to: null },
      { from: '2010-fall' as const, to: null },
      { from: '2010-fall' as const, to: '2010-fall' as const },
    ),
    programs: fc.array(words, { maxLength: 2 }),
  }),
  priority: fc.integer({ min: 0, max: 999_999 }),
  autoApprove: fc.boolean(),
  decided: fc.record({ by: words, on: date, reason: words }),
  citation: orNull(sureText),
  ended: orNull(fc.record({ on: date, by: words, reason: words })),
});
const someRules = fc.array(anyRule, { minLength: 1, maxLength: 4 });

describe('rules as CSV and as YAML', () => {
  it('come back as the same rules and the same bytes, through either form', async () => {
    await fc.assert(
      fc.asyncProperty(someRules, fc.integer({ min: 1, max: 64 }), async (rules, chunk) => {
        const fromCsv = await rowsOf(csvOf(rules), chunk);
        expect(fromCsv).toEqual(rules);
        const fromYaml = readRuleYaml(yamlOf(rules), 'r.yaml').rules;
        expect(fromYaml).toEqual(rules);
        expect(csvOf(fromYaml)).toBe(csvOf(rules));
        expect(yamlOf(fromCsv as ArticulationRule[])).toBe(yamlOf(rules));
      }),
      { numRuns: 150 },
    );
  });

  it('no cell of the CSV is a formula to a spreadsheet', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '＝1', '\t=1', '-'];
    const csv = csvOf(texts.map((reason) => aRule({ decided: { by: 'x', on: '2014-03-02', reason } })));
    const rows = (await rowsOf(csv)) as ArticulationRule[];
    expect(rows.map(({ decided }) => decided.reason)).toEqual(texts.map((text) => text.trim()));
    for (const cell of csv.split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=+\-@\t＝]/);
  });
});

describe('a CSV file of rules', () => {
  const HEAD = 'id,institution,sends,gives,receives,taken_from,minimum_credits,decided_by,decided_on,reason';
  const GOOD = 'r-1,900001,MUS 101,course,OHARM-101,2010-fall,3,faculty,2014-03-02,compared';

  it('needs only the columns that every rule has, in any order and with either end of line', async () => {
    const [rule] = await rowsOf(`\uFEFF${HEAD}\r\n${GOOD}\r\n\r\n`);
    expect(rule).toMatchObject({ id: 'r-1', version: 1, priority: 0, autoApprove: false, citation: null });
  });

  it('names the line and the column of every row that is none, and reads the others', async () => {
    const rows = [
      GOOD,
      GOOD.replace('2010-fall', 'Fall 2010'),
      GOOD.replace('compared', '"compared\nwith\ncare"'),
      GOOD.replace(',3,', ',three,'),
      GOOD.replace('course,', 'degree,'),
      GOOD.replace('MUS 101', ''),
      `${GOOD},more`,
      GOOD.replace('OHARM-101', 'OHARM "101"'),
      GOOD.replace('2014-03-02', 'March'),
      GOOD,
    ];
    const read = await rowsOf([HEAD, ...rows].join('\n'));
    const faults = read.filter((row) => row instanceof ReferenceFault).map(({ message }) => message);
    expect(read).toHaveLength(rows.length);
    expect(faults).toEqual([
      'r.csv:3:6: taken_from: expected a term such as 2012-fall, found Fall 2010',
      'r.csv:7:7: minimum_credits: expected an amount of credit such as 3 or 4.5, found three',
      expect.stringMatching(/^r\.csv:8:4: gives: expected one of course, courses, category, subject/),
      expect.stringMatching(/^r\.csv:9:3: sends: expected at least one course/),
      'r.csv:10:11: the row has 11 columns, and the heading 10',
      'r.csv:11:5: a quotation mark stands where none can stand',
      'r.csv:12:9: decided_on: expected a date such as 2014-09-22',
    ]);
  });

  it.each([
    ['wrong-heading', `${HEAD},colour\n`, /the column colour is not known/],
    ['wrong-heading', `${HEAD},id\n`, /the column id stands twice/],
    ['wrong-heading', `${HEAD.replace('sends,', '')}\n`, /the column sends is missing/],
    ['no-rules', '', /there is no heading in r\.csv/],
  ])('is refused with %s when its heading cannot be used', async (code, csv, sentence) => {
    await expect(faultsOf(csv)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
    if (code === 'wrong-heading')
      await expect(faultsOf(`\n\n${csv}`)).rejects.toMatchObject({ where: { line: 3 } });
  });

  it('is refused where it is no UTF-8, and where an open quotation mark hides the rest', async () => {
    const latin = Buffer.from(`${HEAD}\n${GOOD}\n${GOOD.replace('compared', 'd\xe9cid\xe9')}\n`, 'latin1');
    const column = GOOD.indexOf('compared') + 2;
    for (const chunk of [1, 1000])
      await expect(rowsOf(latin, chunk)).rejects.toMatchObject({
        code: 'wrong-encoding',
        where: { file: 'r.csv', line: 3, column },
      });
    const cut = Buffer.from(`${HEAD}\r\né€é`).subarray(0, -1);
    for (const chunk of [1, 1000])
      await expect(rowsOf(cut, chunk)).rejects.toMatchObject({ where: { line: 2, column: 3 } });
    const open = await rowsOf(`${HEAD}\n${GOOD.replace('faculty', '"faculty')}\n${GOOD}\n`);
    expect(open).toMatchObject([{ code: 'malformed-row', where: { line: 2 } }]);
  });

  it('is refused at the line of a NUL byte, which is no matter of UTF-8', async () => {
    const nul = [HEAD, GOOD, GOOD.replace('compared', 'com\0pared')];
    for (const chunk of [1, 1000])
      await expect(rowsOf(nul.join('\r\n'), chunk)).rejects.toMatchObject({
        code: 'nul-byte',
        where: { file: 'r.csv', line: 3, column: GOOD.indexOf('compared') + 4 },
      });
  });

  it('names a row that is too long by its line, not by a quotation mark, and reads the others', async () => {
    const long = GOOD.replace('compared', 'x'.repeat(100_000));
    const csv = [HEAD, long, GOOD, long.replace('xxx', '"x"'), long, '', GOOD.replace('r-1', '')].join('\n');
    for (const chunk of [1_000, 1_000_000]) {
      const rows = await rowsOf(csv, chunk);
      expect(rows.map((row) => (row instanceof ReferenceFault ? row.message : row.id))).toEqual([
        'r.csv:2:1: this row is longer than 100000 characters',
        'r-1',
        'r.csv:4:1: this row is longer than 100000 characters',
        'r.csv:5:1: this row is longer than 100000 characters',
        expect.stringMatching(/^r\.csv:7:1: id/),
      ]);
    }
  });

  it('takes true and false as a spreadsheet writes them', async () => {
    const rows = ['TRUE', 'False', 'true', '', 'yes'].map((said) => `${GOOD},${said}`);
    const read = await rowsOf([`${HEAD},auto_approve`, ...rows].join('\n'));
    expect(read.slice(0, 4).map((row) => (row as ArticulationRule).autoApprove)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(read[4]).toMatchObject({ sentence: 'auto_approve: expected true or false', where: { line: 6 } });
  });

  it('refuses a part of an item that nothing is read of, and takes a bar with a backslash', async () => {
    const head = `${HEAD},programs`;
    const rows = [
      `${GOOD.replace('MUS 101', 'A 1|b|c')},`,
      `${GOOD.replace('course,OHARM-101', 'courses,OHARM-101; OHARM-102|b')},`,
      `${GOOD},bps-music|b`,
      `${GOOD.replace('MUS 101', 'A 1|b\\|c').replace('course,OHARM-101', 'none,this|that')},`,
    ];
    const read = await rowsOf([head, ...rows].join('\n'));
    const bar = 'and a bar in a text is written \\|';
    const course = 'a course is a code, or a code and its title as CODE|TITLE';
    expect(read.slice(0, 3).map((fault) => (fault as ReferenceFault).message)).toEqual([
      `r.csv:2:3: sends: A 1|b|c has 3 parts; ${course}, ${bar}`,
      `r.csv:3:5: receives: OHARM-102|b has 2 parts; a course is a code alone, ${bar}`,
      `r.csv:4:11: programs: bps-music|b has 2 parts; a program is its name alone, ${bar}`,
    ]);
    expect(read[3]).toMatchObject({
      sends: [{ code: 'A 1', title: 'b|c' }],
      receives: { none: 'this|that' },
    });
  });

  it('has one kind of line end in its cells, so that it comes back as the same bytes', async () => {
    const decided = { by: 'x', on: '2014-03-02', reason: 'z\r\ny\rx' };
    const csv = csvOf([aRule({ decided })]);
    expect(csv).toContain('"z\ny\nx"');
    expect(csvOf((await rowsOf(csv)) as ArticulationRule[])).toBe(csv);
  });

  it('gives no category that is none', async () => {
    const [fault] = await faultsOf([HEAD, GOOD.replace('course,OHARM-101', 'category,NONE')].join('\n'));
    expect(fault).toBe('r.csv:2:5: receives: NONE is no category; write none: with the reason instead');
  });

  it('counts the lines of rows whatever ends them', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = [HEAD, GOOD.replace('compared', `"two${end}lines"`), '', GOOD.replace('r-1', '')];
      for (const chunk of [1, 7, 1000]) {
        const faults = (await rowsOf(rows.join(end), chunk)).filter((row) => row instanceof ReferenceFault);
        expect(faults).toMatchObject([{ where: { line: 5, column: 1 } }]);
      }
    }
  });
});
