import { termDates, type Term } from '../term.js';
import type { Accreditation, AccreditationAnswer, Institution } from './institution.js';

/**
 * Was the school accredited, by an agency of one of these groups, when the course was taken? `unknown`
 * whenever the directory does not settle it for the whole term: never a silent yes (T05, T06).
 */
export function accreditedAt(
  institution: Institution,
  taken: Term | null,
  groups: readonly Accreditation['group'][],
): AccreditationAnswer {
  const known = institution.accreditations.filter((each) => groups.includes(each.group));
  if (known.length === 0) return 'unknown';
  if (taken === null) return 'unknown';
  const answers = known.map((each) => covers(each, taken));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function covers(accreditation: Accreditation, taken: Term): AccreditationAnswer {
  const { first, last } = termDates(taken);
  const { from, to } = accreditation;
  if (from !== null && last < from) return 'no';
  if (to !== null && first > to) return 'no';
  if (from === null || first < from) return 'unknown';
  return to !== null && last > to ? 'unknown' : 'yes';
}
