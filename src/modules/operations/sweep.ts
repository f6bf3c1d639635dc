import { Injectable } from '@nestjs/common';
import { ObjectStore } from '../../objects/object-store.js';
import { Database } from '../../store/database.js';
import { exhausted, ringAgain } from '../../store/outbox.store.js';
import { SessionRows } from '../../store/session.store.js';
import { storageKeys } from '../../store/transcript.store.js';

/** An upload that was cut off leaves bytes without a row; they go after a day. */
const ORPHAN_AGE_MS = 86_400_000;

interface Exhausted {
  readonly transcripts: string[];
  readonly evaluations: string[];
  readonly studies: string[];
  readonly mails: string[];
}

/** Rings again for work that lost its job, and tidies what nobody owns. */
@Injectable()
export class Sweep {
  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
    private readonly sessions: SessionRows,
  ) {}

  /** Gives ids whose attempts have run out, by kind of work. */
  async run(afterMs: number): Promise<Exhausted> {
    await this.database.inTransaction((tx) => ringAgain(tx, afterMs));
    const { read } = this.database;
    return {
      transcripts: await exhausted(read, 'transcript', afterMs),
      evaluations: await exhausted(read, 'evaluation', afterMs),
      studies: await exhausted(read, 'study', afterMs),
      mails: await exhausted(read, 'mail', afterMs),
    };
  }

  async tidy(olderThanMs = ORPHAN_AGE_MS): Promise<void> {
    await this.sessions.sweep();
    for await (const keys of this.objects.listOlder('documents', olderThanMs)) {
      const owned = await storageKeys(this.database.read, keys);
      for (const key of keys.filter((each) => !owned.has(each))) await this.objects.delete(key);
    }
  }
}
