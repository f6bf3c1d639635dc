import { Injectable } from '@nestjs/common';
import type { ReadAnswer, ReadDocument } from '../../documents/child-protocol.js';
import { ReaderPool } from '../../documents/reader-pool.js';
import { findSender } from '../../domain/institution/find-sender.js';
import type { Issue } from '../../domain/reason.js';
import type { Transcript } from '../../domain/transcript/transcript.js';
import { ObjectStore } from '../../objects/object-store.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { lockApplication, setApplicationState, setReviewState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { findColumnMapping, type ColumnMappingRow } from '../../store/column-mapping.store.js';
import { Database, type Tx } from '../../store/database.js';
import { newestResult, requestEvaluation } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import { References } from '../../store/references.js';
import {
  beat,
  claimTranscript,
  countTry,
  listTranscripts,
  refuseTranscript,
  saveRead,
  type TranscriptRow,
} from '../../store/transcript.store.js';

import { reopenLines } from './reopen-lines.js';
import { mappingKey, mappingOf } from './saved-columns.js';

const HEARTBEAT_MS = 5_000;

/**
 * Takes a received document, reads it in a limited child, and saves the result once, whoever else tries
 * meanwhile.
 */
@Injectable()
export class ReadTranscript {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly objects: ObjectStore,
    private readonly pool: ReaderPool,
    private readonly faults: FaultPoints,
  ) {}

  async run({ transcriptId, attempt }: { transcriptId: string; attempt: number }): Promise<void> {
    const row = await this.database.inTransaction(async (tx) => {
      const taken = await claimTranscript(tx, transcriptId, attempt);
      if (taken !== null) await announce(tx, event(taken, 'reading'));
      return taken;
    });
    await this.faults.pass('job-taken');
    if (row === null) return;
    const bytes = await this.objects.get(row.storageKey);
    await this.database.atOnce((tx) => countTry(tx, transcriptId, attempt));
    if (bytes === null) throw new Error(`the object of transcript ${transcriptId} is missing`);
    await this.faults.pass('child-started');
    const { answer, mapping } = await this.#ask(row, attempt, bytes);
    await this.faults.pass('child-ended');
    // A reader that died says nothing about the file yet: the tries decide.
    if (answer.kind === 'refused' && answer.code === 'reading-failed')
      throw new Error(`the reader of transcript ${transcriptId} died`);
    await this.#save(row, attempt, answer, mapping);
    await this.faults.pass('result-written');
  }

  /** For a document whose tries have run out: a person is asked, and the applicant is told. */
  async giveUp(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = (await tx.query(
        'select id, application_id as "applicationId" from transcript where id = $1',
        [id],
      )) as TranscriptRow[];
      if (row[0] === undefined) return;
      await lockApplication(tx, row[0].applicationId);
      if (await refuseTranscript(tx, id, null, 'reading-failed'))
        await this.#refused(tx, row[0], 'reading-failed');
    });
  }

  /** Reads with a sign of life every few seconds, so that nobody else begins meanwhile. */
  async #ask(row: TranscriptRow, attempt: number, bytes: Buffer): Promise<Asked> {
    const beating = setInterval(
      () => void beat(this.database.read, row.id, attempt).catch(() => undefined),
      HEARTBEAT_MS,
    );
    try {
      const plain = await this.pool.read(bytes, row.fileName);
      const mapping = await this.#mapping(row, bytes, plain);
      if (mapping === null) return { answer: plain, mapping };
      const answer = await this.pool.read(bytes, row.fileName, null, mappingOf(mapping.fields));
      // What a person said of an earlier file of this sender may not fit this one.
      const fits = answer.kind === 'read' || mapping.transcriptId === row.id;
      return fits ? { answer, mapping } : { answer: plain, mapping: null };
    } finally {
      clearInterval(beating);
    }
  }

  /** A person's word on the columns of such a table; null for every other file, and where nobody had to. */
  async #mapping(row: TranscriptRow, bytes: Buffer, plain: ReadAnswer): Promise<ColumnMappingRow | null> {
    const mayBeTable =
      plain.kind === 'read' ? plain.transcript.document.type === 'csv' : plain.code === 'not-a-transcript';
    if (!mayBeTable) return null;
    const outlined = await this.pool.outline(bytes, row.fileName);
    if (outlined.kind === 'refused') return null;
    const directory = await this.references.directory(this.database.read);
    return findColumnMapping(this.database.read, mappingKey(outlined, directory));
  }

  async #save(
    row: TranscriptRow,
    attempt: number,
    answer: ReadAnswer,
    mapping: ColumnMappingRow | null,
  ): Promise<void> {
    const directory = answer.kind === 'read' ? await this.references.directory(this.database.read) : [];
    await this.database.inTransaction(async (tx) => {
      await lockApplication(tx, row.applicationId);
      if (answer.kind === 'refused') {
        if (await refuseTranscript(tx, row.id, attempt, answer.code))
          await this.#refused(tx, row, answer.code);
        return;
      }
      const { institution, issues } = answer.transcript;
      const { matches, issues: doubts, unknown } = findSender(institution.name, directory, answer.sender);
      const transcript = {
        ...answer.transcript,
        institution: { ...institution, matches },
        issues: [...columnsNotice(mapping, row), ...doubts, ...issues],
      };
      await this.#read(tx, row, attempt, { ...answer, transcript, mapping, unknown });
    });
  }

  async #read(
    tx: Tx,
    row: TranscriptRow,
    attempt: number,
    {
      transcript,
      fields,
      pageSizes,
      facts,
      sender,
      mapping,
      unknown,
    }: ReadDocument & { readonly mapping: ColumnMappingRow | null; readonly unknown: string | null },
  ): Promise<void> {
    const state = transcript.issues.length === 0 ? 'read' : 'needs-verification';
    const columnMapping = mapping?.id ?? null;
    const school = { schoolHints: sender, unknownSchool: unknown };
    const read = { transcript, fields, pageSizes, facts, columnMapping, ...school };
    if (!(await saveRead(tx, { id: row.id, attempt, state, ...read }))) return;
    if (mapping !== null) await reopenLines(tx, row, transcript, mapping);
    const counts = { courses: countCourses(transcript), issues: transcript.issues.length };
    await appendAudit(tx, { ...by(row), action: 'transcript.read', facts: counts });
    await announce(tx, event(row, state));
    await requestEvaluation(tx, row.applicationId, 'transcript-read');
  }

  async #refused(tx: Tx, row: TranscriptRow, code: string): Promise<void> {
    await appendAudit(tx, { ...by(row), action: 'transcript.refused', facts: { code } });
    await announce(tx, event(row, 'refused'));
    const others = await listTranscripts(tx, row.applicationId);
    if (others.some(({ state }) => state === 'received' || state === 'reading')) return;
    const result = await newestResult(tx, row.applicationId);
    const isOver = result === null || result.state === 'approved';
    const state = isOver ? (result?.state ?? 'open') : await setReviewState(tx, row.applicationId);
    if (isOver) await setApplicationState(tx, row.applicationId, state);
    await announce(tx, { application: row.applicationId, kind: 'application', id: row.applicationId, state });
  }
}

interface Asked {
  readonly answer: ReadAnswer;
  /** The word on its columns that the answer was read with. */
  readonly mapping: ColumnMappingRow | null;
}

/** At the document itself a person has seen the reading; at the next one of the sender nobody has. */
function columnsNotice(mapping: ColumnMappingRow | null, row: TranscriptRow): Issue[] {
  if (mapping === null || mapping.transcriptId === row.id) return [];
  const day = mapping.createdAt.toISOString().slice(0, 10);
  const message = `The columns were read as staff set them on ${day} for another table of this sender.`;
  return [{ code: 'columns-as-set', message, where: null }];
}

function event({ id, applicationId }: TranscriptRow, state: string) {
  return { application: applicationId, kind: 'transcript' as const, id, state };
}

function by({ id, applicationId }: TranscriptRow) {
  return { actorId: null, actor: 'Segue', applicationId, subject: id };
}

function countCourses({ terms, otherCredit }: Transcript): number {
  return [...terms, ...otherCredit].reduce((sum, { courses }) => sum + courses.length, 0);
}
