// The service while it is being written: compiler, service and web pages, each watching its files.
// Open the address that vite prints; it passes calls of the API on. Ctrl-C ends all three.
import { spawn } from 'node:child_process';
import { copySql, ensureBuilt, ROOT, say } from './bootstrap.mjs';

ensureBuilt();
copySql();

const PROGRAMS = [
  { name: 'the compiler', parts: ['node_modules/typescript/bin/tsc', '-w', '--preserveWatchOutput'] },
  { name: 'the service', parts: ['--watch', 'dist/src/main.js'] },
  { name: 'the web pages', parts: ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'] },
];
// Groups of their own: Ctrl-C reaches this program alone, which stops them in order.
const OPTIONS = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true };

let stopping = false;
const running = PROGRAMS.map(({ name, parts }) => {
  const child = spawn(process.execPath, parts, OPTIONS);
  child.on('exit', (code) => {
    if (stopping) return;
    say(`${name} ended with ${code}; stopping the rest.`);
    process.exitCode = code || 1;
    stopAll();
  });
  return { name, child };
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopAll);

function stopAll() {
  if (stopping) return;
  stopping = true;
  for (const { name, child } of running.filter((each) => each.child.exitCode === null)) {
    // The compiler is a program behind a program. The service hears it once: a second signal would cut it off
    // before it has closed its database.
    process.kill(name === 'the service' ? child.pid : -child.pid, 'SIGTERM');
  }
}
