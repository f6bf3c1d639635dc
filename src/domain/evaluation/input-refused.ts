/** An input that contradicts itself or the policy: nothing is guessed, the sentence says what to mend. */
export class InputRefused extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}
