/** Why something is so, as data. The sentence is made once, in `evaluation/reason-text.ts`. */
export interface Reason {
  /** Stable code in kebab case, such as `grade-below-minimum`. */
  readonly code: string;
  /** What the sentence needs: plain values by name. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Key of the rule in the policy's sources, such as `T04`; null where no rule is cited. */
  readonly citation: string | null;
}

/** Something that a person has to look at. Never a repair. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly where: Place | null;
}

/** A place on a page: points of the unrotated page, origin top left, pages count from 1. */
export interface Place {
  readonly page: number;
  readonly box: Box;
}

/** `[x0, y0, x1, y1]` */
export type Box = readonly [number, number, number, number];

/** Where a fact was read, with the printed text. */
export interface Evidence extends Place {
  readonly text: string;
}
