import { once } from 'node:events';

/**
 * Writes a line to stdout and waits while whoever reads it is slow. A reader that has left ends the
 * program.
 */
export async function writeLine(text: string): Promise<void> {
  watchStdout();
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

let isWatched = false;

function watchStdout(): void {
  if (isWatched) return;
  isWatched = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}
