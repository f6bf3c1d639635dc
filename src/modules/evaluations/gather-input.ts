import type { CreditLine, EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { linesFromTranscript } from '../../domain/evaluation/lines-from-transcript.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { ApplicationRow } from '../../store/application.store.js';
import type { Reader } from '../../store/database.js';
import { standingDecisions, type DecisionRow } from '../../store/evaluation.store.js';
import type { References } from '../../store/references.js';
import { listTranscripts, type TranscriptRow } from '../../store/transcript.store.js';

/** A printed school is taken for one of the directory only when it is surely the same name. */
const SAME_SCHOOL = 0.85;

/**
 * Everything an application's evaluation depends on, frozen: documents as read, decisions, and the data in
 * force.
 */
export async function gatherInput(
  reader: Reader,
  references: References,
  application: ApplicationRow,
): Promise<EvaluationInput> {
  const inForce = await references.inForce(reader, application.programId, application.catalogYear);
  const transcripts = await listTranscripts(reader, application.id);
  const decisions = new Map(
    (await standingDecisions(reader, application.id)).map((each) => [each.line, each]),
  );
  const directory = new Map((await references.directory(reader)).map((each) => [each.unitid, each]));
  const lines = transcripts.flatMap((row, index) => linesOf(row, `t${index + 1}`, directory));
  const read = transcripts.filter(({ body }) => body !== null);
  const official = read.length > 0 && read.every(({ channel }) => channel !== 'applicant-upload');
  return {
    kind: official ? 'official' : 'estimate',
    asOf: application.term,
    ...inForce,
    lines: lines.map((line) => decided(line, decisions.get(line.id))),
    placement: application.placement,
  };
}

function linesOf(
  row: TranscriptRow,
  prefix: string,
  directory: ReadonlyMap<string, Institution>,
): readonly CreditLine[] {
  if (row.body === null) return [];
  const [match] = row.body.institution.matches;
  const school = match !== undefined && match.score >= SAME_SCHOOL ? directory.get(match.unitid) : undefined;
  const transcript = { ...row.body, creditUnit: row.statedUnit ?? row.body.creditUnit };
  return linesFromTranscript({ transcript, document: row.id, prefix, institution: school ?? null });
}

/** A person's word on a line: what it equals and which questions that settles, or why it gives nothing. */
function decided(line: CreditLine, decision: DecisionRow | undefined): CreditLine {
  if (decision === undefined) return line;
  if (decision.outcome === 'deny') return { ...line, denied: { reason: decision.reason } };
  return { ...line, receives: decision.receives, settled: decision.settled };
}
