import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReaderPool } from '../dist/src/documents/reader-pool.js';
import { findPdftotext } from '../scripts/find-tools.mjs';
import { Anchor } from './anchor.mjs';
import { measureBestPlans, measureManyPlans } from './best-plans.mjs';
import { measureEvaluations } from './evaluations.mjs';
import { cpuMs } from './cpu-time.mjs';
import { median, percentile, table } from './figures.mjs';
import { measureMatching } from './large-catalog.mjs';
import { uploadAtRate, uploadInTurn } from './load.mjs';
import { drawReference } from './reference-transcript.mjs';
import { measureScannedPage } from './scanned-page.mjs';
import { measureRules } from './rules.mjs';
import { Service } from './service.mjs';
import { measureQueue } from './staff-queue.mjs';

const FULL = {
  pairs: 5,
  anchors: 40,
  reads: 40,
  uploads: 15,
  rateSeconds: 8,
  cases: 20_000,
  seconds: 3,
  asked: 20,
  rules: 120_000,
  programs: 300,
  manyPrograms: 10_000,
  evaluations: 400,
};
const QUICK = {
  pairs: 2,
  anchors: 20,
  reads: 20,
  uploads: 8,
  rateSeconds: 4,
  cases: 4_000,
  seconds: 1,
  asked: 5,
  rules: 30_000,
  programs: 60,
  manyPrograms: 1_000,
  evaluations: 80,
};

/** What can be measured by itself, without a service. */
const PARTS = {
  '--rules': ({ rules }) => measureRules({ rules, rounds: 3 }),
  '--plans': measureBestPlans,
  '--many-plans': measureManyPlans,
  '--evaluations': measureEvaluations,
};

/**
 * Measures anchor and product in turn, so that whatever else the machine does falls on both, and prints
 * ratios.
 */
export async function runBench(options) {
  const strange = options.find((option) => option !== '--quick' && PARTS[option] === undefined);
  if (strange !== undefined) {
    const parts = Object.keys(PARTS).join(', ');
    process.stderr.write(
      `${strange} is not known here. Use npm run bench, with --quick for less, or one part: ${parts}.\n`,
    );
    return 2;
  }
  const size = options.includes('--quick') ? QUICK : FULL;
  const part = options.find((option) => option !== '--quick');
  if (part !== undefined) {
    process.stdout.write(`${await PARTS[part](size)}\n`);
    return 0;
  }
  process.stdout.write(`${measureBestPlans(size)}\n\n${measureEvaluations(size)}\n\n`);
  process.stdout.write(`${matchingReport(measureMatching(size.asked))}\n\n`);
  const program = findPdftotext();
  if (program === null) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'reference.pdf');
  const bytes = await drawReference();
  writeFileSync(file, bytes);
  const anchor = new Anchor(program, file);
  const readers = new ReaderPool({ children: 1 });
  const service = await Service.start(folder);
  try {
    const rounds = await measureRounds({ anchor, readers, service, bytes }, size);
    const loaded = await uploadAtRate(service, bytes, {
      perSecond: median(rounds.map(({ four }) => four.perSecond)) / 2,
      seconds: size.rateSeconds,
    });
    const queue = await measureQueue(service, { ...size, pairs: Math.min(3, size.pairs) });
    const scans = await measureScannedPage(readers, bytes, { pairs: 2 * size.pairs });
    const rules = await PARTS['--rules'](size);
    process.stdout.write(`${report({ rounds, loaded, queue, scans, bytes }, size)}\n\n${rules}\n`);
    return 0;
  } finally {
    await readers.close();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function matchingReport({ buildMs, megabytes, large, own }) {
  return table(
    ['matching', 'measured', 'target'],
    [
      ['index of 100,000 courses, CPU seconds', (buildMs / 1000).toFixed(2), '<= 5'],
      ['  its memory, MB', megabytes.toFixed(0), '<= 400'],
      ['one course against it, p95, CPU ms', large.toFixed(2), '<= 5'],
      ['80 courses against the own catalog, CPU ms', own.toFixed(2), '<= 5'],
    ],
  );
}

async function measureRounds({ anchor, readers, service, bytes }, { pairs, anchors, reads, uploads }) {
  await readInTurn(readers, bytes, 10);
  await uploadInTurn(service, bytes, { count: uploads, clients: 2 });
  const rounds = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    process.stderr.write(`round ${pair + 1} of ${pairs} …\n`);
    rounds.push({
      alone: await anchor.inTurn(anchors),
      core: await readInTurn(readers, bytes, reads),
      one: await uploadInTurn(service, bytes, { count: uploads, clients: 1 }),
      twoAtATime: await anchor.twoAtATime(anchors * 3),
      four: await uploadInTurn(service, bytes, { count: uploads * 2, clients: 4 }),
    });
  }
  return rounds;
}

