/** The part of an input that is refused, by id or name: a reader of files can say where it stands. */
export interface RefusedPart {
  readonly part: 'override' | 'group' | 'placement' | 'line';
  readonly id: string;
}

/** An input that contradicts itself or the policy: nothing is guessed, the sentence says what to mend. */
export class InputRefused extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly about: RefusedPart | null = null,
  ) {
    super(sentence);
  }
}
