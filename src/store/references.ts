import { setImmediate } from 'node:timers/promises';
import { inCanonicalOrder } from '../domain/canonical-json.js';
import { prepareDirectory } from '../domain/institution/find-institution.js';
import type { Institution } from '../domain/institution/institution.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { NO_CATALOG, type Catalog, type Program } from '../domain/program/program.js';
import { row, type Reader } from './database.js';
import { directoryStamp, institutionsInPages } from './institution.store.js';

/** What decides on an application's credit: the versions in force. */
export interface InForce {
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly catalog: Catalog;
}

interface Digests {
  readonly program: string;
  readonly policy: string;
  readonly catalog: string | null;
}

const KEPT_MAX = 50;

/**
 * Reference data as parsed values. The database is asked which versions are in force each time; a version
 * itself never changes, so its body is read once and kept by its digest, in the order of its canonical text.
 */
export class References {
  readonly #kept = new Map<string, Promise<unknown>>();

  async inForce(reader: Reader, program: string, catalogYear: string): Promise<InForce> {
    const sql = `select p.digest as program,
        (select digest from policy where id = p.body ->> 'policy'
          order by created_at desc, version desc limit 1) as policy,
        (select digest from catalog order by created_at desc limit 1) as catalog
      from program p where p.id = $1 and p.catalog_year = $2 order by p.version desc limit 1`;
    const digests = (await row<Digests>(reader, sql, [program, catalogYear]))!;
    return {
      program: await this.#body<Program>(reader, 'program', digests.program),
      policy: await this.#body<TransferPolicy>(reader, 'policy', digests.policy),
      catalog:
        digests.catalog === null ? NO_CATALOG : await this.#body<Catalog>(reader, 'catalog', digests.catalog),
    };
  }

  /**
   * The directory of schools, ready to be searched. Always the same list, until one of its entries changes.
   * Taking it apart is long work, done in small steps: no other request waits for more than one of them.
   */
  async directory(reader: Reader): Promise<readonly Institution[]> {
    return this.#keep(`directory ${await directoryStamp(reader)}`, async () => {
      const directory: Institution[] = [];
      for await (const some of institutionsInPages(reader)) directory.push(...some.map(inCanonicalOrder));
      await prepareDirectory(directory, setImmediate);
      return directory;
    });
  }

  #body<Body>(reader: Reader, table: 'program' | 'policy' | 'catalog', digest: string): Promise<Body> {
    return this.#keep(`${table} ${digest}`, async () => {
      const found = await row<{ body: Body }>(reader, `select body from ${table} where digest = $1 limit 1`, [
        digest,
      ]);
      return inCanonicalOrder(found!.body);
    });
  }

  /** Whoever asks for a value while it is being loaded waits for the same one. */
  #keep<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key) as Promise<Value> | undefined;
    if (kept !== undefined) return kept;
    const value = load();
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_MAX) this.#kept.delete(oldest!);
    this.#kept.set(key, value);
    value.catch(() => this.#kept.delete(key));
    return value;
  }
}
