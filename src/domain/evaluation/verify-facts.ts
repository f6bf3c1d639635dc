import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Catalog, Program } from '../program/program.js';
import type { CreditLine, Student } from './evaluation-input.js';
import type { Evaluation } from './evaluation.js';
import { rational, type Rational } from './rational.js';

/** What the rules about single lines are worked out from. */
export interface LineFacts {
  readonly document: Evaluation;
  readonly program: Program | null;
  readonly policy: TransferPolicy;
  readonly lines: readonly CreditLine[];
  readonly catalog: Catalog;
  readonly student: Student | undefined;
}

/**
 * A rule that holds a line back, by the code of its reason; a `pending` one until a person has settled it. A
 * `note` holds nothing back, but is told.
 */
export interface Held {
  readonly code: string;
  readonly as: 'denied' | 'pending' | 'provisional' | 'note';
}

/** What of the degree may come from elsewhere. */
export function mostApplied({ program, policy }: Pick<Evaluation, 'program' | 'policy'>): Rational {
  return rational(program.totalCredits).minus(rational(policy.creditsInResidence));
}

/** Terms as numbers that grow with time. */
export function inTime(term: string): number {
  const [year, season] = term.split('-');
  return Number(year) * 10 + ['winter', 'spring', 'summer', 'fall'].indexOf(season!);
}

/** A code as it is compared: letters and digits. */
export function spelled(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** Does a name have every word of the phrase? */
export function says(name: string, phrase: string): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return phrase.split(' ').every((word) => words.includes(word));
}

/** Has a person with authority said that the rule does not hold for the line? */
export function isWaived({ overrides = [] }: Evaluation, line: string, code: string): boolean {
  return overrides.some((said) => said.kind === 'rule-waiver' && said.line === line && said.rule === code);
}
