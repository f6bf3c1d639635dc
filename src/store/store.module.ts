import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Database } from './database.js';
import { References } from './references.js';
import { SessionRows } from './session.store.js';
import { StateCounts } from './state-counts.js';

/** Gives every module the one database. Opened and closed by whoever composes the application. */
@Global()
@Module({})
export class StoreModule {
  static of(database: Database): DynamicModule {
    const sessions = new SessionRows(database);
    const providers = [
      { provide: Database, useValue: database },
      { provide: SessionRows, useValue: sessions },
      { provide: References, useValue: new References() },
      { provide: StateCounts, useValue: new StateCounts(database) },
    ];
    return { module: StoreModule, providers, exports: [Database, SessionRows, References, StateCounts] };
  }
}
