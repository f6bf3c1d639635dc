import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { Metrics } from '../../http/metrics.js';
import { ObjectStore } from '../../objects/object-store.js';
import { QueueHealth } from '../../queue/queue.module.js';
import { Database } from '../../store/database.js';
import { oldestWaitingSeconds } from '../../store/outbox.store.js';

const ANSWER_WITHIN_MS = 3_000;

@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
    private readonly queue: QueueHealth,
    private readonly metrics: Metrics,
  ) {}

  /** Depends on nothing, so that a database that restarts does not restart the fleet. */
  @Get('health/live')
  @Anyone()
  @Answers(200, null, 'The process runs')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Anyone()
  @Answers(200, null, 'PostgreSQL, the queue and the storage answer; 503 names what does not')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const parts = {
      database: () => this.database.read.query('select 1'),
      queue: () => this.queue.ping(),
      storage: () => this.objects.ping(),
    };
    const checked = await Promise.all(
      Object.entries(parts).map(async ([name, ask]) => [name, await answers(ask)] as const),
    );
    const down = checked.filter(([, ok]) => !ok).map(([name]) => name);
    const status = down.length === 0 ? 'ready' : 'not-ready';
    await reply.status(down.length === 0 ? 200 : 503).send({ status, down });
  }

  @Get('metrics')
  @Anyone()
  @Answers(200, null, 'Prometheus text')
  async figures(@Res() reply: FastifyReply): Promise<void> {
    // Without the database the other figures are still worth having; this one is then no number.
    this.metrics.oldestWaiting.set(await oldestWaitingSeconds(this.database.read).catch(() => NaN));
    await reply
      .header('Content-Type', this.metrics.registry.contentType)
      .send(await this.metrics.registry.metrics());
  }
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS).unref());
  return Promise.race([
    late,
    ask().then(
      () => true,
      () => false,
    ),
  ]);
}
