import { closeSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`;
  // Two starts at once: one of them makes the file, the other reads whose it is. The second round follows a
  // stale claim.
  for (const round of [1, 2]) {
    if (writeClaim(file, mine)) return () => rmSync(file, { force: true });
    const owner = readOwner(file);
    if (owner !== null && runs(owner)) {
      throw new FolderTaken(
        `Segue already runs on ${folder} as process ${owner.pid}. ` +
          'Stop it first, or set DATA_DIR to another folder.',
      );
    }
    if (round === 1) rmSync(file, { force: true });
  }
  throw new FolderTaken(`Another Segue is just starting on ${folder}. Try again in a moment.`);
}

/** Written beside, then linked: the claim is there with its content or not at all. */
function writeClaim(file: string, content: string): boolean {
  const beside = `${file}.${process.pid}`;
  const handle = openSync(beside, 'w');
  writeSync(handle, content);
  closeSync(handle);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

interface Owner {
  readonly pid: number;
  /** When its process began, in the system's own count; empty where the system does not say. */
  readonly start: string;
}

function readOwner(file: string): Owner | null {
  try {
    const [pid, start = ''] = readFileSync(file, 'utf8').split(' ');
    return Number(pid) > 0 ? { pid: Number(pid), start } : null;
  } catch {
    return null;
  }
}

/**
 * Numbers of processes come back, after a restart of a container even the same ones; number and start
 * together do not.
 */
function runs({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === null || start === '' || now === start;
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the start is the twentieth word after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
