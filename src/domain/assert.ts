/** Stops the program when one of our own invariants is broken: a bug of ours, never a fault of the input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
