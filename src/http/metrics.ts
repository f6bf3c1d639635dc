import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process. Labels are routes and codes, never ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'segue_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly jobs = new Counter({
    name: 'segue_jobs_total',
    help: 'Jobs run, by name and outcome',
    labelNames: ['name', 'outcome'],
    registers: [this.registry],
  });
  readonly oldestWaiting = new Gauge({
    name: 'segue_oldest_waiting_seconds',
    help: 'How long the oldest waiting row has been without a heartbeat',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
