/** The part of an input that is refused, by id or name: a reader of files can say where it stands. */
export interface RefusedPart {
  readonly part: 'override' | 'group' | 'placement' | 'line';
  readonly id: string;
  /** Of an override: what about it cannot be; left out where several together cannot. */
  readonly why?: OverrideFault;
}

export type OverrideFault =
  | 'twice'
  | 'no-such-line'
  | 'no-such-slot'
  | 'never-by-transfer'
  | 'two-places'
  | 'never-waived'
  | 'residence';

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
