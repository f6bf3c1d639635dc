import type { Credits } from '../credits.js';
import type { Reason } from '../reason.js';
import type { TermRange } from '../term.js';

/**
 * What an award may be for: one home course, several, a category, a subject elective, an elective without a
 * subject (which counts only where a degree has room for one), or nothing with a reason.
 */
export type Receives =
  | { readonly course: string }
  | { readonly courses: readonly string[] }
  | { readonly category: string }
  | { readonly subject: string }
  | { readonly elective: string }
  | { readonly none: string };

/** The home courses that an answer names; none for a category, a subject, an elective or nothing. */
export function coursesIn(receives: Receives): readonly string[] {
  if ('course' in receives) return [receives.course];
  return 'courses' in receives ? [...new Set(receives.courses)] : [];
}

/**
 * One published line of an agreement: what the sending side sends and what the receiving side gives for it.
 * A rule is never edited away: a change is a new version, and an end is a version with `ended`.
 */
export interface ArticulationRule {
  readonly id: string;
  /** 1, 2, 3 … within the id; the highest is the one that holds. */
  readonly version: number;
  readonly sending: { readonly institution: string } | { readonly any: true };
  /** All of these together, from one school; each meets the conditions for itself (T35). */
  readonly sends: readonly SentCourse[];
  readonly receives: Receives;
  readonly when: RuleConditions;
  readonly priority: number;
  /** False: the rule matches, but a person still decides. */
  readonly autoApprove: boolean;
  readonly decided: { readonly by: string; readonly on: string; readonly reason: string };
  /** Where it is written down: an address, or a key of the policy's sources; null where nobody named one. */
  readonly citation: string | null;
  /** From when it no longer holds: for terms that begin after `on`, an ISO date. Null: not ended. */
  readonly ended: RuleEnd | null;
}

export interface RuleEnd {
  readonly on: string;
  readonly by: string;
  readonly reason: string;
}

export interface SentCourse {
  readonly code: string;
  readonly title?: string;
}

export interface RuleConditions {
  readonly minimumGrade: string | null;
  /** As the sending school prints credits, in its own unit. */
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
  /** `decision`, `rule:<id>`, `own-record`, `campus`, `exam-table`, `matcher`. */
  readonly basis: string;
  /** Calibrated probability for suggestions; 1 for what a person or a published rule settled. */
  readonly probability: number;
  /** What a registrar would say for it, in words. */
  readonly because: readonly string[];
  /** What the line's decision says of it, with its rule, where that is more than what it counts as. */
  readonly why?: Reason;
  /** Lines that name the same group make one award by a rule of several courses: all of them or none. */
  readonly group?: string;
}