/** Reads as a worker does: in a child that is warm. CPU is the child's and this program's together. */
async function readInTurn(readers, bytes, times) {
  const cpu = () => readers.pids.reduce((sum, pid) => sum + cpuMs(pid), 0) + ownCpuMs();
  const before = cpu();
  const walls = [];
  for (let i = 0; i < times; i += 1) {
    const startedAt = performance.now();
    const answer = await readers.read(bytes, 'reference.pdf');
    if (answer.kind !== 'read') throw new Error(`the reference transcript was not read: ${answer.code}`);
    walls.push(performance.now() - startedAt);
  }
  return { walls, cpuMs: (cpu() - before) / times };
}

function ownCpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function report({ rounds, loaded, queue, scans, bytes }, { cases }) {
  const all = (pick) => rounds.flatMap(pick);
  const row = (name, cpu, walls) => [name, cpu, percentile(walls, 0.5), percentile(walls, 0.95)];
  const total = ({ serviceCpuMs, postgresCpuMs }) => serviceCpuMs + postgresCpuMs;
  const cpu = (pick) => median(rounds.map(pick));
  const costs = table(
    ['one transcript, milliseconds', 'CPU', 'wall p50', 'wall p95'],
    [
      row(
        'pdftotext -layout alone',
        cpu(({ alone }) => alone.cpuMs),
        all(({ alone }) => alone.walls),
      ),
      row(
        'segue read, in a warm reader',
        cpu(({ core }) => core.cpuMs),
        all(({ core }) => core.walls),
      ),
      row(
        'upload answered, 1 client',
        '',
        all(({ one }) => one.answered),
      ),
      row(
        'upload to proposal, 1 client',
        cpu(({ one }) => total(one)),
        all(({ one }) => one.proposed),
      ),
      row(
        '  of it PostgreSQL',
        cpu(({ one }) => one.postgresCpuMs),
        [],
      ),
      row(
        'upload to proposal, 4 clients',
        cpu(({ four }) => total(four)),
        all(({ four }) => four.proposed),
      ),
      row('upload to proposal, half the highest rate', '', loaded),
    ],
  );
  return [
    `${cpus().length} cores, Node ${process.versions.node}; ` +
      `text PDF of 2 pages, 80 courses, ${bytes.length} bytes`,
    '',
    costs,
    '',
    ratios({ rounds, loaded, queue, scans }, cases),
    '',
    `${median(rounds.map(({ four }) => four.perSecond)).toFixed(1)} transcripts a second with 4 clients`,
    `${median(scans.map(({ readMs }) => readMs)).toFixed(0)} ms of CPU a scanned page`,
    `${queue.perSecond.toFixed(0)} staff lists a second, ` +
      `${queue.constantPerSecond.toFixed(0)} constant answers`,
  ].join('\n');
}

/** Medians of the ratios of each round. A target says what is good; beyond the last figure it is poor. */
function ratios({ rounds, loaded, queue, scans }, cases) {
  const ratio = (pick) => median(rounds.map(pick));
  const p95 = (walls) => percentile(walls, 0.95);
  const idle = p95(rounds.flatMap(({ one }) => one.proposed));
  const rows = [
    [
      'R1 CPU, segue read in a warm reader / pdftotext',
      ratio(({ core, alone }) => core.cpuMs / alone.cpuMs),
      '<= 3',
      '> 6',
    ],
    [
      'K1 CPU, upload to proposal / pdftotext',
      ratio(({ one, alone }) => (one.serviceCpuMs + one.postgresCpuMs) / alone.cpuMs),
      '<= 4',
      '> 8',
    ],
    [
      'K2 transcripts a second, 4 clients / pdftotext two at a time',
      ratio(({ four, twoAtATime }) => four.perSecond / twoAtATime),
      '>= 0.2',
      '< 0.1',
    ],
    [
      'K3 p95, upload to proposal, 1 client / pdftotext from Node',
      ratio(({ one, alone }) => p95(one.proposed) / p95(alone.walls)),
      '<= 6',
      '> 20',
    ],
    ['K4 p95 at half the highest rate / p95 with 1 client', p95(loaded) / idle, '<= 4', '> 10'],
    [`K6 staff lists among ${cases} cases / constant answers`, queue.ratio, '>= 0.15', ''],
    ['K6 p95 of the staff list with 8 clients, ms', queue.p95, '<= 50', '> 500'],
    [
      'K7 CPU, a scanned page / the recogniser alone',
      median(scans.map(({ readMs, aloneMs }) => readMs / aloneMs)),
      '<= 1.3',
      '> 2',
    ],
    [
      'K7 the same / the recogniser told that the page is one block',
      median(scans.map(({ readMs, blockMs }) => readMs / blockMs)),
      '',
      '',
    ],
  ];
  return table(
    ['ratio', 'measured', 'target', 'poor'],
    rows.map(([name, value, target, poor]) => [name, value.toFixed(2), target, poor]),
  );
}
