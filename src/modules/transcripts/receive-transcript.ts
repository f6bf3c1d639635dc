import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import type { UploadedFile } from '../../http/uploaded-file.js';
import { ObjectStore } from '../../objects/object-store.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { findApplication, setApplicationState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { announce, ring } from '../../store/outbox.store.js';
import { findSameBytes, insertTranscript } from '../../store/transcript.store.js';

const NAME_MAX = 200;

interface Received {
  readonly id: string;
  readonly state: string;
  readonly isNew: boolean;
}

/**
 * Keeps an upload: first the bytes, flushed; then row, audit entry and outbox row in one transaction. Then it
 * answers.
 */
@Injectable()
export class ReceiveTranscript {
  constructor(
    private readonly database: Database,
    private readonly objects: ObjectStore,
    private readonly faults: FaultPoints,
  ) {}

  /** The same bytes again give the first transcript; `isNew` says which it was. */
  async run(caller: Caller, application: string, file: UploadedFile): Promise<Received> {
    const received = await this.#receive(caller, application, file);
    await this.faults.pass('answer-sent');
    return received;
  }

  async #receive(caller: Caller, application: string, file: UploadedFile): Promise<Received> {
    const found = await findApplication(this.database.read, application);
    // Staff do not upload in an applicant's name: the owner of a document is whoever sent it.
    if (found === null || found.applicantId !== caller.id) throw notFound('This application');
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const before = await findSameBytes(this.database.read, application, sha256);
    if (before !== null) return { id: before.id, state: before.state, isNew: false };
    const id = randomUUID();
    const storageKey = `documents/${id}`;
    await this.objects.put(storageKey, file.bytes);
    await this.faults.pass('object-written');
    const kept = await this.#keep(caller, application, { id, sha256, storageKey, file });
    await this.faults.pass('row-committed');
    if (kept) return { id, state: 'received', isNew: true };
    await this.objects.delete(storageKey);
    const first = await findSameBytes(this.database.read, application, sha256);
    return { id: first!.id, state: first!.state, isNew: false };
  }

  #keep(
    caller: Caller,
    application: string,
    document: { id: string; sha256: string; storageKey: string; file: UploadedFile },
  ): Promise<boolean> {
    const { id, sha256, storageKey, file } = document;
    return this.database.inTransaction(async (tx) => {
      const fileName = cleanName(file.name);
      const sizeBytes = file.bytes.length;
      const isNew = await insertTranscript(tx, {
        id,
        application,
        owner: caller.id,
        sha256,
        sizeBytes,
        fileName,
        storageKey,
      });
      if (!isNew) return false;
      await setApplicationState(tx, application, 'reading');
      const entry = { actorId: caller.id, actor: 'applicant', applicationId: application, subject: id };
      await appendAudit(tx, { ...entry, action: 'transcript.received', facts: { sha256, bytes: sizeBytes } });
      await ring(tx, 'transcript.read', { transcriptId: id, attempt: 0 });
      await announce(tx, { application, kind: 'transcript', id, state: 'received' });
      return true;
    });
  }
}

/** A file's name is data: no path, no control or direction marks, not endless. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').trim();
  return [...clean].slice(0, NAME_MAX).join('') || 'transcript';
}
