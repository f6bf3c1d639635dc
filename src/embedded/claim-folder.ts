import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { claimFile } from '../claim-file.js';

/** Somebody else uses the folder; the message says who, and what to do. */
export class FolderTaken extends Error {}

/**
 * Makes this process the only one on the folder. A claim whose process is gone does not count. Gives what
 * releases it.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const claimed = claimFile(join(folder, 'segue.pid'));
  if ('release' in claimed) return () => claimed.release();
  if (claimed.heldBy === null)
    throw new FolderTaken(`Another Segue is just starting on ${folder}. Try again in a moment.`);
  throw new FolderTaken(
    `Segue already runs on ${folder} as process ${claimed.heldBy}. ` +
      'Stop it first, or set DATA_DIR to another folder.',
  );
}
