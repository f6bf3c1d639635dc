import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { PACKAGE_ROOT } from './package-root.js';
import { textOf } from './plain-text.js';
import { ReferenceFault } from './reference-fault.js';

/** The YAML files of folders of the package, by name; a folder that is not shipped has none. */
export function listYamlFiles(folders: readonly string[]): string[] {
  return folders
    .map((folder) => join(PACKAGE_ROOT, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .toSorted()
        .map((name) => join(folder, name)),
    )
    .filter((file) => file.endsWith('.yaml'));
}

/** Is this the name of a YAML file, and no id of something that comes with the product? */
export function isYamlFile(named: string): boolean {
  return /\.ya?ml$/.test(named);
}

/** What a file names: an id as it is, another file from beside the one that names it. */
export function besideFile(file: string, named: string): string {
  return isYamlFile(named) && !isAbsolute(named) ? join(dirname(file), named) : named;
}

/** The text of a file that a person named. Throws `ReferenceFault` where there is none, or not in UTF-8. */
export function readOrFault(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  return textOf(bytes, file);
}

const CHUNK_BYTES = 1024 * 1024;

/** Its lines one after another, so that a long file is never held as a whole. */
export function* linesOrFault(file: string): Generator<string> {
  const open = opened(file);
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const decoder = new StringDecoder('utf8');
    let held = '';
    for (;;) {
      const length = readInto(chunk, open, file);
      const lines = (held + (length === 0 ? decoder.end() : decoder.write(chunk.subarray(0, length)))).split(
        '\n',
      );
      held = lines.pop()!;
      yield* lines;
      if (length === 0) break;
    }
    yield held;
  } finally {
    closeSync(open);
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readInto(chunk: Buffer, open: number, file: string): number {
  try {
    return readSync(open, chunk);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): ReferenceFault {
  return (error as NodeJS.ErrnoException).code === 'EISDIR'
    ? notAFile(file)
    : new ReferenceFault('no-such-file', `there is no file ${file} that can be read`, null);
}

/** A folder where a file was to be named. */
export function notAFile(file: string): ReferenceFault {
  return new ReferenceFault('not-a-file', `the path ${file} is a folder; name one file`, null);
}

/** Throws `ReferenceFault` for a pipe: what is read twice has to be a file, for a pipe is empty then. */
export function refusePipe(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory()) return;
  const sentence = `${file} is a pipe, and the courses are read twice; save them to a file and name that`;
  throw new ReferenceFault('is-a-pipe', sentence, null);
}
