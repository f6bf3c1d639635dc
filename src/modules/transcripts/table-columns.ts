import { Injectable } from '@nestjs/common';
import type { ColumnChange, TableColumns as View } from '../../contract/table-columns.js';
import type { OutlinedTable } from '../../documents/child-protocol.js';
import { ReaderPool } from '../../documents/reader-pool.js';
import type { TableField } from '../../domain/transcript/records/from-table-cells.js';
import { actedOn, refuseOwnCase, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound, type ProblemError } from '../../http/problems.js';
import { ObjectStore } from '../../objects/object-store.js';
import { lockApplication, setApplicationState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import {
  findColumnMapping,
  insertColumnMapping,
  type ColumnMappingRow,
} from '../../store/column-mapping.store.js';
import { Database } from '../../store/database.js';
import { announce, ring } from '../../store/outbox.store.js';
import { References } from '../../store/references.js';
import { findTranscript, readAgain, type TranscriptRow } from '../../store/transcript.store.js';
import { mappingKey, mappingOf } from './saved-columns.js';

/** What each column of a table was taken for, and a person's better word on it. */
@Injectable()
export class TableColumns {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly objects: ObjectStore,
    private readonly pool: ReaderPool,
  ) {}

  /** The table as it reads with these fields; null: as it was read, by the last word on it or by itself. */
  async show(id: string, fields: readonly TableField[] | null): Promise<View> {
    const row = await findTranscript(this.database.read, id);
    if (row === null) throw notFound('This transcript');
    const { guessed, key, bytes } = await this.#guess(row);
    const saved = await findColumnMapping(this.database.read, key);
    const said = fields ?? saved?.fields ?? null;
    const shown = said === null ? guessed : await this.#outline(bytes, row, said);
    return {
      transcript: row.id,
      application: row.applicationId,
      fileName: row.fileName,
      school: guessed.transcript.institution.name,
      keptFor: key.keptFor,
      isHeaded: shown.outline.isHeaded,
      columns: shown.outline.columns.map((column) => ({ ...column })),
      rows: shown.outline.rows.map((cells) => [...cells]),
      saved:
        saved === null ? null : { version: saved.version, by: saved.by, at: saved.createdAt.toISOString() },
      reading: shown.transcript as View['reading'],
    };
  }

  /** Keeps the word for this sender and heading, and lets the document be read again with it. */
  async save(caller: Caller, id: string, { fields, basedOn, reason }: ColumnChange): Promise<void> {
    const row = await findTranscript(this.database.read, id);
    if (row === null) throw notFound('This transcript');
    refuseOwnCase(caller, row.ownerId);
    const { guessed, key, bytes } = await this.#guess(row);
    if (fields.length !== guessed.outline.columns.length) {
      throw invalid(
        'columns-missing',
        `The table has ${guessed.outline.columns.length} columns; say one each.`,
      );
    }
    refuseUnreadable((await this.#outline(bytes, row, fields)).transcript);
    const { sender, heading } = key;
    await this.database.inTransaction(async (tx) => {
      await lockApplication(tx, row.applicationId);
      const mapping = { sender, heading, basedOn, fields, transcript: id, reason, by: caller.id };
      if (!(await insertColumnMapping(tx, mapping))) {
        throw changed(await findColumnMapping(tx, key));
      }
      const attempt = await readAgain(tx, id);
      if (attempt === null) {
        throw conflict('still-reading', 'This document is being read right now. Try again in a moment.');
      }
      await setApplicationState(tx, row.applicationId, 'reading');
      const facts = { version: basedOn + 1, columns: fields.length, reason };
      const entry = actedOn(caller, row.applicationId, id);
      await appendAudit(tx, { ...entry, action: 'transcript.columns-set', facts });
      await ring(tx, 'transcript.read', { transcriptId: id, attempt });
      await announce(tx, { application: row.applicationId, kind: 'transcript', id, state: 'received' });
    });
  }

  /** The table as it reads by itself, which says whose it is. */
  async #guess(row: TranscriptRow) {
    const bytes = await this.objects.get(row.storageKey);
    if (bytes === null) throw notFound('This document');
    const guessed = await this.#outline(bytes, row, []);
    const directory = await this.references.directory(this.database.read);
    return { guessed, key: mappingKey(guessed, directory), bytes };
  }

  async #outline(
    bytes: Buffer,
    { fileName }: TranscriptRow,
    fields: readonly TableField[],
  ): Promise<OutlinedTable> {
    const answer = await this.pool.outline(bytes, fileName, mappingOf(fields));
    if (answer.kind === 'outlined') return answer;
    const isOther = answer.code === 'unsupported-type';
    const sentence = 'This document is no table, so it has no columns to set.';
    throw conflict(isOther ? 'not-a-table' : answer.code, isOther ? sentence : answer.message);
  }
}

function changed(now: ColumnMappingRow | null): ProblemError {
  const who = now?.by ?? 'Somebody';
  const sentence = `${who} has set the columns of this sender meanwhile. Look at them again.`;
  return conflict('columns-changed', sentence, { version: now?.version ?? 0 });
}

/** Saved would be a document without courses, which the reader refuses. */
function refuseUnreadable({ terms, otherCredit }: OutlinedTable['transcript']): void {
  if ([...terms, ...otherCredit].some(({ courses }) => courses.length > 0)) return;
  const sentence = 'With these columns no row is a course. Say which column holds the code or the title.';
  throw invalid('no-courses', sentence);
}
