import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ReaderPool } from './documents/reader-pool.js';
import { Metrics } from './http/metrics.js';
import { ServiceFacts } from './http/service-facts.js';
import { MailModule } from './mail/mail.module.js';
import type { LetterTokens } from './mail/letter-tokens.js';
import type { Mailer } from './mail/mailer.js';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { ApplicationsModule } from './modules/applications/applications.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { ConsultationsModule } from './modules/consultations/consultations.module.js';
import { EvaluationsModule } from './modules/evaluations/evaluations.module.js';
import { InstitutionsModule } from './modules/institutions/institutions.module.js';
import { LettersModule } from './modules/letters/letters.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { OwnRecordsModule } from './modules/own-records/own-records.module.js';
import { ProgramsModule } from './modules/programs/programs.module.js';
import { RulesModule } from './modules/rules/rules.module.js';
import { SettingsModule } from './modules/settings/settings.module.js';
import { StaffModule } from './modules/staff/staff.module.js';
import { StudiesModule } from './modules/studies/studies.module.js';
import { TranscriptsModule } from './modules/transcripts/transcripts.module.js';
import { ObjectsModule } from './objects/objects.module.js';
import type { ObjectStore } from './objects/object-store.js';
import type { FaultPoints } from './queue/fault-points.js';
import { QueueModule, type QueueHealth } from './queue/queue.module.js';
import type { Database } from './store/database.js';
import { EventFeed } from './store/event-feed.js';
import { StoreModule } from './store/store.module.js';

/** What the application is made of; opened and closed by `start.ts`. */
export interface Parts {
  readonly database: Database;
  readonly feed: EventFeed;
  readonly objects: ObjectStore;
  readonly queue: QueueHealth;
  readonly faults: FaultPoints;
  readonly mailer: Mailer;
  readonly tokens: LetterTokens;
  readonly readers: ReaderPool;
  readonly metrics: Metrics;
  readonly service: ServiceFacts;
}

@Global()
@Module({})
export class AppModule {
  static of(parts: Parts): DynamicModule {
    const providers = [
      { provide: EventFeed, useValue: parts.feed },
      { provide: ReaderPool, useValue: parts.readers },
      { provide: Metrics, useValue: parts.metrics },
      { provide: ServiceFacts, useValue: parts.service },
    ];
    return {
      module: AppModule,
      providers,
      exports: providers.map(({ provide }) => provide),
      imports: [
        StoreModule.of(parts.database),
        QueueModule.of(parts.queue, parts.faults),
        ObjectsModule.of(parts.objects),
        MailModule.of(parts.mailer, parts.tokens),
        AccountsModule,
        ConsultationsModule,
        ProgramsModule,
        ApplicationsModule,
        TranscriptsModule,
        OwnRecordsModule,
        EvaluationsModule,
        RulesModule,
        SettingsModule,
        StaffModule,
        StudiesModule,
        InstitutionsModule,
        AuditModule,
        LettersModule,
        OperationsModule,
      ],
    };
  }
}
