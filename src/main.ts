import { pino } from 'pino';
import { readConfig, UnsafeSettings } from './config.js';
import { FolderTaken } from './embedded/claim-folder.js';
import { greet } from './greet.js';
import { loggedError } from './logged-error.js';
import { PortTaken, startSegue } from './start.js';

/** A running job may take its whole time; what cannot be reached any more is not waited for. */
const STOP_WITHIN_MS = 60_000;

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel, serializers: { err: loggedError } }, pino.destination(2));
  const starting = startSegue(config, log);
  stopOn('SIGINT', 'SIGTERM');
  const running = await starting;
  process.stderr.write(greet(config, running));
  process.stdout.write(`ready ${running.url}\n`);

  /** The first signal stops in order, also in the middle of a start; a second one stops at once. */
  function stopOn(...signals: readonly NodeJS.Signals[]): void {
    let stopping = false;
    for (const signal of signals) {
      process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
        void starting.then((started) => started.stop()).then(() => process.exit(0));
      });
    }
  }
} catch (error) {
  const lines = error instanceof UnsafeSettings ? error.lines : [sentenceOf(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof FolderTaken || error instanceof PortTaken
    ? message
    : `Segue did not start: ${message}`;
}
