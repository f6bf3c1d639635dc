import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A file that names the one process which may do something. */
export interface FileClaim {
  /** False: another process has taken it over. */
  isMine(): boolean;
  /** Takes it away, unless another process has it now. */
  release(): void;
}

/**
 * Makes this process the only one that holds the file, whose folder is there. A claim whose process is gone
 * does not count. Gives the process that holds it where that is another; null where nobody could be told for
 * sure, for others were claiming it at the same moment. Throws what the system says of a file that cannot be
 * written.
 */
export function claimFile(file: string): FileClaim | { readonly heldBy: number | null } {
  const mine = ownerText(process.pid);
  // Two at once: one of them makes the file, the other reads whose it is. The second round follows a stale
  // claim.
  for (const round of [1, 2]) {
    if (wasWritten(file, mine)) {
      const isMine = () => textOf(file) === mine;
      return { isMine, release: () => (isMine() ? rmSync(file, { force: true }) : undefined) };
    }
    const owner = textOf(file);
    if (owner !== null && runs(owner)) return { heldBy: Number(owner.split(' ')[0]) };
    if (round === 1) clearStale(file, owner);
  }
  return { heldBy: null };
}

/** A process that was killed in the middle of claiming leaves what it wrote beside, too. */
function clearStale(file: string, owner: string | null): void {
  rmSync(file, { force: true });
  const pid = Number(owner?.split(' ')[0]);
  if (pid > 0 && pid !== process.pid) rmSync(`${file}.${pid}`, { force: true });
}

/** Written beside, then linked: the claim is there with its text or not at all. */
function wasWritten(file: string, text: string): boolean {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, text);
    linkSync(beside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && textOf(beside) === text) return false;
    throw error;
  } finally {
    if (textOf(beside) !== null) rmSync(beside, { force: true });
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Numbers of processes come back, after a restart of a container even the same ones; number and start
 * together do not. The start is in the system's own count, and empty where the system does not say.
 */
function ownerText(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the start is the twentieth word after it.
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return `${pid} `;
  }
}

function runs(owner: string): boolean {
  const [pid, start] = owner.split(' ');
  if (!(Number(pid) > 0)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = ownerText(Number(pid));
  return (start ?? '') === '' || now === `${pid} ` || now === owner;
}
