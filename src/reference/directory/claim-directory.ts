import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { claimFile } from '../../claim-file.js';
import { ReferenceFault } from '../reference-fault.js';
import { cannotWrite } from './directory-file.js';

/** This process alone imports into the file. */
export interface DirectoryClaim {
  /** Asked before the file is written. Throws `ReferenceFault` where another has taken the claim over. */
  check(): void;
  release(): void;
}

/**
 * Makes this process the only one that imports into a directory file: of two that read it and then write it,
 * one would be lost. A claim whose process is gone does not count. Throws `ReferenceFault` while another
 * import is running.
 */
export function claimDirectory(file: string): DirectoryClaim {
  const claimed = claimedOrFault(file);
  if ('heldBy' in claimed) throw isRunning(file);
  return {
    check() {
      // Two that find the same stale claim may each take the other's new one for it.
      if (!claimed.isMine()) throw isRunning(file);
    },
    release: () => claimed.release(),
  };
}

function claimedOrFault(file: string): ReturnType<typeof claimFile> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return claimFile(`${file}.importing`);
  } catch (error) {
    throw cannotWrite(file, (error as NodeJS.ErrnoException).code);
  }
}

function isRunning(file: string): ReferenceFault {
  const sentence = `another import of schools into ${file} is running; try again when it has ended`;
  return new ReferenceFault('import-running', sentence, null);
}
