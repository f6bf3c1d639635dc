import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { checkProgram } from '../domain/program/check-program.js';
import type { Program } from '../domain/program/program.js';
import { besideFile, isYamlFile, listYamlFiles, readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
import { amount, bool, count, list, nullable, someAmount, text } from './shapes.js';
import { readYaml, type YamlFile } from './yaml-file.js';

const source = z.strictObject({
  key: text,
  confidence: z.enum(['high', 'medium', 'low', 'unknown']).default('unknown'),
});

const slot = z.strictObject({
  id: text,
  name: text,
  seats: count.refine((seats) => seats <= 100, 'expected at most 100 seats'),
  creditsPerSeat: amount,
  accepts: z
    .strictObject({ courses: list(text), categories: list(text), subjects: list(text) })
    .default({ courses: [], categories: [], subjects: [] }),
  transferable: z.enum(['yes', 'never']).default('yes'),
  sequence: nullable(count).default(null),
  after: z.union([z.literal('all-required'), z.array(text), text.transform((id) => [id])]).default([]),
  unknown: bool.default(false),
  note: nullable(text).default(null),
  source: source.nullable().default(null),
});

const ProgramFile = z.strictObject({
  id: text,
  catalogYear: text.regex(/^\d{4}(?:-\d{2})?$/, 'expected a year such as 2014'),
  level: z.enum(['undergraduate', 'graduate']).exactOptional(),
  name: text,
  totalCredits: someAmount,
  policy: text,
  blocks: z
    .array(
      z.strictObject({
        id: text,
        name: text.optional(),
        credits: amount,
        placement: bool.default(false),
        slots: list(slot),
        source: source.nullable().default(null),
      }),
    )
    .min(1),
});

const OWN = 'reference/programs';
const FOLDERS = [OWN, 'fixtures/programs'];

/** A program with what is known of the file in which it stands. */
export interface ProgramInFile {
  readonly program: Program;
  /** Its policy: an id, or a file's path from beside the program. */
  readonly policy: string;
  /** Comes with the product, as the catalog does: a course of its school is one of that catalog. */
  readonly isOfCatalog: boolean;
  readonly faultAt: YamlFile<unknown>['fault'];
}

/** Files of programs that come with the product: the school's own, and the invented ones. */
export function listProgramFiles(folders: readonly string[] = FOLDERS): string[] {
  return listYamlFiles(folders);
}

/** A program as `loadProgramFile` finds it, without its file. */
export function loadProgram(idOrFile: string): Program {
  return loadProgramFile(idOrFile).program;
}

/**
 * A program by file, by `id@year`, or by id alone (its newest year). Throws `ReferenceFault` where the file
 * is broken or the rules in it contradict one another, and names the programs there are when the id is
 * unknown.
 */
export function loadProgramFile(idOrFile: string): ProgramInFile {
  if (isYamlFile(idOrFile)) return readProgram(idOrFile, idOrFile);
  const known = listProgramFiles().map((file) => ({ file, name: file.replace(/^.*\/|\.yaml$/g, '') }));
  const named = known.filter(({ name }) => name === idOrFile || name.split('@')[0] === idOrFile).at(-1);
  if (named === undefined) {
    const names = known.map(({ name }) => name).join(', ');
    throw new ReferenceFault('unknown-program', `there is no program ${idOrFile}; there are ${names}`, null);
  }
  return readProgram(named.file, relative(PACKAGE_ROOT, named.file));
}

/** Reads a program from its file; `called` names the file in faults. */
function readProgram(file: string, called: string): ProgramInFile {
  const { value, fault } = readYaml(readOrFault(file), called, ProgramFile);
  const program: Program = {
    ...value,
    blocks: value.blocks.map((block) => ({ ...block, name: block.name ?? block.id })),
    warnings: [],
  };
  const { errors, warnings } = checkProgram(program);
  const error = errors[0];
  if (error !== undefined) throw fault(error.code, error.message, error.path);
  return {
    program: { ...program, warnings },
    policy: besideFile(file, program.policy),
    isOfCatalog: listProgramFiles([OWN]).includes(resolve(file)),
    faultAt: fault,
  };
}
