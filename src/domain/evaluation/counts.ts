import type { Problem } from './problem.js';

/** The first four parts of the objective, in scaled credits and seats. */
export type Gains = readonly [applied: number, approved: number, precedent: number, direct: number];

/** A plan as numbers: for each class, how many of its members use each option. */
export type Counts = readonly (readonly number[])[];

export function noCounts({ classes }: Problem): number[][] {
  return classes.map((each) => each.options.map(() => 0));
}

export function gainsOf({ classes }: Problem, counts: Counts): Gains {
  const gains: [number, number, number, number] = [0, 0, 0, 0];
  classes.forEach(({ options, certainty }, at) =>
    options.forEach(({ credits, rows }, position) => {
      const n = counts[at]![position]!;
      gains[0] += n * credits;
      if (certainty === 'approved') gains[1] += n * credits;
      if (certainty === 'precedent') gains[2] += n * credits;
      for (const row of rows) if (row.direct) gains[3] += n * row.seats;
    }),
  );
  return gains;
}

/** Positive when `a` is better. */
export function compareGains(a: Gains, b: Gains): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

/** Seats filled in each slot. */
export function seatsFilled({ classes, slots }: Problem, counts: Counts): number[] {
  const filled = slots.map(() => 0);
  classes.forEach(({ options }, at) =>
    options.forEach(({ rows }, position) => {
      const n = counts[at]![position]!;
      if (n > 0) for (const row of rows) filled[row.slot]! += n * row.seats;
    }),
  );
  return filled;
}
