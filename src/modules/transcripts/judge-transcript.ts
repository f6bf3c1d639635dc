import { Injectable } from '@nestjs/common';
import { actedOn, refuseOwnCase, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { lockApplication, setReviewState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { newestEvaluation, requestEvaluation } from '../../store/evaluation.store.js';
import { isKnownSchool } from '../../store/institution.store.js';
import { announce } from '../../store/outbox.store.js';
import {
  findTranscript,
  markVerifiedTranscript,
  setChannel,
  stateSchool,
  stateUnit,
  type StatedUnit,
  type TranscriptRow,
} from '../../store/transcript.store.js';

/**
 * What only a person can say about a document: how it arrived, whose it is, what one credit is, and that its
 * open questions were looked at.
 */
@Injectable()
export class JudgeTranscript {
  constructor(private readonly database: Database) {}

  /** A record that came from the school makes the next evaluation official, once all of its documents did. */
  setChannel(caller: Caller, id: string, channel: TranscriptRow['channel'], reason: string): Promise<void> {
    return this.#judge(caller, id, async (tx, row, entry) => {
      if (row.channel === channel) return;
      await setChannel(tx, id, channel);
      await appendAudit(tx, { ...entry, action: 'transcript.channel-changed', facts: { channel, reason } });
      if (row.state !== 'refused') await requestEvaluation(tx, row.applicationId, 'channel-changed');
    });
  }

  /** Without its unit no credit of a document can be counted; a person finds it out from the school. */
  stateUnit(caller: Caller, id: string, unit: StatedUnit, reason: string): Promise<void> {
    return this.#judge(caller, id, async (tx, row, entry) => {
      if (row.statedUnit === unit) return;
      await stateUnit(tx, id, unit);
      await appendAudit(tx, { ...entry, action: 'transcript.unit-stated', facts: { unit, reason } });
      if (row.state !== 'refused') await requestEvaluation(tx, row.applicationId, 'unit-stated');
    });
  }

  /**
   * A name and a number that contradict each other leave the school open, and a person finds out whose paper
   * it is: one word for every line of it. Null takes that back.
   */
  stateSchool(caller: Caller, id: string, institution: string | null, reason: string): Promise<void> {
    return this.#judge(caller, id, async (tx, row, entry) => {
      if (institution === (row.statedSchool?.unitid ?? null)) return;
      if (institution !== null && !(await isKnownSchool(tx, institution))) throw notFound('This school');
      await stateSchool(tx, id, institution);
      const facts = { school: institution, reason };
      await appendAudit(tx, { ...entry, action: 'transcript.school-stated', facts });
      if (row.state !== 'refused') await requestEvaluation(tx, row.applicationId, 'school-stated');
    });
  }

  verify(caller: Caller, id: string, reason: string): Promise<void> {
    return this.#judge(caller, id, async (tx, row, entry) => {
      if (!(await markVerifiedTranscript(tx, id))) {
        throw conflict('nothing-to-verify', 'No question of this transcript is open.', { state: row.state });
      }
      await appendAudit(tx, { ...entry, action: 'transcript.verified', facts: { reason } });
      if ((await newestEvaluation(tx, row.applicationId))?.state === 'completed')
        await setReviewState(tx, row.applicationId);
      await announce(tx, { application: row.applicationId, kind: 'transcript', id, state: 'read' });
    });
  }

  #judge(
    caller: Caller,
    id: string,
    work: (tx: Tx, row: TranscriptRow, entry: ReturnType<typeof actedOn>) => Promise<void>,
  ): Promise<void> {
    return this.database.inTransaction(async (tx) => {
      const row = await findTranscript(tx, id);
      if (row === null) throw notFound('This transcript');
      refuseOwnCase(caller, row.ownerId);
      await lockApplication(tx, row.applicationId);
      await work(tx, row, actedOn(caller, row.applicationId, id));
    });
  }
}
