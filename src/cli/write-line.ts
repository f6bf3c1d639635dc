import { once } from 'node:events';

/** Writes a line to stdout and waits while whoever reads it is slow. */
export async function writeLine(text: string): Promise<void> {
  await writeText(`${text}\n`);
}

/** Writes text to stdout as it is and waits while whoever reads it is slow. */
export async function writeText(text: string): Promise<void> {
  watchOutput();
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

let isWatched = false;

/**
 * From now on a reader that has left ends the program without a word, whichever command writes: nobody wants
 * the rest. Output that cannot be written for another reason is told, with exit 1.
 */
export function watchOutput(): void {
  if (isWatched) return;
  isWatched = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`What was found cannot be printed: ${error.message}. [cannot-write]\n`);
    process.exit(1);
  });
  // What cannot be told to anybody is no reason to stop.
  process.stderr.on('error', () => undefined);
}
