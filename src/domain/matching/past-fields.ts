/** Past decisions counted by academic field. */
interface PastFields {
  readonly size: number;
  readonly nones: number;
  /** For each field the weight of decisions, and of those that gave none. */
  readonly fieldTotals: Float64Array;
  readonly fieldNones: Float64Array;
  /** For each home course the weight of each field among the courses it was given for. */
  readonly givenFields: ReadonlyMap<number, Float64Array>;
}

/**
 * Expected share of none for a course of these fields; what is known of a field is weighed by how much it
 * is.
 */
export function fieldNoneOf(
  shares: Float32Array,
  { fieldTotals, fieldNones, nones, size }: PastFields,
): number {
  const overall = nones / (size || 1);
  return shares.reduce(
    (sum, share, field) => sum + (share * (fieldNones[field]! + 3 * overall)) / (fieldTotals[field]! + 3),
    0,
  );
}

/** How often a home course was given to courses of these fields, 0 to 1. */
export function givenShare(
  shares: Float32Array,
  home: number,
  { givenFields, fieldTotals }: PastFields,
): number {
  const fields = givenFields.get(home);
  if (fields === undefined) return 0;
  return shares.reduce((sum, share, field) => sum + (share * fields[field]!) / (fieldTotals[field]! + 2), 0);
}
