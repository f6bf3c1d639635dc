import { Readable } from 'node:stream';
import { checkRules } from '../dist/src/domain/articulation/check-rules.js';
import { loadCatalog } from '../dist/src/reference/load-catalog.js';
import { csvHead, readRuleRows, ruleCsv } from '../dist/src/reference/rule-csv.js';
import { median, table } from './figures.mjs';
import { numbers } from './numbers.mjs';

const SEASONS = ['winter', 'spring', 'summer', 'fall'];
const ANSWERS = [
  { course: 'OHARM-101' },
  { subject: 'Theory' },
  { category: 'SOCIAL_SCIENCE' },
  { elective: 'general' },
  { none: 'content insufficient' },
];

/** What it costs to check so many generated rules, and to read them from CSV; as a table. */
export async function measureRules({ rules: count, rounds }) {
  const spread = spreadRules(count);
  /** @type {[string, object[]][]} */
  const shapes = [
    ['spread over schools and courses', spread],
    ['one course of one school, ten answers a term', crowdedRules(count)],
    ['one course of any school, each weaker than the last', stackedRules(count)],
  ];
  const rows = shapes.map(([name, rules]) => {
    const times = Array.from({ length: rounds }, () => timeOf(() => check(rules)));
    const { conflicts, warnings, complete } = check(rules);
    const found = `${complete ? '' : '>= '}${conflicts} / ${warnings}`;
    return [`${rules.length} rules, ${name}`, median(times), found];
  });
  const csv = `${csvHead()}${spread.map((rule) => ruleCsv(rule)).join('')}`;
  const before = process.cpuUsage();
  let read = 0;
  for await (const row of readRuleRows(Readable.from([Buffer.from(csv)]), 'bench.csv'))
    read += 'rule' in row ? 1 : 0;
  rows.push([
    `${read} rules read from ${(csv.length / 1e6).toFixed(0)} MB of CSV`,
    cpuSecondsSince(before),
    '',
  ]);
  return table(['articulation rules', 'CPU seconds', 'conflicts / warnings'], rows);
}

const catalog = loadCatalog().courses;

function check(rules) {
  return checkRules({ rules, agreements: [], catalog, programs: null, senders: null });
}

function timeOf(work) {
  const before = process.cpuUsage();
  work();
  return cpuSecondsSince(before);
}

function cpuSecondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** About three rules a course: mostly windows in a row, now and then an overlap, a set or a rule for all. */
function spreadRules(count) {
  const next = numbers(11);
  return Array.from({ length: count }, (_, at) => {
    const from = 2000 + next(20);
    const code = `${['MUS', 'ENG', 'HIS', 'PSY'][next(4)]} ${100 + next(60)}`;
    return ruleOf(at, {
      sending: next(500) === 0 ? { any: true } : { institution: String(100_000 + next(160)) },
      sends: next(20) === 0 ? [{ code }, { code: `${code}L` }] : [{ code }],
      receives: ANSWERS[next(ANSWERS.length)],
      taken: { from: `${from}-${SEASONS[next(4)]}`, to: next(4) === 0 ? null : `${from + 1 + next(3)}-fall` },
      priority: next(3),
    });
  });
}

/** The worst that a sweep can meet: everything open at once, and nearly everything in conflict. */
function crowdedRules(count) {
  return Array.from({ length: count }, (_, at) =>
    ruleOf(at, {
      receives: { course: `OHARM-${at % 10}` },
      taken: { from: `${1000 + (at % 1000)}-fall`, to: null },
    }),
  );
}

/** The worst that a proof can meet: every rule has all the others above it. */
function stackedRules(count) {
  return Array.from({ length: count }, (_, at) =>
    ruleOf(at, {
      sending: { any: true },
      taken: { from: `${1000 + (at % 1000)}-fall`, to: `${1001 + (at % 7000)}-summer` },
      priority: count - at,
    }),
  );
}

function ruleOf(at, { sending = { institution: '100001' }, sends = [{ code: 'MUS 101' }], taken, ...rest }) {
  return {
    id: `r-${String(at).padStart(6, '0')}`,
    version: 1,
    sending,
    sends,
    receives: ANSWERS[0],
    when: { minimumGrade: at % 3 === 0 ? 'C' : null, minimumCredits: null, taken, programs: [] },
    priority: 0,
    autoApprove: true,
    decided: { by: 'bench', on: '2014-03-02', reason: 'generated' },
    citation: null,
    ended: null,
    file: null,
    ...rest,
  };
}
