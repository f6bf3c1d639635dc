import { sourceOf } from '../policy/transfer-policy.js';
import { compareTerms } from '../term.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { found, type Finding } from './standing.js';

/** A course taken elsewhere once the degree is begun needs approval beforehand; else a person looks (Q17). */
export function approvedAfterEntry(line: CreditLine, { policy, student }: EvaluationInput): Finding | null {
  const entry = student?.entryTerm;
  if (policy.afterEntry !== 'needs-approval' || entry === undefined) return null;
  if (line.source !== 'external' || line.term === null || line.preApproved === true) return null;
  if (compareTerms(line.term, entry) < 0) return null;
  const facts = { term: line.term, entry };
  return found('pending', 'taken-after-entry', sourceOf(policy, 'afterEntry'), facts);
}
