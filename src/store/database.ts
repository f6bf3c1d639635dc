import { DataSource, type EntityManager } from 'typeorm';
import { CreateRecords1700000000001 } from '../../migrations/1700000000001-create-records.js';
import { LetDecisionsBeUndone1700000000002 } from '../../migrations/1700000000002-let-decisions-be-undone.js';
import { StateTheUnit1700000000004 } from '../../migrations/1700000000004-state-the-unit.js';
import { ShowKind1700000000003 } from '../../migrations/1700000000003-show-kind.js';
import { SetPasswordsByLetter1700000000005 } from '../../migrations/1700000000005-set-passwords-by-letter.js';
import { KeepColumnMappings1700000000006 } from '../../migrations/1700000000006-keep-column-mappings.js';
import { KeepTheFactsOfAFile1700000000007 } from '../../migrations/1700000000007-keep-the-facts-of-a-file.js';
import { KeepFields1700000000008 } from '../../migrations/1700000000008-keep-fields.js';
import { KeepOwnRecords1700000000009 } from '../../migrations/1700000000009-keep-own-records.js';
import { KeepOverrides1700000000020 } from '../../migrations/1700000000020-keep-overrides.js';
import { KeepStudies1700000000025 } from '../../migrations/1700000000025-keep-studies.js';
import { PublishRulesByTwo1700000000017 } from '../../migrations/1700000000017-publish-rules-by-two.js';
import { SuspendRules1700000000021 } from '../../migrations/1700000000021-suspend-rules.js';
import { KeepSettings1700000000022 } from '../../migrations/1700000000022-keep-settings.js';
import { KeepUnknownSchools1700000000023 } from '../../migrations/1700000000023-keep-unknown-schools.js';
import { TellWhatWaits1700000000024 } from '../../migrations/1700000000024-tell-what-waits.js';
import { KeepCredentials1700000000026 } from '../../migrations/1700000000026-keep-credentials.js';
import { StateTheSchool1700000000027 } from '../../migrations/1700000000027-state-the-school.js';
import { AskAboutTheStudent1700000000028 } from '../../migrations/1700000000028-ask-about-the-student.js';
import { StatePreApprovals1700000000029 } from '../../migrations/1700000000029-state-pre-approvals.js';
import { SpellDashesAlike1700000000030 } from '../../migrations/1700000000030-spell-dashes-alike.js';
import { AddSchoolsByHand1700000000031 } from '../../migrations/1700000000031-add-schools-by-hand.js';
import { TakeDraftsAway1700000000032 } from '../../migrations/1700000000032-take-drafts-away.js';
import { PreparingClient } from './preparing-client.js';
import { KeepNamesOfSchools1700000000016 } from '../../migrations/1700000000016-keep-names-of-schools.js';

/** Something that answers SQL: the pool for reads, or a transaction. */
export type Reader = Pick<EntityManager, 'query'>;
/** An open transaction. Every write asks for one, so that no half of a change can be saved alone. */
export type Tx = EntityManager & { readonly __tx?: true };

/** One number for all processes: only one of them migrates at a time. */
const MIGRATION_LOCK = 5_473_201;

/** The one connection pool to PostgreSQL. */
export class Database {
  constructor(private readonly source: DataSource) {}

  /** For reads outside a transaction. */
  get read(): Reader {
    return this.source.manager;
  }

  /** Runs the work in one transaction; an error rolls all of it back. */
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(manager as Tx));
  }

  /** Runs a single statement, which is a transaction of its own. */
  atOnce<T>(statement: (tx: Tx) => Promise<T>): Promise<T> {
    return statement(this.source.manager as Tx);
  }

  /** A line for each setting of the server with which an answered commit may not survive a crash. */
  async unsafeSettings(): Promise<string[]> {
    const sql = `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`;
    return (await rows<{ name: string }>(this.read, sql)).map(
      ({ name }) => `DATABASE_URL: set ${name} on for this PostgreSQL; without it a crash may lose records`,
    );
  }

  /** Brings the schema up to date. Processes that start together wait for one another. */
  async migrate(): Promise<void> {
    await this.#alone(() => this.source.runMigrations({ transaction: 'each' }));
  }

  /** Takes the newest migration back. */
  async undoMigration(): Promise<void> {
    await this.#alone(() => this.source.undoLastMigration({ transaction: 'each' }));
  }

  async #alone(work: () => Promise<unknown>): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await work();
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/**
 * Opens the pool. A transaction that is left idle for longer than `transactionIdleMs` is rolled back by the
 * server: a process that freezes in the middle of one would hold its rows from everybody else.
 */
export async function openDatabase(
  url: string,
  { connectionsMax = 10, transactionIdleMs = 60_000 } = {},
): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [],
    migrations: [
      CreateRecords1700000000001,
      LetDecisionsBeUndone1700000000002,
      ShowKind1700000000003,
      StateTheUnit1700000000004,
      SetPasswordsByLetter1700000000005,
      KeepColumnMappings1700000000006,
      KeepTheFactsOfAFile1700000000007,
      KeepFields1700000000008,
      KeepOwnRecords1700000000009,
      KeepNamesOfSchools1700000000016,
      PublishRulesByTwo1700000000017,
      KeepOverrides1700000000020,
      SuspendRules1700000000021,
      KeepSettings1700000000022,
      KeepUnknownSchools1700000000023,
      TellWhatWaits1700000000024,
      KeepStudies1700000000025,
      KeepCredentials1700000000026,
      StateTheSchool1700000000027,
      AskAboutTheStudent1700000000028,
      StatePreApprovals1700000000029,
      SpellDashesAlike1700000000030,
      AddSchoolsByHand1700000000031,
      TakeDraftsAway1700000000032,
    ],
    migrationsTableName: 'migration',
    extra: {
      Client: PreparingClient,
      max: connectionsMax,
      idle_in_transaction_session_timeout: transactionIdleMs,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    },
    logging: false,
  });
  return new Database(await source.initialize());
}

/** Rows of a query, typed by the caller who wrote it. */
export async function rows<Row>(
  reader: Reader,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer = (await reader.query(sql, [...parameters])) as unknown;
  // UPDATE and DELETE are answered with the rows and their number.
  const [first, count] = answer as [unknown, unknown];
  return (Array.isArray(first) && typeof count === 'number' ? first : answer) as Row[];
}

/** The only row, or null. */
export async function row<Row>(
  reader: Reader,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row | null> {
  return (await rows<Row>(reader, sql, parameters))[0] ?? null;
}
