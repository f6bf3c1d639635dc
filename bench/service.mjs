import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../dist/src/embedded/embedded-postgres.js';
import { treeCpuMs } from './cpu-time.mjs';

const PASSWORD = 'segue-demo-2026';
const PROPOSAL_WITHIN_MS = 60_000;

/**
 * The built service on a database of its own, and one applicant with as many applications as are asked for.
 */
export class Service {
  static async start(folder) {
    const postgres = process.env.DATABASE_URL === undefined ? await startPostgres(folder) : null;
    const databaseUrl = process.env.DATABASE_URL ?? postgres.url;
    const child = spawn(process.execPath, ['dist/src/main.js'], {
      env: { ...process.env, PORT: '0', DATABASE_URL: databaseUrl, DATA_DIR: folder, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new Service(await readyUrl(child), child, postgres, databaseUrl);
    await service.#open();
    return service;
  }

  #waiting = new Map();
  #cookies = new Map();
  #terms = 0;

  constructor(url, child, postgres, databaseUrl) {
    this.url = url;
    this.child = child;
    this.postgres = postgres;
    this.database = new pg.Client({ connectionString: databaseUrl });
    this.listener = new pg.Client({ connectionString: databaseUrl });
  }

  async #open() {
    await this.database.connect();
    await this.listener.connect();
    // The database itself says when a proposal is saved: asking again and again would cost what is measured.
    this.listener.on('notification', ({ payload }) => {
      const { application, kind, state } = JSON.parse(payload);
      if (kind === 'evaluation' && state === 'completed') this.#waiting.get(application)?.();
    });
    await this.listener.query('listen segue_event');
    for (const name of ['applicant', 'registrar']) this.#cookies.set(name, await this.#signIn(name));
  }

  async #signIn(name) {
    const answer = await fetch(`${this.url}/api/sessions`, {
      method: 'POST',
      headers: { 'X-Segue': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: `${name}@example.edu`, password: PASSWORD }),
    });
    if (answer.status !== 201) throw new Error(`${name} cannot sign in: ${answer.status}`);
    return answer.headers.getSetCookie()[0].split(';')[0];
  }

  cookieOf(name) {
    return this.#cookies.get(name);
  }

  /** Ids of fresh applications; an application is one for its term, so each gets a term of its own. */
  async makeApplications(count) {
    const first = this.#terms;
    this.#terms += count;
    const { rows } = await this.database.query(
      `insert into application (applicant_id, program_id, catalog_year, term)
       select a.id, 'bps-music-production', '2014',
         (2030 + n / 4) || '-' || (array['winter', 'spring', 'summer', 'fall'])[n % 4 + 1]
       from account a, generate_series($1::int, $2::int) as n where a.email = 'applicant@example.edu'
       returning id`,
      [first, first + count - 1],
    );
    return rows.map(({ id }) => id);
  }

  /** One upload: wall milliseconds until it is answered, and until the proposal is saved. */
  async upload(application, bytes) {
    let timer;
    const proposed = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no proposal came in time')), PROPOSAL_WITHIN_MS);
      this.#waiting.set(application, resolve);
    });
    const form = new FormData();
    form.append('file', new Blob([bytes]), 'transcript.pdf');
    const startedAt = performance.now();
    const answer = await fetch(`${this.url}/api/applications/${application}/transcripts`, {
      method: 'POST',
      headers: { 'X-Segue': '1', Cookie: this.cookieOf('applicant') },
      body: form,
    });
    if (answer.status !== 201) throw new Error(`the upload was answered ${answer.status}`);
    await answer.arrayBuffer();
    const answeredMs = performance.now() - startedAt;
    await proposed;
    clearTimeout(timer);
    this.#waiting.delete(application);
    return { answeredMs, proposedMs: performance.now() - startedAt };
  }

  /** CPU milliseconds so far, by part. A database that is somebody else's cannot be seen from here. */
  cpu() {
    const service = treeCpuMs(this.child.pid);
    return { service, postgres: this.postgres === null ? 0 : treeCpuMs(this.#postmaster()) };
  }

  #postmaster() {
    return Number(readFileSync(join(this.postgres.home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async stop() {
    await this.database.end();
    await this.listener.end();
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await new Promise((resolve) => this.child.once('exit', resolve));
    }
    await this.postgres?.stop();
  }
}

function readyUrl(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (part) => {
      text += part;
      const ready = /^ready (\S+)$/m.exec(text);
      if (ready !== null) resolve(ready[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${text}`)));
  });
}
