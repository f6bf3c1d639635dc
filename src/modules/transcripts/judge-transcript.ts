import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { lockApplication, setReviewState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { newestEvaluation, requestEvaluation } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import {
  findTranscript,
  markVerifiedTranscript,
  setChannel,
  type TranscriptRow,
} from '../../store/transcript.store.js';

/**
 * What only a person can say about a document: how it arrived, and that its open questions were looked at.
 */
@Injectable()
export class JudgeTranscript {
  constructor(private readonly database: Database) {}

  /** A record that came from the school makes the next evaluation official, once all of its documents did. */
  async setChannel(
    caller: Caller,
    id: string,
    channel: TranscriptRow['channel'],
    reason: string,
  ): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = await findTranscript(tx, id);
      if (row === null) throw notFound('This transcript');
      await lockApplication(tx, row.applicationId);
      if (row.channel === channel) return;
      await setChannel(tx, id, channel);
      const entry = actedOn(caller, row.applicationId, id);
      await appendAudit(tx, { ...entry, action: 'transcript.channel-changed', facts: { channel, reason } });
      if (row.state !== 'refused') await requestEvaluation(tx, row.applicationId, 'channel-changed');
    });
  }

  async verify(caller: Caller, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = await findTranscript(tx, id);
      if (row === null) throw notFound('This transcript');
      await lockApplication(tx, row.applicationId);
      if (!(await markVerifiedTranscript(tx, id))) {
        throw conflict('nothing-to-verify', 'No question of this transcript is open.', { state: row.state });
      }
      const entry = actedOn(caller, row.applicationId, id);
      await appendAudit(tx, { ...entry, action: 'transcript.verified', facts: { reason } });
      if ((await newestEvaluation(tx, row.applicationId))?.state === 'completed')
        await setReviewState(tx, row.applicationId);
      await announce(tx, { application: row.applicationId, kind: 'transcript', id, state: 'read' });
    });
  }
}
