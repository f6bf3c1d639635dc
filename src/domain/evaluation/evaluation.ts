import type { Certainty, Equivalency } from '../articulation/articulation-rule.js';
import type { Credits, CreditUnit } from '../credits.js';
import type { CapName } from '../policy/transfer-policy.js';
import type { CreditSource, LineEvidence } from './evaluation-input.js';
import type { Override } from './override.js';

/** What `evaluate` gives: the published answer, and what each line was taken to equal on the way. */
export interface EvaluationOutcome {
  readonly evaluation: Evaluation;
  readonly equivalencies: readonly Equivalency[];
}

/** The shape `segue.evaluation/1`. Immutable once approved; a correction is a new one. */
export interface Evaluation {
  readonly schema: 'segue.evaluation/1';
  readonly kind: 'estimate' | 'official';
  readonly program: { readonly id: string; readonly catalogYear: string; readonly totalCredits: Credits };
  readonly policy: EvaluationPolicy;
  readonly lines: readonly EvaluatedLine[];
  readonly awards: readonly Award[];
  readonly slots: readonly EvaluatedSlot[];
  readonly blocks: readonly { readonly id: string; readonly credits: Credits }[];
  /** Every admissible placement the optimiser chose from. */
  readonly placements: readonly Placement[];
  readonly allocation: readonly Placement[];
  readonly branches: readonly Branch[];
  readonly unused: readonly UnusedAward[];
  readonly totals: Totals;
  readonly caps: Readonly<Record<CapName, { readonly limit: Credits; readonly applied: Credits }>>;
  readonly optimality: Optimality;
  readonly whatWouldChange: readonly Change[];
  readonly saved: Saved;
  /** What people have said that departs from the rules, as given; left out where nobody has. */
  readonly overrides?: readonly Override[];
  readonly versions: Versions;
  readonly inputSha256: string;
}

export interface EvaluationPolicy {
  readonly id: string;
  readonly version: string;
  readonly capScope: 'pooled' | 'external-only';
  readonly caps: Readonly<Record<CapName, Credits>>;
  readonly creditsInResidence: Credits;
}

export type LineDecision = 'awarded' | 'provisional' | 'pending' | 'denied' | 'not-evaluated';

export interface EvaluatedLine {
  readonly id: string;
  readonly source: CreditSource;
  readonly credits: {
    readonly printed: Credits | null;
    readonly unit: CreditUnit;
    readonly semester: Credits | null;
  };
  readonly decision: LineDecision;
  readonly reasons: readonly PrintedReason[];
  readonly evidence: LineEvidence | null;
}

/** A reason with its sentence, ready for a person. */
export interface PrintedReason {
  readonly code: string;
  readonly text: string;
  readonly citation: string | null;
}

/** Credit the school takes onto its record. Accepted is not applied. */
export interface Award {
  readonly id: string;
  readonly lines: readonly string[];
  readonly credits: Credits;
  readonly courses: readonly string[];
  readonly certainty: Certainty;
  readonly counts: readonly CapName[];
}

export interface EvaluatedSlot {
  readonly id: string;
  readonly block: string;
  readonly seats: number;
  readonly creditsPerSeat: Credits;
  readonly transferable: 'yes' | 'never';
}

/** Rows with the same award and option belong together: all or none. */
export interface Placement {
  readonly award: string;
  readonly option: number;
  readonly slot: string;
  readonly seats: number;
  readonly credits: Credits;
  readonly fit: 'direct' | 'category' | 'subject';
}

export interface Branch {
  readonly placement: { readonly theory: string };
  readonly allocation: readonly Placement[];
  readonly totals: Totals;
}

export interface UnusedAward {
  readonly award: string;
  readonly why: 'cap-reached' | 'requirement-full' | 'lower-ranked' | 'no-placement';
  readonly text: string;
}

export interface Totals {
  readonly attempted: Credits;
  readonly earned: Credits;
  readonly accepted: Credits;
  readonly applied: Credits;
  readonly remaining: Credits;
}

/** So many equally good plans are counted at the most. */
export const EQUAL_BEST_MAX = 1000;

export interface Optimality {
  readonly status: 'proven' | 'best-found';
  /** Credits applied, of them approved, of them by precedent, direct seats, minus the terms left. */
  readonly objective: readonly string[];
  readonly bound: readonly string[];
  /** Plans that tie on the first four and differ in allocation, at most `EQUAL_BEST_MAX`. */
  readonly equalBest: number;
}

export interface Change {
  readonly line: string;
  readonly change: string;
  readonly gainCredits: Credits;
}

export interface Saved {
  readonly credits: Credits;
  readonly courses: number;
  readonly terms: number;
  /** Null when no price is known for the year. */
  readonly money: string | null;
  readonly currency: string | null;
  readonly priceYear: string | null;
}

export interface Versions {
  readonly engine: string;
  readonly program: string;
  readonly policy: string;
  readonly catalog: string;
  readonly rules: string;
}
