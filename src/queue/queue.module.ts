import { Global, Module, type DynamicModule } from '@nestjs/common';
import { FaultPoints } from './fault-points.js';

/**
 * What tells whether the queue can be reached; the use cases never touch the queue itself, they write to the
 * outbox.
 */
export abstract class QueueHealth {
  abstract ping(): Promise<void>;
}

@Global()
@Module({})
export class QueueModule {
  static of(health: QueueHealth, faults: FaultPoints): DynamicModule {
    const providers = [
      { provide: QueueHealth, useValue: health },
      { provide: FaultPoints, useValue: faults },
    ];
    return { module: QueueModule, providers, exports: [QueueHealth, FaultPoints] };
  }
}
