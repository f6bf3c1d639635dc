import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody else uses the folder; the message says who, and what to do. */
export class FolderTaken extends Error {}

/**
 * Makes this process the only one on the folder. A claim whose process is gone does not count. Gives what
 * releases it.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'segue.pid');
  const owner = readOwner(file);
  if (owner !== null && owner !== process.pid && runsSegue(owner)) {
    throw new FolderTaken(
      `Segue already runs on ${folder} as process ${owner}. ` +
        `Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function runsSegue(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return true;
  }
}
