import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { inCanonicalOrder } from '../domain/canonical-json.js';
import type { Institution } from '../domain/institution/institution.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import type { Catalog, Program } from '../domain/program/program.js';
import { row, type Reader } from './database.js';
import { listInstitutions, publishedRules } from './reference.store.js';

/** What decides on an application's credit: the versions in force. */
export interface InForce {
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly catalog: Catalog;
  readonly rules: readonly ArticulationRule[];
}

interface Digests {
  readonly program: string;
  readonly policy: string;
  readonly catalog: string | null;
}

const KEPT_MAX = 50;
const NO_CATALOG: Catalog = { version: 'none', courses: [] };

/**
 * Reference data as parsed values. The database is asked which versions are in force each time; a version
 * itself never changes, so its body is read once and kept by its digest, in the order of its canonical text.
 */
export class References {
  readonly #kept = new Map<string, unknown>();

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
      rules: await publishedRules(reader),
    };
  }

  /** The directory of schools. Always the same list, until one of its entries changes. */
  async directory(reader: Reader): Promise<readonly Institution[]> {
    const sql = `select count(*) || ' ' || coalesce(max(imported_at)::text, '') as stamp from institution`;
    const { stamp } = (await row<{ stamp: string }>(reader, sql))!;
    return this.#keep(`directory ${stamp}`, () => listInstitutions(reader));
  }

  #body<Body>(reader: Reader, table: 'program' | 'policy' | 'catalog', digest: string): Promise<Body> {
    return this.#keep(`${table} ${digest}`, async () => {
      const found = await row<{ body: Body }>(reader, `select body from ${table} where digest = $1 limit 1`, [
        digest,
      ]);
      return found!.body;
    });
  }

  async #keep<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key) as Value | undefined;
    if (kept !== undefined) return kept;
    const value = inCanonicalOrder(await load());
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_MAX) this.#kept.delete(oldest!);
    this.#kept.set(key, value);
    return value;
  }
}
