import { lstat, realpath, rename, stat } from 'node:fs/promises';
import { Refused } from './refused.js';

/** What the system says, in words of somebody who names a file. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'its folder may not be written to',
  EDQUOT: 'there is no room left for it',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such folder',
  ENOSPC: 'there is no room left for it',
  ENOTDIR: 'a part of its path is a file and no folder',
  EPERM: 'its folder may not be written to',
  EROFS: 'its folder may not be written to',
};

/**
 * The regular file that a name of an output leads to, there already or not yet; of a link to a file it is
 * that file. Throws `Refused` for folders, devices and pipes: a file that takes their place would end them.
 */
export async function outputFile(output: string): Promise<string> {
  if (output === '') throw new Refused('not-a-file', 'The file to write has no name; name one.', output);
  const found = await orNull(stat(output), output);
  if (found === null) {
    if (/[/\\]$/.test(output)) throw notAFile(output, 'a folder');
    if ((await orNull(lstat(output), output)) !== null) throw notAFile(output, 'a link that leads nowhere');
    return output;
  }
  if (found.isDirectory()) throw notAFile(output, 'a folder');
  if (!found.isFile()) throw notAFile(output, 'a device or a pipe');
  return realpath(output);
}

/** Puts a finished draft into the place of a file. */
export async function putInPlace(draft: string, file: string): Promise<void> {
  // Somebody may have put something else there since the name was looked at.
  await rename(draft, await outputFile(file));
}

/** An error of the system while a file was written, as a sentence; anything else stays what it is. */
export function writingFault(error: unknown, file: string): unknown {
  if (!isOfSystem(error)) return error;
  const why = REASONS[error.code ?? ''] ?? error.message;
  return new Refused('cannot-write', `The file ${file} cannot be written: ${why}.`, file);
}

async function orNull<T>(asked: Promise<T>, output: string): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isOfSystem(error) && error.code === 'ENOENT') return null;
    throw writingFault(error, output);
  }
}

function notAFile(output: string, kind: string): Refused {
  return new Refused('not-a-file', `${output} is ${kind}; name a file to write.`, output);
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
