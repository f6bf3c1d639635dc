import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU milliseconds that a process has used, with those of its children that have ended. Linux only. */
export function cpuMs(pid) {
  const fields = statFields(pid);
  if (fields === null) return 0;
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return ((user + system + endedUser + endedSystem) / TICKS_PER_SECOND) * 1000;
}

/** CPU milliseconds of the children of a process that have ended: what finished commands have cost. */
export function endedChildrenCpuMs(pid) {
  const [user, system] = statFields(pid).slice(13, 15).map(Number);
  return ((user + system) / TICKS_PER_SECOND) * 1000;
}

/** The same as `cpuMs` for a process and everything below it. */
export function treeCpuMs(pid) {
  return [pid, ...descendants(pid)].reduce((sum, each) => sum + cpuMs(each), 0);
}

function descendants(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statFields(name);
    if (fields !== null) parents.set(Number(name), Number(fields[1]));
  }
  const below = [];
  let level = [pid];
  while (level.length > 0) {
    level = [...parents].filter(([, parent]) => level.includes(parent)).map(([child]) => child);
    below.push(...level);
  }
  return below;
}

/** Fields after the command name, which may itself hold spaces and brackets: state first, then the parent. */
function statFields(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
