import { spawn } from 'node:child_process';
import { endedChildrenCpuMs } from './cpu-time.mjs';

/** What every figure is compared with: `pdftotext -layout`, one process a document. */
export class Anchor {
  constructor(program, file) {
    this.program = program;
    this.file = file;
  }

  /** One after the other from Node: wall milliseconds of each, and CPU milliseconds of one. */
  async inTurn(times) {
    const before = endedChildrenCpuMs(process.pid);
    const walls = [];
    for (let i = 0; i < times; i += 1) {
      const startedAt = performance.now();
      await ended(spawn(this.program, ['-layout', this.file, '-'], { stdio: ['ignore', 'pipe', 'inherit'] }));
      walls.push(performance.now() - startedAt);
    }
    return { walls, cpuMs: (endedChildrenCpuMs(process.pid) - before) / times };
  }

  /** Documents a second with two processes at a time, without Node between. */
  async twoAtATime(times) {
    const startedAt = performance.now();
    const xargs = spawn('xargs', ['-P2', '-I{}', this.program, '-layout', '{}', '/dev/null'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    xargs.stdin.end(`${Array(times).fill(this.file).join('\n')}\n`);
    await ended(xargs);
    return (times / (performance.now() - startedAt)) * 1000;
  }
}

function ended(child) {
  child.stdout?.resume();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with ${code}`)),
    );
  });
}
