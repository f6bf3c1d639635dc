import type { ColumnMapping } from '../domain/transcript/records/from-table-columns.js';
import { LIMITS, type ReadLimits } from './limits.js';
import type { Answer, DrawAnswer, OutlineAnswer, Question, ReadAnswer } from './child-protocol.js';
import { ReaderChild } from './reader-process.js';
import { refuse } from './refusal.js';
import type { SourceType } from './source-type.js';

export interface ReaderPoolOptions {
  /** How many documents are read at once; each needs a process of up to `limits.memoryBytes`. Default 2. */
  readonly children?: number;
  readonly limits?: Partial<ReadLimits>;
  /** Certificates in PEM whose word on the signature of a document is taken. Default none. */
  readonly issuers?: readonly string[];
}

interface Waiting {
  readonly question: Question;
  readonly settle: (answer: Answer) => void;
}

/**
 * Reads and draws documents in child processes that stay warm. Any number of calls may be waiting; each gets
 * exactly one answer, and no document can harm another: a child that breaks a limit is killed and replaced.
 */
export class ReaderPool {
  readonly #limits: ReadLimits;
  readonly #size: number;
  readonly #issuers: readonly string[];
  readonly #idle: ReaderChild[] = [];
  readonly #busy = new Set<ReaderChild>();
  readonly #queue: Waiting[] = [];
  #closed = false;

  constructor(options: ReaderPoolOptions = {}) {
    this.#limits = { ...LIMITS, ...options.limits };
    this.#size = options.children ?? 2;
    this.#issuers = options.issuers ?? [];
  }

  /** Reads a document into a transcript, or says in one sentence why not. Rejects only after `close`. */
  async read(
    bytes: Uint8Array,
    fileName: string,
    type: SourceType | null = null,
    columns: ColumnMapping = {},
  ): Promise<ReadAnswer> {
    if (bytes.length === 0) return refuse('empty-file');
    if (bytes.length > this.#limits.inputBytes) return refuse('too-large');
    const answer = await this.#ask({
      kind: 'read',
      bytes,
      fileName,
      type,
      columns,
      issuers: this.#issuers,
      limits: this.#limits,
    });
    return answer.kind === 'read' || answer.kind === 'refused' ? answer : refuse('unreadable');
  }

  /** What each column of a table is taken for. Refuses with `unsupported-type` what is no table. */
  async outline(bytes: Uint8Array, fileName: string, columns: ColumnMapping = {}): Promise<OutlineAnswer> {
    if (bytes.length > this.#limits.inputBytes) return refuse('too-large');
    const answer = await this.#ask({ kind: 'outline', bytes, fileName, columns, limits: this.#limits });
    return answer.kind === 'outlined' || answer.kind === 'refused' ? answer : refuse('unreadable');
  }

  /**
   * Draws one page (from 1) of a PDF as PNG, unrotated, so that evidence boxes fit. At most `pixels` large.
   */
  async draw(bytes: Uint8Array, page: number, dpi: number): Promise<DrawAnswer> {
    if (bytes.length > this.#limits.inputBytes) return refuse('too-large');
    const answer = await this.#ask({ kind: 'draw', bytes, page, dpi, limits: this.#limits });
    return answer.kind === 'drawn' || answer.kind === 'refused' ? answer : refuse('unreadable');
  }

  /** Ends every child; documents still waiting are answered with a rejection. Safe to call twice. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.length = 0;
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((child) => child.end()));
  }

  /** Process ids of the children, for tests and figures. */
  get pids(): readonly number[] {
    return [...this.#idle, ...this.#busy].map((child) => child.pid);
  }

  #ask(question: Question): Promise<Answer> {
    if (this.#closed) return Promise.reject(new Error('the reader pool is closed'));
    return new Promise((settle) => {
      this.#queue.push({ question, settle });
      this.#next();
    });
  }

  #next(): void {
    if (this.#closed || this.#busy.size >= this.#size) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    const child = this.#idle.pop() ?? new ReaderChild(this.#limits);
    this.#busy.add(child);
    void this.#run(child, waiting);
  }

  async #run(first: ReaderChild, { question, settle }: Waiting): Promise<void> {
    let child = first;
    let outcome = await child.ask(question);
    if (outcome === 'died' && !this.#closed) {
      // Killed from outside in the middle of a document: the document gets one more chance in a fresh child.
      this.#busy.delete(child);
      child = new ReaderChild(this.#limits);
      this.#busy.add(child);
      outcome = await child.ask(question);
    }
    this.#busy.delete(child);
    if (child.fresh && !this.#closed) this.#idle.push(child);
    else await child.end();
    settle(outcome === 'died' ? refuse('reading-failed') : outcome);
    this.#next();
  }
}
