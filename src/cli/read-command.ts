import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReadDocument } from '../documents/child-protocol.js';
import type { DocumentFacts } from '../documents/document-facts.js';
import { ReaderPool } from '../documents/reader-pool.js';
import { SOURCE_TYPES, type SourceType } from '../documents/source-type.js';
import { findSender } from '../domain/institution/find-sender.js';
import type { FieldReading } from '../domain/transcript/field-reading.js';
import type { Institution } from '../domain/institution/institution.js';
import type { Transcript } from '../domain/transcript/transcript.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { Refused } from './refused.js';
import { printTable } from './table.js';

/** `segue read FILE`: a transcript as data, with the directory's best matches for the school. */
export async function readCommand(
  file: string,
  options: { json?: boolean; fields?: boolean; type?: string; institutions?: string },
): Promise<string> {
  const directory = loadInstitutions({ invented: true, imported: options.institutions });
  const { transcript, fields, facts } = await readFileInChild(file, options.type ?? null, directory);
  if (options.fields === true) {
    const values = JSON.parse(fields) as FieldReading[];
    if (options.json !== true) return `${describe(transcript)}\n${describeFields(values)}`;
    return `${JSON.stringify({ schema: 'segue.reading/1', transcript, fields: values }, null, 2)}\n`;
  }
  if (options.json === true) return `${JSON.stringify(transcript, null, 2)}\n`;
  return `${describe(transcript)}${facts === null ? '' : describeFacts(facts)}`;
}

/** Reads a file in a limited child process. Throws `Refused` with the reader's own code. */
export async function readTranscriptFile(
  file: string,
  type: string | null,
  directory: readonly Institution[],
): Promise<Transcript> {
  return (await readFileInChild(file, type, directory)).transcript;
}

async function readFileInChild(
  file: string,
  type: string | null,
  directory: readonly Institution[],
): Promise<ReadDocument> {
  if (type !== null && !SOURCE_TYPES.some((each) => each === type)) {
    throw new Refused(
      'unknown-type',
      `--type must be one of ${SOURCE_TYPES.join(', ')}, not ${type}.`,
      '--type',
    );
  }
  const found = await stat(file).catch(() => null);
  if (found === null) throw new Refused('no-such-file', `There is no file ${file} that can be read.`, file);
  if (!found.isFile()) throw new Refused('not-a-file', `${file} is a folder; name one file.`, file);
  const pool = new ReaderPool({ children: 1 });
  try {
    const bytes = await readFile(file);
    const answer = await pool.read(bytes, basename(file), type as SourceType | null);
    if (answer.kind === 'refused') throw new Refused(answer.code, answer.message, file);
    const { institution } = answer.transcript;
    const { matches, issues: doubts } = findSender(institution.name, directory, answer.sender);
    const issues = [...doubts, ...answer.transcript.issues];
    const transcript = { ...answer.transcript, institution: { ...institution, matches }, issues };
    return { ...answer, transcript };
  } finally {
    await pool.close();
  }
}

function describe(transcript: Transcript): string {
  const { institution, student, terms, otherCredit, issues } = transcript;
  const match = institution.matches[0];
  const groups = [
    ...otherCredit.map(({ heading, courses }) => ({ name: heading, courses })),
    ...terms.map(({ name, courses }) => ({ name, courses })),
  ];
  const tables = groups.map(({ name, courses }) => {
    const rows = courses.map((course) => [
      course.code ?? '',
      course.title,
      course.creditsAttempted ?? '',
      course.creditsEarned ?? '',
      course.grade ?? '',
      course.status === 'completed' ? '' : course.status,
    ]);
    return `\n${name}\n${printTable(rows)}`;
  });
  const known = match === undefined ? 'not found in the directory' : `${match.name}, likeness ${match.score}`;
  return [
    `${institution.name ?? 'School not printed'} (${known})`,
    `Student: ${student.name ?? 'not printed'} · credit in ${transcript.creditUnit} units`,
    ...tables,
    ...issues.map((issue) => `\n! ${issue.message}`),
    '',
  ].join('\n');
}

/** Every value with its place and how sure it is. */
function describeFields(fields: readonly FieldReading[]): string {
  const head = ['of', 'field', 'value', 'as printed', 'where', 'sure'];
  const rows = fields.map(({ of, field, value, evidence: { page, box, text }, confidence }) => {
    const place = `page ${page} at ${box.join(' ')}`;
    return [of, field, value, text, place, String(confidence)];
  });
  return printTable([head, ...rows]);
}

/** What the file says about its own making, after the rows. */
function describeFacts({ producer, creator, created, modified, revisions, ...facts }: DocumentFacts): string {
  const dates = [
    created === null ? [] : [`created ${created}`],
    modified === null || modified === created ? [] : [`changed ${modified}`],
  ].flat();
  const makers = [producer, creator].filter((maker) => maker !== null);
  const lines = [
    `Made by ${makers.length === 0 ? 'a program that does not say' : makers.join(', for ')}`,
    ...(dates.length === 0 ? [] : [dates.join(', ')]),
    revisions === 1 ? 'saved once' : `saved ${revisions} times`,
    ...(facts.script ? ['carries a program, which was not run'] : []),
  ];
  const signatures = facts.signatures.map(({ signer, at, state, reason }) => {
    const when = at === null ? '' : `, ${at}`;
    return `Signed by ${signer ?? 'somebody unnamed'}${when} (${state}): ${reason}`;
  });
  return `\nThe file: ${[lines.join(' · '), ...signatures].join('\n')}\n`;
}
