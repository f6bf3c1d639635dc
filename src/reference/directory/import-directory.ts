import { basename } from 'node:path';
import { canonicalJson } from '../../domain/canonical-json.js';
import { changesBetween, type DirectoryChange } from '../../domain/institution/directory-changes.js';
import type { Institution } from '../../domain/institution/institution.js';
import { successionCircles } from '../../domain/institution/succession-circles.js';
import { loadAccreditors } from '../load-accreditors.js';
import { ReferenceFault } from '../reference-fault.js';
import { AccreditationFacts, type RecordsLeftOut } from './accreditation-facts.js';
import { schoolCalendar, type SchoolCalendar } from './ipeds-calendar.js';
import { foreignSchool, mergeForeign, type ForeignSchool } from './foreign-school.js';
import { directoryEntry } from './ipeds-directory.js';
import { DirectoryYear, mergeAccreditations, mergeCalendars } from './merge-directory.js';
import { PublishedDays, type DayNotTaken } from './published-days.js';
import type { PublishedRow } from './published-row.js';
import { withoutDaysToCome } from './put-right-days.js';
import { readPublished, type PublishedKind } from './published-file.js';
import { labelFor, yearOf } from './source-label.js';

export interface ImportedFile {
  readonly file: string;
  readonly kinds: readonly PublishedKind[];
  readonly rows: number;
}

export interface ImportedDirectory {
  /** By number. */
  readonly institutions: readonly Institution[];
  readonly files: readonly ImportedFile[];
  readonly changes: readonly DirectoryChange[];
  /** Does any school differ, be it only in the day of its source? */
  readonly changesAnything: boolean;
  /** The day to which the accreditation files speak; null where none was read, or none has such a day. */
  readonly knownTo: string | null;
  readonly leftOut: RecordsLeftOut;
  readonly daysNotTaken: readonly DayNotTaken[];
  /** Schools of the directory whose accreditation was known to a day that has not come yet. */
  readonly putRight: number;
  /** Agencies that accredit whole schools and are in no group. */
  readonly ungrouped: readonly string[];
  /** Schools that took one another over, each circle by number: no word on who goes on. */
  readonly circles: readonly (readonly string[])[];
}

/** What else was read, to be merged once all schools of the federal directory are there. */
interface Gathered {
  readonly calendars: { readonly label: string; readonly calendars: SchoolCalendar[] }[];
  readonly foreign: ForeignSchool[];
  readonly days: PublishedDays;
  readonly accreditation: AccreditationFacts;
  readonly files: Map<string, ImportedFile>;
}

/**
 * A directory with what published files say, and what that changes. Depends on nothing but the directory,
 * the files and the day of the import, after which nothing can have happened; the same files again change
 * nothing. Holds each school once, however often files name it. Throws `ReferenceFault` and then has changed
 * nothing.
 */
export async function importDirectory(
  known: readonly Institution[],
  files: readonly string[],
  today: string,
): Promise<ImportedDirectory> {
  const schools = new Map(known.map((each) => [each.unitid, withoutDaysToCome(each, today)]));
  const putRight = known.filter((each) => schools.get(each.unitid) !== each).length;
  const { calendars, foreign, accreditation, days, files: read } = await gather(schools, files, today);
  const groups = loadAccreditors();
  mergeForeign(schools, foreign, groups);
  const knownTo = accreditation.isEmpty ? null : accreditation.latest;
  if (knownTo !== null)
    mergeAccreditations(schools, accreditation.placesAsOf(knownTo, groups), groups, knownTo);
  // Last, because the accreditation database brings schools in as well.
  for (const { label, calendars: each } of inYears(calendars, 'IC')) mergeCalendars(schools, each, label);
  const institutions = [...schools.values()].toSorted((a, b) => (a.unitid < b.unitid ? -1 : 1));
  return {
    institutions,
    files: files.map((file) => read.get(file)!),
    changes: changesBetween(known, institutions),
    changesAnything: !areAlike(known, institutions),
    knownTo,
    leftOut: accreditation.leftOut,
    daysNotTaken: days.notTaken,
    putRight,
    ungrouped: ungroupedOf(institutions),
    circles: successionCircles(institutions),
  };
}

function areAlike(before: readonly Institution[], after: readonly Institution[]): boolean {
  const isLike = (each: Institution, at: number) =>
    each === before[at] || canonicalJson(each) === canonicalJson(before[at]);
  return before.length === after.length && after.every(isLike);
}

function ungroupedOf(institutions: readonly Institution[]): readonly string[] {
  const agencies = new Set<string>();
  for (const { accreditations } of institutions)
    for (const { agency, group } of accreditations) if (group === 'other') agencies.add(agency);
  return [...agencies].toSorted();
}

/** Reads the files, the oldest year first; the schools of the federal directory are merged row by row. */
async function gather(
  schools: Map<string, Institution>,
  files: readonly string[],
  today: string,
): Promise<Gathered> {
  const days = new PublishedDays(today);
  const gathered: Gathered = {
    calendars: [],
    foreign: [],
    days,
    accreditation: new AccreditationFacts(days),
    files: new Map(),
  };
  const named = files.map((file) => ({ file, label: labelFor(basename(file), 'HD') }));
  for (const { file, label } of inYears(named, 'HD')) {
    const calendars: SchoolCalendar[] = [];
    // A workbook may bring several of these, each with a row for every school.
    const lines = {
      directory: new Map<string, number>(),
      calendar: new Map<string, number>(),
      foreign: new Map<string, number>(),
    };
    let year: DirectoryYear | null = null;
    let rows = 0;
    const kinds = await readPublished(file, (kind, row) => {
      rows += 1;
      if (kind === 'directory')
        (year ??= new DirectoryYear(schools, label)).take(
          once(directoryEntry(row, days), 'UNITID', row, lines.directory),
        );
      else if (kind === 'calendar') calendars.push(once(schoolCalendar(row), 'UNITID', row, lines.calendar));
      else if (kind === 'foreign')
        gathered.foreign.push(once(foreignSchool(row), 'NAME', row, lines.foreign));
      else gathered.accreditation.add(kind, row);
    });
    (year as DirectoryYear | null)?.end();
    const name = basename(file);
    if (kinds.includes('calendar')) gathered.calendars.push({ label: labelFor(name, 'IC'), calendars });
    gathered.files.set(file, { file: name, kinds, rows });
  }
  if (gathered.accreditation.lacksPlaces) {
    const sentence =
      'the accreditation records name their schools by DapipId: import InstituteCampuses with them';
    throw new ReferenceFault('places-missing', sentence, null);
  }
  return gathered;
}

/** A file that names one school twice says two things of it; `lines` keeps where each school stands. */
function once<School extends { readonly unitid: string }>(
  school: School,
  column: string,
  row: PublishedRow,
  lines: Map<string, number>,
): School {
  const before = lines.get(school.unitid);
  if (before !== undefined) throw row.fault(column, `${school.unitid} stands on line ${before} already`);
  lines.set(school.unitid, row.line);
  return school;
}

/** The oldest year first, so that the newest has the last word, in whatever order they were named. */
function inYears<Year extends { readonly label: string }>(years: readonly Year[], file: string): Year[] {
  const yearIn = ({ label }: Year) => yearOf(label, file) ?? Number.POSITIVE_INFINITY;
  return years.toSorted((a, b) => (yearIn(a) === yearIn(b) ? 0 : yearIn(a) - yearIn(b)));
}
