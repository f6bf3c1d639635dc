import { unknownSenders, type Senders } from '../domain/articulation/check-senders.js';
import type { Institution } from '../domain/institution/institution.js';
import { labelOf } from '../reference/directory/source-label.js';
import type { Case } from '../reference/load-case.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import type { ReferenceFault } from '../reference/reference-fault.js';

/** The schools that come with the product, the invented ones too, and those of a file if one is named. */
export function sendersOf(imported: string | undefined): Senders {
  const schools = loadInstitutions({ invented: true, imported });
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
  imported: string | undefined,
): readonly ReferenceFault[] {
  if (rules.length === 0 && agreements.length === 0) return [];
  const senders = sendersOf(imported);
  return [
    ...unknownSenders(rules.map(inCase), [], senders).map((found) => ({ ...found, part: 'rules' as const })),
    ...unknownSenders([], agreements.map(inCase), senders).map((found) => {
      return { ...found, part: 'agreements' as const };
    }),
  ].flatMap(({ code, message, part, rules: [first] }) => {
    const path = placeOf(part, first!.id, first!.version);
    return code === 'unknown-sender' ? [faultAt(code, message, { path })] : [];
  });
}

function inCase<T extends object>(each: T): T & { readonly file: null } {
  return { ...each, file: null };
}
