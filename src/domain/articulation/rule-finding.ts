import type { Credits } from '../credits.js';
import type { Term, TermRange } from '../term.js';
import type { CourseTaken } from './match-rules.js';

/** What stands for the id of a rule that is only tried: it has none yet. */
export const UNSAVED = 'this rule';

/**
 * What is wrong with a set of rules. `conflict`: they contradict one another, so that no answer is right;
 * `warning`: they may say something else than was meant.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'conflict' | 'warning';
  /** The rules or agreements that it is about, in code-unit order. */
  readonly rules: readonly RuleName[];
  /** One sentence for people. */
  readonly message: string;
  /** Courses that make every rule named here hold at once; null where nothing could. */
  readonly witness: Witness | null;
  /** The terms that it is about; null where it is not about terms. */
  readonly terms: TermRange | null;
  /** What the finding names beside the rules, such as the course that left the catalog; sorted. */
  readonly names: readonly string[];
}

export type FindingCode =
  | 'different-answers'
  | 'sets-overlap'
  | 'id-twice'
  | 'unknown-sender'
  | 'sender-unchecked'
  | 'agreements-circular'
  | 'agreements-contradict'
  | 'approval-differs'
  | 'never-holds'
  | 'unreachable'
  | 'target-unknown'
  | 'target-graduate'
  | 'program-unknown'
  | 'window-gap'
  | 'agreement-unknown'
  | 'block-unknown'
  | 'credits-over-block';

export interface RuleName {
  readonly id: string;
  readonly version: number;
  /** The file that it stands in; null where it stands in none. */
  readonly file: string | null;
  /** The line of the file on which it begins. */
  readonly line?: number;
}

/** What a finding names, without what it says. */
export function nameOf({ id, version, file, line }: RuleName): RuleName {
  return { id, version, file, ...(line === undefined ? {} : { line }) };
}

/** A finding without a witness; whoever makes it adds what else it says. */
export function warning(code: FindingCode, rules: readonly RuleName[], message: string): Finding {
  return {
    code,
    severity: 'warning',
    rules: rules.map(nameOf),
    message,
    witness: null,
    terms: null,
    names: [],
  };
}

export interface Witness {
  /** Null: whichever program. */
  readonly program: string | null;
  readonly courses: readonly WitnessCourse[];
}

/** A course line as a transcript might show it. A null institution is whichever school. */
export interface WitnessCourse extends CourseTaken {
  readonly code: string;
  readonly term: Term;
  readonly grade: string;
  readonly credits: Credits;
}
