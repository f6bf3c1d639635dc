import type { Schools } from '../../contract/institutions.js';
import { accreditedAt, knownUntil } from '../../domain/institution/accredited-at.js';
import { SURE_SCORE, type FoundInstitution } from '../../domain/institution/find-institution.js';
import { isAddedByHand, schoolAlike } from '../../domain/institution/added-school.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { Term } from '../../domain/term.js';
import type { SchoolEntryRow } from '../../store/added-school.store.js';
import type { KeptName } from '../../store/kept-name.store.js';
import { factsText } from './school-facts.js';

type Found = Omit<FoundInstitution, 'number'>;

/** A school that was asked for by its number. */
export function byNumber(institution: Institution): Found {
  const { unitid, name } = institution;
  return { unitid, name, score: 1, institution, reasons: ['its number'] };
}

/** What people have said of a school beside the directory. */
export interface SaidOfSchool {
  readonly kept: readonly KeptName[];
  /** Of a school that was added by hand, newest first; else none. */
  readonly entries: readonly SchoolEntryRow[];
}

/** A school as staff see it, with its answer for the term that was asked about. */
export function schoolView(
  { unitid, name, score, reasons, institution }: Found,
  { taken, directory }: { readonly taken: Term | null; readonly directory: readonly Institution[] },
  { kept, entries }: SaidOfSchool,
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
    added: isAddedByHand(unitid)
      ? { entries: entries.map(entryView), twin: twinOf(institution, directory) }
      : null,
    ended,
    accreditations: accreditations.map(({ fromEstimated = false, candidate = false, ...each }) => ({
      ...each,
      fromEstimated,
      candidate,
    })),
    accredited: taken === null ? null : groups.map((group) => inTerm(institution, taken, group)),
  };
}

function entryView({ at, by, reason, body }: SchoolEntryRow) {
  return { at: at.toISOString(), by, reason, text: factsText(body) };
}

/** The school of a published directory that stands beside one added by hand, and may well be the same. */
function twinOf(school: Institution, directory: readonly Institution[]) {
  if (school.ended !== undefined) return null;
  const published = directory.filter((each) => !isAddedByHand(each.unitid));
  const twin = schoolAlike(published, school);
  return twin === null ? null : { unitid: twin.unitid, name: twin.name };
}

function inTerm(school: Institution, taken: Term, group: string) {
  const answer = accreditedAt(school, taken, [group]);
  return { group, answer, knownUntil: answer === 'unknown' ? knownUntil(school, taken, [group]) : null };
}
