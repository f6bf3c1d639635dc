import { unknownSenders as sendersUnknown, type Senders } from '../domain/articulation/check-senders.js';
import type { Institution } from '../domain/institution/institution.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import type { Case } from '../reference/load-case.js';
import { labelOf } from '../reference/directory/source-label.js';
import type { ReferenceFault } from '../reference/reference-fault.js';

/** The schools that were read, and whether those of the government's directory are among them. */
export function sendersAmong(schools: readonly Institution[]): Senders {
  const own = new Set(loadInstitutions({ invented: false }).map(({ unitid }) => unitid));
  const isFederal = schools.some(({ unitid, source }) => !own.has(unitid) && labelOf(source, 'HD') !== null);
  return { schools, isFederal };
}

/** Rules and agreements of a case for a school that the directory does not have: they hold for no line. */
export function unknownSenders(
  { rules, agreements, faultAt }: Case,
  schools: readonly Institution[],
): readonly ReferenceFault[] {
  if (rules.length === 0 && agreements.length === 0) return [];
  const inCase = <T extends object>(each: T) => ({ ...each, file: null });
  const found = sendersUnknown(rules.map(inCase), agreements.map(inCase), sendersAmong(schools));
  return found.flatMap(({ code, message, rules: [first] }) =>
    code === 'unknown-sender' ? [faultAt(code, message, { part: 'rule', id: first!.id })] : [],
  );
}
