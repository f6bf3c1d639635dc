/**
 * The input was refused: one clear sentence, a stable code, exit 1. Thrown by commands, printed in one place.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly where: string | null = null,
    /** Lines for a person below the sentence, where there is more than one thing to mend. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Something that the command needs was not named: the same sentence and code, exit 2. */
export class WrongUsage extends Refused {}

/** A verification failed: its findings are printed already, exit 3. */
export class Failed extends Error {}
