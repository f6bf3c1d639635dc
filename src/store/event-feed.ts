import pg from 'pg';

export interface ChangeEvent {
  readonly application: string;
  readonly kind: 'application' | 'transcript' | 'evaluation';
  readonly id: string;
  readonly state: string;
}

type Listener = (event: ChangeEvent) => void;
const AGAIN_MS = 1_000;

/** Changes of state as the database announces them, by application. One connection for all listeners. */
export class EventFeed {
  readonly #listeners = new Map<string, Set<Listener>>();
  #client: pg.Client | null = null;
  #stopped = false;

  constructor(private readonly databaseUrl: string) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('notification', ({ payload }) => this.#deliver(payload));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('listen segue_event');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    client.on('end', () => this.#startAgain());
  }

  /** Calls the listener for each change of the application, until the answer is called. */
  listen(application: string, listener: Listener): () => void {
    const all = this.#listeners.get(application) ?? new Set();
    this.#listeners.set(application, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.#listeners.delete(application);
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end().catch(() => undefined);
  }

  /** After a restart of the database the feed goes on; readers fetch what they missed. */
  #startAgain(): void {
    this.#client = null;
    if (this.#stopped) return;
    setTimeout(() => {
      if (!this.#stopped) this.start().catch(() => this.#startAgain());
    }, AGAIN_MS).unref();
  }

  #deliver(payload: string | undefined): void {
    const event = JSON.parse(payload ?? '{}') as ChangeEvent;
    this.#listeners.get(event.application)?.forEach((listener) => listener(event));
  }
}
