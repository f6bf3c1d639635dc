import { bestPlan } from '../dist/src/domain/evaluation/best-plan.js';
import { listPlacements } from '../dist/src/domain/evaluation/list-placements.js';
import { loadPolicy } from '../dist/src/reference/load-policy.js';
import { largeProgram } from './large-programs.mjs';
import { percentile, table } from './figures.mjs';

const BUDGET = { nodesMax: 7000 };
const SIZES = [
  { shape: 'usual', lines: 25, slots: 20 },
  { shape: 'usual', lines: 60, slots: 40 },
  { shape: 'mixed', lines: 60, slots: 40 },
  { shape: 'strict', lines: 60, slots: 40 },
  { shape: 'usual', lines: 200, slots: 40 },
];

/**
 * What the best plan of generated degrees takes, in steps, which are the same everywhere, and in CPU; as a
 * table.
 */
export function measureBestPlans({ programs }) {
  const policy = loadPolicy('berklee-online-undergraduate-2014');
  measure({ ...SIZES[0], programs: 20 }, policy);
  const rows = SIZES.map((size) => {
    const found = measure({ ...size, programs }, policy);
    const steps = found.map((each) => each.steps);
    const cpu = found.map((each) => each.cpuMs);
    const proven = found.filter((each) => each.proven).length / found.length;
    return [
      `${programs} of ${size.lines} lines, ${size.slots} slots, ${size.shape}`,
      ...[0.5, 0.95, 1].map((p) => percentile(steps, p).toFixed(0)),
      ...[0.5, 0.95, 1].map((p) => percentile(cpu, p)),
      `${(proven * 100).toFixed(1)} %`,
    ];
  });
  const head = ['best plans', 'steps p50', 'p95', 'most', 'CPU ms p50', 'p95', 'most', 'proven'];
  return table(head, rows);
}

/** What the clock says of very many degrees of the size for which there are targets; as a table. */
export function measureManyPlans({ manyPrograms }) {
  const policy = loadPolicy('berklee-online-undergraduate-2014');
  const size = SIZES[1];
  const found = measure({ ...size, programs: manyPrograms }, policy);
  const ms = found.map((each) => each.ms);
  const proven = found.filter((each) => each.proven).length / found.length;
  return table(
    ['best plans, by the clock', 'ms p50', 'p95', 'p99', 'most', 'proven', 'targets'],
    [
      [
        `${manyPrograms} of ${size.lines} lines, ${size.slots} slots, ${size.shape}`,
        ...[0.5, 0.95, 0.99, 1].map((p) => percentile(ms, p)),
        `${(proven * 100).toFixed(2)} %`,
        'p95 <= 30, most <= 500',
      ],
    ],
  );
}

function measure({ programs, ...size }, base) {
  return Array.from({ length: programs }, (_, at) => {
    const { program, limits, catalog, receiving } = largeProgram({ ...size, seed: at + 1 });
    const { transfer, 'prior-learning': prior } = base.caps;
    const input = {
      program,
      catalog,
      policy: {
        ...base,
        creditsInResidence: limits.residence,
        caps: {
          transfer: { ...transfer, credits: limits.transfer },
          'prior-learning': { ...prior, credits: limits['prior-learning'] },
        },
      },
      awards: receiving.map(({ award }) => award),
      placements: listPlacements(receiving, { program, policy: base, catalog }),
    };
    const [started, before] = [performance.now(), process.cpuUsage()];
    const { steps, optimality } = bestPlan(input, BUDGET);
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    return { steps, ms, cpuMs: (user + system) / 1000, proven: optimality.status === 'proven' };
  });
}
