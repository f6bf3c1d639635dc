import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { courseKey } from '../../domain/articulation/match-rules.js';
import type { CreditLine, EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { whereTaken } from '../../domain/evaluation/campus-equivalency.js';
import { isOfRule } from '../../domain/evaluation/lines-by-rule.js';
import type { Override } from '../../domain/evaluation/override.js';
import { linesFromTranscript } from '../../domain/evaluation/lines-from-transcript.js';
import { agreementsWith } from '../../reference/load-rule-files.js';
import { recordLines } from '../../reference/load-berklee-record.js';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import { areOfficial } from '../../domain/policy/left-out.js';
import type { ApplicationRow } from '../../store/application.store.js';
import { credentialOf, standingCredentials } from '../../store/credential.store.js';
import type { Reader } from '../../store/database.js';
import { findOwnRecord } from '../../store/own-record.store.js';
import { standingDecisions, type DecisionRow } from '../../store/evaluation.store.js';
import { overrideOf, standingOverrides } from '../../store/override.store.js';
import { approvedBefore, standingPreApprovals } from '../../store/pre-approval.store.js';
import type { References } from '../../store/references.js';
import { rulesInForce } from '../../store/rule.store.js';
import { standingStatement, studentOf } from '../../store/student.store.js';
import { listTranscripts, type TranscriptRow } from '../../store/transcript.store.js';

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
  const directory = await references.directory(reader);
  const lines = transcripts.flatMap((row, index) => linesOf(row, `t${index + 1}`, directory));
  const read = transcripts.filter(({ body }) => body !== null);
  const record = await findOwnRecord(reader, application.id);
  const rows = record === null ? [] : recordLines(record.courses, application.term);
  const own = rows.map((line) => whereTaken(line, inForce.catalog));
  const agreements = agreementsWith(lines.flatMap(({ institution }) => institution?.unitid ?? []));
  const approvals = await standingPreApprovals(reader, application.id);
  const credentials = (await standingCredentials(reader, application.id)).map(credentialOf);
  const channels = read.map(({ channel }) => channel);
  // What the school itself recorded is official.
  const official = read.length === 0 ? own.length > 0 : areOfficial(channels, inForce.policy);
  return {
    kind: official ? 'official' : 'estimate',
    asOf: application.term,
    ...inForce,
    rules: await rulesFor(reader, lines),
    ...(agreements.length === 0 ? {} : { agreements }),
    ...(credentials.length === 0 ? {} : { credentials }),
    ...studentOf(await standingStatement(reader, application.id)),
    lines: [...lines, ...own].map((line) => approvedBefore(decided(line, decisions.get(line.id)), approvals)),
    placement: application.placement,
    ...under((await standingOverrides(reader, application.id)).map(overrideOf)),
  };
}

/** Left out where there are none, so that an input without any is as it ever was. */
export function under(overrides: readonly Override[]): Pick<EvaluationInput, 'overrides'> {
  return overrides.length === 0 ? {} : { overrides };
}

/** Rules that some line could meet: an evaluation does not change with rules about other courses. */
function rulesFor(reader: Reader, lines: readonly CreditLine[]): Promise<readonly ArticulationRule[]> {
  const institutions = [...new Set(lines.flatMap(({ institution }) => institution?.unitid ?? []))];
  const codes = [...new Set(lines.map(({ code }) => courseKey(code)))].filter((code) => code !== '');
  return rulesInForce(reader, institutions, codes);
}

function linesOf(
  row: TranscriptRow,
  prefix: string,
  directory: readonly Institution[],
): readonly CreditLine[] {
  if (row.body === null) return [];
  const { name, matches } = row.body.institution;
  // Somebody may have named the school since the paper was read, or taken a name back.
  const asRead = row.unknownSchool === null ? sureMatch(matches) : null;
  const match = () => asRead ?? sureMatch(findInstitution(name, directory, 1, row.schoolHints));
  const number = (row.statedSchool ?? match())?.unitid;
  const school = directory.find(({ unitid }) => unitid === number);
  const transcript = { ...row.body, creditUnit: row.statedUnit ?? row.body.creditUnit };
  return linesFromTranscript({ transcript, document: row.id, prefix, institution: school ?? null });
}

/** A person's word on a line: what it equals and which questions that settles, or why it gives nothing. */
function decided(line: CreditLine, decision: DecisionRow | undefined): CreditLine {
  if (decision === undefined) return line;
  if (decision.outcome === 'deny') return { ...line, denied: { reason: decision.reason } };
  const { receives, settled } = decision;
  // Approved with others, as a rule of several courses says: alone it equals nothing.
  return { ...line, receives: settled.some(isOfRule) ? null : receives, settled };
}
