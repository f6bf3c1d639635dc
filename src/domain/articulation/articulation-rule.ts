import type { Credits } from '../credits.js';
import type { TermRange } from '../term.js';

/** What an award may be for: one home course, several, a category, a subject, or nothing with a reason. */
export type Receives =
  | { readonly course: string }
  | { readonly courses: readonly string[] }
  | { readonly category: string }
  | { readonly subject: string }
  | { readonly none: string };

/**
 * One published line of an agreement: what the sending side sends and what the receiving side gives for it.
 */
export interface ArticulationRule {
  readonly id: string;
  readonly sending: { readonly institution: string } | { readonly any: true };
  /** All of these together. */
  readonly sends: readonly SentCourse[];
  readonly receives: Receives;
  readonly when: RuleConditions;
  readonly priority: number;
  /** False: the rule matches, but a person still decides. */
  readonly autoApprove: boolean;
  readonly decided: { readonly by: string; readonly on: string; readonly reason: string };
}

export interface SentCourse {
  readonly code: string;
  readonly title?: string;
}

export interface RuleConditions {
  readonly minimumGrade: string | null;
  readonly minimumCredits: Credits | null;
  readonly taken: TermRange;
  /** Empty: every program. */
  readonly programs: readonly string[];
}

/** How sure an equivalency is: a person or published rule, earlier like decisions, or only a suggestion. */
export type Certainty = 'approved' | 'precedent' | 'proposed';

/** What a line would be worth here, with where that comes from. */
export interface Equivalency {
  readonly line: string;
  readonly receives: Receives;
  readonly certainty: Certainty;
  /** `decision`, `rule:<id>`, `own-record`, `exam-table`, `matcher`. */
  readonly basis: string;
  /** Calibrated probability for suggestions; 1 for what a person or a published rule settled. */
  readonly probability: number;
  /** What a registrar would say for it, in words. */
  readonly because: readonly string[];
}
