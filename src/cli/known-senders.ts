import { unknownSenders, type Senders } from '../domain/articulation/check-senders.js';
import type { Finding } from '../domain/articulation/rule-finding.js';
import type { Institution } from '../domain/institution/institution.js';
import { labelOf } from '../reference/directory/source-label.js';
import type { Case } from '../reference/load-case.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import type { ReferenceFault } from '../reference/reference-fault.js';

/** The schools that were read; those of the government's directory come only from a file that was named. */
export function sendersAmong(schools: readonly Institution[], imported: string | undefined): Senders {
  return { schools, isFederal: imported !== undefined && isFederal(schools) };
}

/** Do they hold the government's directory? */
function isFederal(schools: readonly Institution[]): boolean {
  const own = new Set(loadInstitutions({ invented: false }).map(({ unitid }) => unitid));
  return schools.some(({ unitid, source }) => !own.has(unitid) && labelOf(source, 'HD') !== null);
}

/**
 * Rules and agreements of a case for a school that the directory does not have: they hold for no line. Of
 * each such school the first is told. Six-digit numbers are the government's: they may be right where its
 * directory was not read, so nothing is said of them then.
 */
export function strangeSenders(
  { rules, agreements, faultAt, placeOf }: Case,
  senders: Senders,
): readonly ReferenceFault[] {
  const told = (part: 'rules' | 'agreements', found: readonly Finding[]) =>
    found.flatMap(({ code, message, rules: [first] }) => {
      const path = placeOf(part, first!.id, first!.version);
      return code === 'unknown-sender' ? [faultAt(code, message, { path })] : [];
    });
  return [
    ...told('rules', unknownSenders(rules.map(inCase), [], senders)),
    ...told('agreements', unknownSenders([], agreements.map(inCase), senders)),
  ];
}

function inCase<T extends object>(each: T): T & { readonly file: null } {
  return { ...each, file: null };
}
