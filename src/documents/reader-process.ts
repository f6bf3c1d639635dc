import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Question, ScanNotice } from './child-protocol.js';
import type { ReadLimits } from './limits.js';
import { usageOf } from './process-usage.js';
import { refuse } from './refusal.js';

const WATCH_EVERY_MS = 50;
/** V8 ends a process that runs out of heap in this way. */
const OUT_OF_HEAP = 'SIGABRT';
const OLD_SPACE_MIB = 256;
const NEW_SPACE_MIB = 16;
/** Pictures of pages, each larger than this, go back to the system when they are done with (glibc). */
const LARGE = String(1024 * 1024);
const GIVE_BACK = { MALLOC_MMAP_THRESHOLD_: LARGE, MALLOC_TRIM_THRESHOLD_: LARGE };
/** Documents are small: threads for collecting and compiling cost more than they spare. */
const SHORT_WORK = ['--single-threaded', '--always-sparkplug'];

/**
 * One reader process, seen from the parent: asked one question at a time, and killed when it breaks a limit.
 */
export class ReaderChild {
  readonly #limits: ReadLimits;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #answered = 0;
  #alive = true;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
    this.#process = fork(entryFile(), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Nothing of the parent's environment (it holds secrets) reaches a process that reads strangers' bytes.
      env: { TZ: 'UTC', ...GIVE_BACK },
      execArgv: [
        `--max-old-space-size=${OLD_SPACE_MIB}`,
        `--max-semi-space-size=${NEW_SPACE_MIB}`,
        '--expose-gc',
        ...SHORT_WORK,
      ],
    });
    this.#ended = new Promise((resolve) => {
      const gone = () => {
        this.#alive = false;
        resolve();
      };
      this.#process.once('exit', gone);
      this.#process.once('error', gone);
    });
    // An idle child must not keep a program running that forgot to close the pool.
    this.#process.unref();
    this.#process.channel?.unref();
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** True while the child may be given another document. */
  get fresh(): boolean {
    if (!this.#alive || this.#answered >= this.#limits.documentsPerChild) return false;
    const usage = usageOf(this.pid);
    return usage === null || usage.memoryBytes < this.#limits.restingMemoryBytes;
  }

  /**
   * Answers the question; a limit that is hit is the answer `too-complex`. `died`: ended by something else.
   */
  ask(question: Question): Promise<Answer | 'died'> {
    return new Promise((resolve) => {
      if (!this.#alive) {
        resolve('died');
        return;
      }
      this.#process.ref();
      this.#process.channel?.ref();
      const watch = this.#watch(() => finish(refuse('too-complex')));
      const onMessage = (message: unknown) => {
        const answer = message as Answer | ScanNotice;
        if (answer.kind === 'scan') watch.allow(answer.pages);
        else finish(answer);
      };
      const onExit = (_code: number | null, signal: string | null) =>
        finish(signal === OUT_OF_HEAP || _code === 134 ? refuse('too-complex') : 'died');
      const finish = (answer: Answer | 'died') => {
        watch.stop();
        this.#process.off('message', onMessage).off('exit', onExit);
        this.#process.unref();
        this.#process.channel?.unref();
        this.#answered += 1;
        resolve(answer);
      };
      this.#process.on('message', onMessage).once('exit', onExit);
      // A child that dies while it is being written to is seen by `exit`.
      this.#process.send(question, () => undefined);
    });
  }

  /** Kills the child and waits until it is gone. */
  async end(): Promise<void> {
    // An unreferenced process would let the program end before its exit is seen.
    this.#process.ref();
    if (this.#alive) this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #watch(broken: () => void): { stop: () => void; allow: (scanPages: number) => void } {
    let { wallMs, cpuMs } = this.#limits;
    const startedAt = performance.now();
    const cpuBefore = usageOf(this.pid)?.cpuMs ?? 0;
    const timer = setInterval(() => {
      const usage = usageOf(this.pid);
      const over =
        performance.now() - startedAt > wallMs ||
        (usage !== null && (usage.memoryBytes > this.#limits.memoryBytes || usage.cpuMs - cpuBefore > cpuMs));
      if (!over) return;
      this.#alive = false;
      this.#process.kill('SIGKILL');
      broken();
    }, WATCH_EVERY_MS);
    return {
      stop: () => clearInterval(timer),
      allow: (scanPages) => {
        wallMs = this.#limits.scanWallMs;
        cpuMs = this.#limits.cpuMs + Math.min(scanPages, this.#limits.scanPages) * this.#limits.scanPageCpuMs;
      },
    };
  }
}

/**
 * The compiled child; a test that runs the sources uses the build as well, because Node runs no TypeScript.
 */
function entryFile(): string {
  const beside = fileURLToPath(new URL('./reader-child.js', import.meta.url));
  if (existsSync(beside)) return beside;
  const built = join(beside, '../../../dist/src/documents/reader-child.js');
  if (existsSync(built)) return built;
  throw new Error('the reader is not built: run npm run build');
}
