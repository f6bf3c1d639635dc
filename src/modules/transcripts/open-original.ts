import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { ObjectStore } from '../../objects/object-store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import type { TranscriptRow } from '../../store/transcript.store.js';

/** Gives the original. Who opened it is on record before the first byte leaves. */
@Injectable()
export class OpenOriginal {
  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
  ) {}

  async run(caller: Caller, { id, applicationId, storageKey }: TranscriptRow): Promise<Buffer> {
    const bytes = await this.objects.get(storageKey);
    if (bytes === null) throw notFound('This document');
    const entry = actedOn(caller, applicationId, id);
    await this.database.inTransaction((tx) => appendAudit(tx, { ...entry, action: 'transcript.opened' }));
    return bytes;
  }
}
