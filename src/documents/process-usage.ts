import { readFileSync } from 'node:fs';

export interface ProcessUsage {
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** Linux counts CPU in ticks of 10 ms for every user-space interface, whatever the kernel's own tick is. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

/**
 * CPU time and resident memory of a process from `/proc`; null where there is no `/proc` (then wall time and
 * the heap limit still bound a reader) or when the process is gone.
 */
export function usageOf(pid: number): ProcessUsage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name, in brackets, may itself hold spaces and brackets; fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuMs: ticks * TICK_MS, memoryBytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return null;
  }
}
