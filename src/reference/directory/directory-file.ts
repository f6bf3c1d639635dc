import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Institution } from '../../domain/institution/institution.js';
import { readOrFault } from '../files.js';
import { InstitutionShape } from '../institution-shape.js';
import { ReferenceFault } from '../reference-fault.js';

const SCHEMA = 'segue.institutions/1';
const Head = z.object({ schema: z.literal(SCHEMA) });

/** Reads a directory that an import has written: a head, then one school a line. Throws `ReferenceFault`. */
export function readDirectoryFile(file: string): readonly Institution[] {
  const lines = readOrFault(file).split('\n');
  const [head, ...rest] = lines;
  if (!Head.safeParse(parsed(head ?? '')).success) {
    const sentence = `${file} is no directory of schools; make one with segue import institutions`;
    throw new ReferenceFault('no-directory', sentence, null);
  }
  return rest.flatMap((line, at) => {
    if (line === '') return [];
    const school = InstitutionShape.safeParse(parsed(line));
    if (school.success) return [school.data];
    const [issue] = school.error.issues;
    const sentence = `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'has the wrong shape'}`;
    throw new ReferenceFault('no-directory', sentence, { file, line: at + 2, column: 1 });
  });
}

/** Writes the directory whole or not at all: the same schools give the same bytes. */
export function writeDirectoryFile(file: string, institutions: readonly Institution[]): void {
  const lines = institutions.map((each) => JSON.stringify(InstitutionShape.parse(each)));
  const text = [JSON.stringify({ schema: SCHEMA, institutions: lines.length }), ...lines, ''].join('\n');
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new ReferenceFault('cannot-write', `${file} cannot be written (${code ?? 'unknown'})`, null);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
