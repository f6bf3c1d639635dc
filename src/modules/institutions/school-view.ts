import type { Schools } from '../../contract/institutions.js';
import { accreditedAt, knownUntil } from '../../domain/institution/accredited-at.js';
import { SURE_SCORE, type FoundInstitution } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { Term } from '../../domain/term.js';
import type { KeptName } from '../../store/kept-name.store.js';

type Found = Omit<FoundInstitution, 'number'>;

/** A school that was asked for by its number. */
export function byNumber(institution: Institution): Found {
  const { unitid, name } = institution;
  return { unitid, name, score: 1, institution, reasons: ['its number'] };
}

/** A school as staff see it, with its answer for the term that was asked about. */
export function schoolView(
  { unitid, name, score, reasons, institution }: Found,
  taken: Term | null,
  kept: readonly KeptName[],
): Schools['schools'][number] {
  const { city, state, country, kind, calendar, creditUnit, source } = institution;
  const { aliases, formerNames = [], ended = null, accreditations } = institution;
  const { web = null, recognisedBy = null } = institution;
  const groups = [...new Set(accreditations.map(({ group }) => group))].toSorted();
  const keptNames = new Set(kept.map(({ alias }) => alias));
  return {
    unitid,
    name,
    score,
    sure: score >= SURE_SCORE,
    reasons: [...reasons],
    city,
    state,
    country,
    kind,
    calendar,
    creditUnit,
    source,
    aliases: aliases.filter((alias) => !keptNames.has(alias)),
    formerNames: [...formerNames],
    keptNames: kept.map(({ alias, reason, by, at }) => ({ alias, reason, by, at: at.toISOString() })),
    web,
    recognisedBy,
    founded: institution.founded?.year ?? null,
    ended,
    accreditations: accreditations.map(({ fromEstimated = false, candidate = false, ...each }) => ({
      ...each,
      fromEstimated,
      candidate,
    })),
    accredited: taken === null ? null : groups.map((group) => inTerm(institution, taken, group)),
  };
}

function inTerm(school: Institution, taken: Term, group: string) {
  const answer = accreditedAt(school, taken, [group]);
  return { group, answer, knownUntil: answer === 'unknown' ? knownUntil(school, taken, [group]) : null };
}
