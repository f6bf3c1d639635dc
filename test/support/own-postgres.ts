import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/embedded/embedded-postgres.js';
import { placePostgres } from '../../src/embedded/postgres-binaries.js';
import { until } from './client.js';
import { ask } from './database.js';
import { freePort } from './server.js';

/** A PostgreSQL that a test may pull the plug of: always on the same port, never that of the other tests. */
export class OwnPostgres {
  #server: ChildProcess | null = null;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async make(): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'segue-postgres-'));
    chmodSync(folder, 0o755);
    // Makes the cluster; the server that comes with it listens where it likes.
    const first = await startPostgres(folder);
    await first.stop();
    const port = await freePort();
    const url = new URL(first.url);
    url.port = String(port);
    const own = new OwnPostgres(url.href, folder, port);
    await own.start();
    return own;
  }

  async start(): Promise<void> {
    const { native, home, runAs } = placePostgres(this.folder);
    const settings = [`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    this.#server = spawn(
      join(native, 'bin/postgres'),
      ['-D', join(home, 'cluster'), ...settings.flatMap((each) => ['-c', each])],
      { ...runAs, cwd: home, stdio: 'ignore' },
    );
    await until(() => ask(this.url, 'select 1').catch(() => null));
  }

  /** As when the machine loses its power, for whoever is connected. */
  async pullThePlug(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    await new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.kill('SIGQUIT');
    });
  }

  async discard(): Promise<void> {
    await this.pullThePlug();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
