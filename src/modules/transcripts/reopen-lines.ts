import type { Transcript } from '../../domain/transcript/transcript.js';
import { appendAudit } from '../../store/audit.store.js';
import type { ColumnMappingRow } from '../../store/column-mapping.store.js';
import type { Tx } from '../../store/database.js';
import { insertDecisions, newestEvaluation, standingDecisions } from '../../store/evaluation.store.js';
import { listTranscripts, type TranscriptRow } from '../../store/transcript.store.js';

const REASON = 'The document was read again, and this row now says something else.';

/**
 * A decision is about what a row said. Where a new reading of a document says something else, or has no such
 * row any more, the decision is taken back, in the name of whoever set the columns.
 */
export async function reopenLines(
  tx: Tx,
  row: TranscriptRow,
  transcript: Transcript,
  { createdBy }: ColumnMappingRow,
): Promise<void> {
  if (row.body === null) return;
  const evaluation = await newestEvaluation(tx, row.applicationId);
  if (evaluation === null) return;
  const others = await listTranscripts(tx, row.applicationId);
  const prefix = `t${others.findIndex(({ id }) => id === row.id) + 1}-`;
  const [before, after] = [rowsOf(row.body), rowsOf(transcript)];
  const changed = (await standingDecisions(tx, row.applicationId))
    .map(({ line }) => line)
    .filter((line) => line.startsWith(prefix))
    .filter((line) => before.get(line.slice(prefix.length)) !== after.get(line.slice(prefix.length)));
  if (changed.length === 0) return;
  const about = { application: row.applicationId, evaluation: evaluation.id, by: createdBy };
  const undone = changed.map((line) => {
    return { line, outcome: 'undo' as const, receives: null, settled: [], reason: REASON };
  });
  await insertDecisions(tx, about, undone);
  for (const line of changed) {
    const facts = { line, version: evaluation.version };
    const entry = { actorId: createdBy, actor: 'registrar', applicationId: row.applicationId };
    await appendAudit(tx, { ...entry, subject: evaluation.id, action: 'line.undo', facts });
  }
}

/** What each row says, as far as a decision could rest on it. */
function rowsOf({ terms, otherCredit }: Transcript): ReadonlyMap<string, string> {
  const listed = [
    ...terms.flatMap(({ term, courses }) => courses.map((course) => ({ term, course }))),
    ...otherCredit.flatMap(({ courses }) => courses.map((course) => ({ term: null, course }))),
  ];
  return new Map(
    listed.map(({ term, course }) => [course.id, JSON.stringify({ ...course, term, confidence: null })]),
  );
}
