import type { INestApplicationContext } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Config } from '../src/config.js';
import type { JobName, Jobs } from '../src/queue/jobs.js';
import type { QueueBackend } from '../src/queue/queue-backend.js';
import { jobTable } from './job-table.js';
import { sweepOnce, tidyOnce } from './sweep.js';

const TIDY_EVERY_MS = 3_600_000;
type Report = (event: { job: string; outcome: 'done' | 'failed'; error?: unknown }) => void;

/** Starts taking jobs and sweeping. Gives what stops both; running jobs are finished first. */
export function startWorkers(
  app: INestApplicationContext,
  backend: QueueBackend,
  config: Pick<Config, 'workerConcurrency' | 'jobLockMs' | 'sweepAfterMs' | 'sweepEveryMs'>,
  report: Report,
): () => Promise<void> {
  const table = jobTable(app);
  const run = async (job: Job) => {
    const name = job.name as JobName;
    try {
      await table[name](job.data as Jobs[JobName] as never);
      report({ job: name, outcome: 'done' });
    } catch (error) {
      report({ job: name, outcome: 'failed', error });
      throw error;
    }
  };
  const worker = backend.startWorker(run, {
    concurrency: config.workerConcurrency,
    lockDuration: config.jobLockMs,
  });
  worker.on('error', (error) => report({ job: 'queue', outcome: 'failed', error }));
  const failed = (error: unknown) => report({ job: 'sweep', outcome: 'failed', error });
  const sweeping = setInterval(
    () => void sweepOnce(app, config.sweepAfterMs).catch(failed),
    config.sweepEveryMs,
  );
  const tidying = setInterval(() => void tidyOnce(app).catch(failed), TIDY_EVERY_MS);
  return async () => {
    clearInterval(sweeping);
    clearInterval(tidying);
    await backend.stopWorker(worker);
  };
}
