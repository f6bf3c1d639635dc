import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z, ZodError } from 'zod';
import type { Institution } from '../../domain/institution/institution.js';
import { linesOrFault } from '../files.js';
import { InstitutionShape } from '../institution-shape.js';
import { ReferenceFault } from '../reference-fault.js';

const SCHEMA = 'segue.institutions/1';
const Head = z.object({ schema: z.literal(SCHEMA) });

/** Reads a directory that an import has written: a head, then one school a line. Throws `ReferenceFault`. */
export function readDirectoryFile(file: string): readonly Institution[] {
  const schools: Institution[] = [];
  let at = 0;
  for (const line of linesOrFault(file)) {
    at += 1;
    if (at === 1) checkHead(line, file);
    else if (line !== '') schools.push(schoolIn(line, { file, line: at, column: 1 }));
  }
  return schools;
}

function checkHead(line: string, file: string): void {
  if (Head.safeParse(parsed(line)).success) return;
  const sentence = `the file ${file} is no directory of schools; make one with segue import institutions`;
  throw new ReferenceFault('no-directory', sentence, null);
}

function schoolIn(line: string, where: ReferenceFault['where']): Institution {
  const school = InstitutionShape.safeParse(parsed(line));
  if (school.success) return school.data;
  const [issue] = school.error.issues;
  const sentence = `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'has the wrong shape'}`;
  throw new ReferenceFault('no-directory', sentence, where);
}

/** So many schools are written at a time. */
const AT_ONCE = 1_000;

/** Writes the directory whole or not at all: the same schools give the same bytes. */
export function writeDirectoryFile(file: string, institutions: readonly Institution[]): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${JSON.stringify({ schema: SCHEMA, institutions: institutions.length })}\n`);
    for (let at = 0; at < institutions.length; at += AT_ONCE) {
      const some = institutions.slice(at, at + AT_ONCE);
      appendFileSync(draft, some.map((each) => `${JSON.stringify(InstitutionShape.parse(each))}\n`).join(''));
    }
    renameSync(draft, file);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    if (error instanceof ZodError) throw error;
    throw cannotWrite(file, (error as NodeJS.ErrnoException).code);
  }
}

/** What the system says when a directory cannot be written, as a fault. */
export function cannotWrite(file: string, code: string | undefined): ReferenceFault {
  const sentence = `the file ${file} cannot be written (${code ?? 'unknown'})`;
  return new ReferenceFault('cannot-write', sentence, null);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
