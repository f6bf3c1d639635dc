import { accreditedAt, knownUntil } from '../institution/accredited-at.js';
import { LEFT_OUT } from '../policy/left-out.js';
import { sourceOf, type TransferPolicy } from '../policy/transfer-policy.js';
import { termYear } from '../term.js';
import { isAbroad } from './check-abroad.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { found, type Finding } from './standing.js';

/** Vendors, high schools and whoever else the policy takes no credit from. */
export function providerAccepted(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  const name = line.institution?.name ?? line.institutionName ?? '';
  const excluded = policy.excludedProviders.some((each) => name.toLowerCase().includes(each.toLowerCase()));
  const kinds: readonly string[] = policy.excludedKinds ?? LEFT_OUT.excludedKinds;
  if (!excluded && !kinds.includes(line.institution?.kind ?? '')) return null;
  return found('denied', 'provider-not-accepted', sourceOf(policy, 'excludedProviders'), { provider: name });
}

/** A term from before the school began was misread, or is of another school: a person looks at the paper. */
export function takenSinceSchoolBegan(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  const founded = line.institution?.founded;
  if (line.source !== 'external' || founded === undefined || line.term === null) return null;
  if (termYear(line.term) >= Number(founded.year)) return null;
  const citation = sourceOf(policy, 'accreditation') ?? 'T05';
  const facts = { school: line.institution!.name, term: line.term, founded: founded.year };
  return found('pending', 'before-school-began', citation, facts);
}

/** Accreditation is asked for as of the term of study; the answer may be that nobody knows (T05, T06). */
export function schoolAccredited(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  const citation = sourceOf(policy, 'accreditation') ?? 'T05';
  const school = line.institution?.name ?? line.institutionName;
  if (line.institution === null) return found('pending', 'institution-unknown', citation, { school });
  if (isAbroad(line.institution, policy)) return null;
  const { accepted, considered } = policy.accreditation;
  const answer = accreditedAt(line.institution, line.term, accepted);
  if (answer === 'yes') return null;
  if (considered !== null && line.institution.kind === considered.kind) {
    const special = accreditedAt(line.institution, line.term, considered.groups);
    if (special === 'yes')
      return found('pending', 'national-music-review', specialCitation(policy), { school });
  }
  const code = answer === 'no' ? 'not-accredited-at-term' : 'accreditation-unknown';
  const until = answer === 'unknown' ? knownUntil(line.institution, line.term, accepted) : null;
  const facts = { school, term: line.term, accepted: accepted.join(' or ') };
  return found('pending', code, citation, { ...facts, ...(until === null ? {} : { until }) });
}

function specialCitation(policy: TransferPolicy): string {
  return sourceOf(policy, 'accreditation.considered') ?? 'T06';
}
