import { canonicalJson } from '../../domain/canonical-json.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { AgencyGroups } from '../load-accreditors.js';
import { inOrder, type AccreditedPlace } from './accreditation-facts.js';
import { schoolFrom, type DirectoryEntry } from './ipeds-directory.js';
import { labelOf, withLabel, yearOf } from './source-label.js';
import type { SchoolCalendar } from './ipeds-calendar.js';

type Schools = Map<string, Institution>;

/**
 * Takes a year of the federal directory in, school by school. An older year than a school's own only adds old
 * names. What is said of a school already stays the very same object.
 */
export class DirectoryYear {
  readonly #here = new Set<string>();
  readonly #added = new Set<string>();
  readonly #newest: number;
  readonly #year: number;

  constructor(
    private readonly schools: Schools,
    private readonly label: string,
  ) {
    let newest = 0;
    for (const { source } of schools.values()) newest = Math.max(newest, yearOf(source, 'HD') ?? 0);
    this.#newest = newest;
    this.#year = yearOf(label, 'HD') ?? newest;
  }

  take(entry: DirectoryEntry): void {
    this.#here.add(entry.unitid);
    const known = this.schools.get(entry.unitid);
    const merged = known === undefined ? this.#first(entry) : this.#next(known, entry);
    if (known === undefined || canonicalJson(known) !== canonicalJson(merged))
      this.schools.set(entry.unitid, merged);
  }

