import { countByState } from './application.store.js';
import type { Database } from './database.js';

type Counts = Readonly<Record<string, number>>;

/** A list of cases is opened all day long by many people, and counting reads every case there is. */
const FRESH_MS = 1_000;

/** How many cases are in each state, at most a second old. Who asks meanwhile waits for the same answer. */
export class StateCounts {
  #asked: { readonly at: number; readonly counts: Promise<Counts> } | null = null;

  constructor(private readonly database: Database) {}

  get(): Promise<Counts> {
    if (this.#asked === null || performance.now() - this.#asked.at > FRESH_MS) {
      const asked = { at: performance.now(), counts: countByState(this.database.read) };
      asked.counts.catch(() => (this.#asked = null));
      this.#asked = asked;
    }
    return this.#asked.counts;
  }
}
