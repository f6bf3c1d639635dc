import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ReaderPool } from '../documents/reader-pool.js';
import { SOURCE_TYPES, type SourceType } from '../documents/source-type.js';
import { findInstitution } from '../domain/institution/find-institution.js';
import type { Transcript } from '../domain/transcript/transcript.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { Refused } from './refused.js';
import { printTable } from './table.js';

/** `segue read FILE`: a transcript as data, with the directory's best matches for the school. */
export async function readCommand(file: string, options: { json?: boolean; type?: string }): Promise<string> {
  const transcript = await readTranscriptFile(file, options.type ?? null);
  return options.json === true ? `${JSON.stringify(transcript, null, 2)}\n` : describe(transcript);
}

/** Reads a file in a limited child process. Throws `Refused` with the reader's own code. */
export async function readTranscriptFile(file: string, type: string | null): Promise<Transcript> {
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
    const matches = findInstitution(institution.name, loadInstitutions({ invented: true }));
    return { ...answer.transcript, institution: { ...institution, matches } };
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
