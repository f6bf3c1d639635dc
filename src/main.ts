import { pino } from 'pino';
import { readConfig, UnsafeSettings } from './config.js';
import { FolderTaken } from './embedded/claim-folder.js';
import { greet } from './greet.js';
import { startSegue, type Running } from './start.js';

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const running = await startSegue(config, log);
  stopOn(running, 'SIGINT', 'SIGTERM');
  process.stderr.write(greet(config, running));
  process.stdout.write(`ready ${running.url}\n`);
} catch (error) {
  const lines =
    error instanceof UnsafeSettings ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (!(error instanceof UnsafeSettings || error instanceof FolderTaken))
    process.stderr.write('Segue did not start.\n');
  process.exit(1);
}

/** The first signal stops in order; a second one stops at once. */
function stopOn(running: Running, ...signals: readonly NodeJS.Signals[]): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void running.stop().then(() => process.exit(0));
    });
  }
}