  /** All of the file has been taken. */
  end(): void {
    if (this.#year >= this.#newest) closeTheMissing(this.schools, this.#here);
    // What a newer year leaves out has closed, unless only a part of that year is known here.
    else if (this.#added.size * 2 <= this.#here.size)
      for (const unitid of this.#added) this.schools.set(unitid, gone(this.schools.get(unitid)!));
  }

  #first(entry: DirectoryEntry): Institution {
    this.#added.add(entry.unitid);
    return schoolFrom(entry, this.label);
  }

  #next(known: Institution, entry: DirectoryEntry): Institution {
    if (this.#year < (yearOf(known.source, 'HD') ?? 0)) return withOldName(known, entry);
    const merged = updated(known, schoolFrom(entry, withLabel(known.source, this.label)));
    // That a newer year leaves it out is not taken back by an older one.
    return this.#year < this.#newest && known.ended !== undefined
      ? { ...merged, ended: known.ended }
      : merged;
  }
}

/** Whoever is left out has closed, unless the file is only a part: then nothing follows from a gap. */
function closeTheMissing(schools: Schools, here: ReadonlySet<string>): void {
  const open = [...schools.values()].filter(
    ({ source, ended }) => labelOf(source, 'HD') !== null && ended === undefined,
  );
  const missing = open.filter(({ unitid }) => !here.has(unitid));
  if (missing.length * 2 > open.length) return;
  for (const school of missing) schools.set(school.unitid, gone(school));
}

/** The directory leaves schools out once they have closed; it does not say when. */
function gone(school: Institution): Institution {
  return { ...school, ended: school.ended ?? { how: 'closed', on: null, successor: null } };
}

/** What a person has found out of a school stays: its other names, its kind, its unit of credit. */
function updated(known: Institution, fresh: Institution): Institution {
  const { ended: _, parent: __, ...kept } = known;
  const formerNames =
    known.name === fresh.name ? known.formerNames : [known.name, ...(known.formerNames ?? [])];
  const names = union(formerNames ?? [], fresh.formerNames ?? []).filter((name) => name !== fresh.name);
  return {
    ...kept,
    ...fresh,
    aliases: union(fresh.aliases, known.aliases),
    ...(names.length === 0 ? {} : { formerNames: names }),
    calendar: known.calendar,
    creditUnit: known.creditUnit,
    kind: known.kind,
    accreditations: known.accreditations,
  };
}

function withOldName(known: Institution, { name, aliases, formerNames }: DirectoryEntry): Institution {
  const old = union(known.formerNames ?? [], [...(name === known.name ? [] : [name]), ...formerNames]);
  return {
    ...known,
    aliases: union(known.aliases, aliases),
    ...(old.length === 0 ? {} : { formerNames: old }),
  };
}

function union(first: readonly string[], second: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...first, ...second].filter((each) => {
    const key = each.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Calendars of schools that the directory has; what is known already of the unit of credit stays. */
export function mergeCalendars(schools: Schools, calendars: readonly SchoolCalendar[], label: string): void {
  for (const { unitid, calendar, creditUnit } of calendars) {
    const school = schools.get(unitid);
    if (school === undefined || calendar === 'unknown') continue;
    const unit =
      labelOf(school.source, 'IC') === null && school.creditUnit !== 'unknown'
        ? school.creditUnit
        : creditUnit;
    schools.set(unitid, { ...school, calendar, creditUnit: unit, source: withLabel(school.source, label) });
  }
}

/**
 * Gives each school the intervals of its own number, else, with no start known, those of the main campus of
 * its federal number. Schools that only the accreditation database has are taken in too.
 */
export function mergeAccreditations(
  schools: Schools,
  places: readonly AccreditedPlace[],
  groups: AgencyGroups,
  day: string,
): void {
  const label = `DAPIP${day.slice(0, 4)}`;
  const byUnitid = grouped(places, ({ unitids }) => unitids);
  const byOpeid = grouped(places, ({ opeid }) => (opeid === null ? [] : [opeid]));
  const byId = grouped(places, ({ id }) => [`dapip-${id}`]);
  addUnknown(schools, places, label);
  for (const [unitid, school] of schools) {
    // An older file says nothing of what a newer one has said already.
    if (school.accreditations.some(({ source }) => isNewer(source, day))) continue;
    const numbered = [...(byUnitid.get(unitid) ?? []), ...(byOpeid.get(school.opeid ?? '') ?? [])];
    const own = byId.get(unitid) ?? [];
    const main = byOpeid.get(`${(school.opeid ?? '').slice(0, 6)}00`) ?? [];
    const found = (numbered.length > 0 ? numbered : own).flatMap(intervals);
    if (found.length === 0) found.push(...main.flatMap(intervals).map(ofMainCampus));
    const kept = found.length === 0 ? school.accreditations : school.accreditations.filter(byHand);
    schools.set(unitid, kindOf({ ...school, accreditations: inOrder([...kept, ...found]) }, groups));
  }
}

/** Schools that no other file has: closed ones, and those outside federal aid. */
function addUnknown(schools: Schools, places: readonly AccreditedPlace[], label: string): void {
  const numbers = new Set([...schools.values()].flatMap(({ opeid }) => opeid ?? []));
  const names = new Set([...schools.values()].map(nameAndState));
  for (const place of places) {
    const isKnown =
      place.unitids.some((unitid) => schools.has(unitid)) ||
      numbers.has(place.opeid ?? '') ||
      !place.isInstitution;
    const school = schoolOf(place, label);
    if (isKnown || place.state === null || schools.has(school.unitid) || names.has(nameAndState(school)))
      continue;
    schools.set(school.unitid, school);
  }
}

function grouped(places: readonly AccreditedPlace[], keys: (place: AccreditedPlace) => readonly string[]) {
  const found = new Map<string, AccreditedPlace[]>();
  for (const place of places)
    for (const key of keys(place)) found.set(key, [...(found.get(key) ?? []), place]);
  return found;
}

const intervals = ({ accreditations }: AccreditedPlace) => accreditations;
const byHand = ({ source }: { source: string }) => !source.startsWith('DAPIP');
const isNewer = (source: string, day: string) => /^DAPIP \d/.test(source) && source.slice(6, 16) > day;
const nameAndState = ({ name, state }: Institution) => `${name.toLowerCase()} ${state ?? ''}`;

/** A branch shares the accreditation of its main campus, but since when nobody says. */
function ofMainCampus(accreditation: Institution['accreditations'][number]) {
  const { fromEstimated: _, ...rest } = accreditation;
  return { ...rest, from: null, source: `${accreditation.source}, of the main campus` };
}

function kindOf(school: Institution, groups: AgencyGroups): Institution {
  const agencies = school.accreditations.map(({ agency }) => agency);
  const isMusic = school.kind === 'college' && groups.isMusicSchool(school.name, agencies);
  return isMusic ? { ...school, kind: 'music-school' } : school;
}

function schoolOf(
  { id, unitids, opeid, name, city, state, accreditations }: AccreditedPlace,
  label: string,
): Institution {
  const isOver = accreditations.every(({ to }) => to !== null);
  const last = accreditations.map(({ to }) => to ?? '').reduce((a, b) => (a > b ? a : b), '');
  return {
    unitid: unitids[0] ?? `dapip-${id}`,
    name,
    aliases: [],
    city,
    state,
    country: 'US',
    calendar: 'unknown',
    creditUnit: 'unknown',
    kind: 'college',
    accreditations: [],
    source: label,
    ...(opeid === null ? {} : { opeid }),
    ...(isOver ? { ended: { how: 'closed', on: last, successor: null } as const } : {}),
  };
}
