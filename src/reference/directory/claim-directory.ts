import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ReferenceFault } from '../reference-fault.js';
import { cannotWrite } from './directory-file.js';

/** This process alone imports into the file. */
export interface DirectoryClaim {
  /** Asked before the file is written. Throws `ReferenceFault` where another has taken the claim over. */
  check(): void;
  release(): void;
}

/**
 * Makes this process the only one that imports into a directory file: of two that read it and then write it,
 * one would be lost. A claim whose process is gone does not count. Throws `ReferenceFault` while another
 * import is running.
 */
export function claimDirectory(file: string): DirectoryClaim {
  const claim = `${file}.importing`;
  const mine = ownerText(process.pid);
  // The second round follows a stale claim.
  for (const round of [1, 2]) {
    if (wasWritten(claim, mine, file)) {
      return {
        check() {
          // Two that find the same stale claim may each take the other's new one for it.
          if (textOf(claim) !== mine) throw isRunning(file);
        },
        release() {
          if (textOf(claim) === mine) rmSync(claim, { force: true });
        },
      };
    }
    const owner = textOf(claim);
    if (owner !== null && runs(owner)) throw isRunning(file);
    if (round === 1) rmSync(claim, { force: true });
  }
  throw isRunning(file);
}

function isRunning(file: string): ReferenceFault {
  const sentence = `another import of schools into ${file} is running; try again when it has ended`;
  return new ReferenceFault('import-running', sentence, null);
}

/** Written beside, then linked: the claim is there with its text or not at all. */
function wasWritten(claim: string, text: string, file: string): boolean {
  const beside = `${claim}.${process.pid}`;
  try {
    mkdirSync(dirname(claim), { recursive: true });
    writeFileSync(beside, text);
    linkSync(beside, claim);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && textOf(beside) === text) return false;
    throw cannotWrite(file, code);
  } finally {
    removeIfThere(beside);
  }
}

function removeIfThere(file: string): void {
  if (textOf(file) !== null) rmSync(file, { force: true });
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
  return start === '' || now === `${pid} ` || now === owner;
}
