/**
 * Prints what things cost, side by side in one run: `pdftotext -layout` alone (the anchor), the reader's
 * core, and the whole path from upload to proposal. Figures are CPU and wall time; ratios are what to quote.
 */
import { ensureBuilt } from './bootstrap.mjs';

ensureBuilt();
const { runBench } = await import('../bench/run-bench.mjs');
process.exitCode = await runBench(process.argv.slice(2));
