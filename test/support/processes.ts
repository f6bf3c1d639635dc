import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface SeenProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Processes of this checkout, as Linux lists them. */
function processesHere(): SeenProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const here = readlinkSync(`/proc/${name}/cwd`) === process.cwd();
        return here && state !== 'Z' ? [{ pid: Number(name), parent: Number(parent), command }] : [];
      } catch {
        return [];
      }
    });
}

export function readersOf(parent: number): number[] {
  return processesHere()
    .filter((each) => each.parent === parent && each.command.includes('reader-child.js'))
    .map(({ pid }) => pid);
}

/** Readers whose parent is gone. */
export function orphanReaders(): number[] {
  const all = processesHere();
  const alive = new Set(
    all.filter(({ command }) => command.includes('dist/src/main.js')).map(({ pid }) => pid),
  );
  return all
    .filter(
      ({ command, parent }) => command.includes('reader-child.js') && parent === 1 && !alive.has(parent),
    )
    .map(({ pid }) => pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
