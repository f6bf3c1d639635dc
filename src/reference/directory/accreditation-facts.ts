import { canonicalJson } from '../../domain/canonical-json.js';
import type { Accreditation } from '../../domain/institution/institution.js';
import type { AgencyGroups } from '../load-accreditors.js';
import { isToCome, type DayRead, type PublishedDays } from './published-days.js';
import type { PublishedKind } from './published-file.js';
import type { PublishedRow } from './published-row.js';

/** A school or campus of the accreditation database, with the intervals of the whole school alone. */
export interface AccreditedPlace {
  readonly id: string;
  readonly unitids: readonly string[];
  readonly opeid: string | null;
  readonly name: string;
  readonly city: string | null;
  readonly state: string | null;
  readonly isInstitution: boolean;
  readonly accreditations: readonly Accreditation[];
}

interface PublishedRecord {
  readonly key: string;
  readonly place: string;
  readonly agency: string;
  readonly from: DayRead | null;
  readonly fromEstimated: boolean;
  /** As it is written, be it a day that has not come. */
  readonly to: DayRead | null;
  readonly candidate: boolean;
}

/** Accreditation records that were not used, by why. */
export interface RecordsLeftOut {
  /** Of a single program, such as nursing: they say nothing of the school's other courses. */
  readonly ofPrograms: number;
  /** Their DapipId is in no table of places. */
  readonly ofNoPlace: number;
  /** No day of the files has come, so that nothing says to which day they hold. */
  readonly withoutDay: number;
  /** Neither accredited nor preaccredited: each status as it is written, by its name. */
  readonly ofOtherStatus: readonly { readonly status: string; readonly records: number }[];
}

const WHOLE_SCHOOL = /^institutional accreditation$/i;
/** The government stopped counting on the agency here: that says nothing of the school. */
const ABOUT_THE_AGENCY = /^(?:change in agency recognition|agency no longer recognized)/i;

/** What the accreditation database (DAPIP) says, gathered row by row from its three tables. */
export class AccreditationFacts {
  readonly #places = new Map<string, Omit<AccreditedPlace, 'accreditations'>>();
  readonly #records: PublishedRecord[] = [];
  readonly #aboutAgency = new Set<string>();
  readonly #placeLines = new Map<string, string>();
  readonly #ofOtherStatus = new Map<string, number>();
  #latest: string | null = null;
  #latestStart: string | null = null;
  #ofPrograms = 0;

  constructor(private readonly days: PublishedDays) {}

  add(kind: PublishedKind, row: PublishedRow): void {
    if (kind === 'places') this.#addPlace(row);
    else if (kind === 'records') this.#addRecord(row);
    else if (kind === 'actions') this.#addAction(row);
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  /** Records without the table of places cannot be given to any school. */
  get lacksPlaces(): boolean {
    return this.#records.length > 0 && this.#places.size === 0;
  }

  /**
   * The day to which the files speak: the latest action or end in them that has come. Where they have
   * neither, the latest start, for whoever wrote it knew of that day.
   */
  get latest(): string | null {
    return this.#latest ?? this.#latestStart;
  }

  /** Asked when all rows are there. */
  get leftOut(): RecordsLeftOut {
    const ofStatus = [...this.#ofOtherStatus].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const placed = this.#records.filter(({ place }) => this.#places.has(place)).length;
    return {
      ofPrograms: this.#ofPrograms,
      ofNoPlace: this.#records.length - placed,
      withoutDay: this.latest === null ? placed : 0,
      ofOtherStatus: ofStatus.map(([status, records]) => ({ status, records })),
    };
  }

  /** Every place that has an interval, with its intervals as of the day, the oldest first. Asked once. */
  placesAsOf(day: string, groups: AgencyGroups): AccreditedPlace[] {
    const byPlace = new Map<string, Accreditation[]>();
    for (const record of this.#records) {
      if (!this.#places.has(record.place)) continue;
      const intervals = byPlace.get(record.place) ?? [];
      byPlace.set(record.place, [...intervals, this.#interval(record, day, groups)]);
    }
    return [...byPlace].map(([id, accreditations]) => ({
      ...this.#places.get(id)!,
      accreditations: inOrder(accreditations),
    }));
  }

  #addPlace(row: PublishedRow): void {
    const id = this.#newPlace(row);
    const opeid = row.text('OpeId').replace(/\D/g, '');
    // `130 W Maxwell Blvd, Montgomery, AL 36112-6613`
    const [, city = null, state = null] =
      /,\s*([^,]+),\s*([A-Z]{2})(?:\s+[\d-]+)?$/.exec(row.text('Address')) ?? [];
    this.#places.set(id, {
      id,
      unitids: row
        .text('IpedsUnitIds')
        .split(/[\s,;]+/)
        .filter((each) => /^\d{6}$/.test(each)),
      opeid: opeid === '' ? null : opeid.padStart(8, '0'),
      name: row.must('LocationName', /[\p{L}\p{N}]/u, 'the name of a place'),
      city,
      state,
      isInstitution: /^institution$/i.test(row.text('LocationType')),
    });
  }

  /** Two schools of one number would take each other's accreditation. */
  #newPlace(row: PublishedRow): string {
    const id = row.must('DapipId', /^\d+$/, 'a number');
    const before = this.#placeLines.get(id);
    if (before !== undefined) throw row.fault('DapipId', `${id} stands in ${before} already`);
    this.#placeLines.set(id, `${row.file}:${row.line}`);
    return id;
  }

  #addRecord(row: PublishedRow): void {
    const place = row.must('DapipId', /^\d+$/, 'a number');
    const agency = row.must('AgencyName', /\p{L}/u, 'the name of an agency');
    const status = row.text('AccreditationStatus');
    const start = this.days.read(row, 'AccreditationDate');
    const to = this.days.read(row, 'AccreditationEndDate');
    if (this.days.hasCome(to)) this.#latest = later(this.#latest, to.day);
    if (!WHOLE_SCHOOL.test(row.text('ProgramName'))) this.#ofPrograms += 1;
    else if (/^(?:pre)?accredited$/i.test(status)) {
      const candidate = /^pre/i.test(status);
      const fromEstimated = /^estimated$/i.test(row.text('InitialDateFlag'));
      const from = this.days.hasCome(start) ? start : null;
      if (from !== null) this.#latestStart = later(this.#latestStart, from.day);
      this.#records.push({ key: keyOf(row), place, agency, from, fromEstimated, to, candidate });
    } else this.#ofOtherStatus.set(status, (this.#ofOtherStatus.get(status) ?? 0) + 1);
  }

  #addAction(row: PublishedRow): void {
    const on = this.days.read(row, 'ActionDate');
    if (!this.days.hasCome(on)) return;
    this.#latest = later(this.#latest, on.day);
    if (ABOUT_THE_AGENCY.test(row.text('ActionDescription')))
      this.#aboutAgency.add(`${keyOf(row)} ${on.day}`);
  }

  #interval(record: PublishedRecord, day: string, groups: AgencyGroups): Accreditation {
    const { key, agency, fromEstimated, candidate } = record;
    const end = record.to?.day ?? null;
    const saysNothing = end !== null && this.#aboutAgency.has(`${key} ${end}`);
    const isToEnd = end !== null && isToCome(end, this.days.today);
    const to = saysNothing || isToEnd ? null : end;
    const from = this.#start(record, to ?? day);
    return {
      agency,
      group: groups.groupOf(agency),
      from,
      ...(fromEstimated && from !== null ? { fromEstimated } : {}),
      to,
      // When an end that has not come was meant to be, nobody knows: only the start is sure.
      checkedOn: saysNothing ? end : isToEnd ? (from ?? day) : day,
      source: `DAPIP ${day}`,
      ...(candidate ? { candidate } : {}),
    };
  }

  /** A start after the day of the source, or after its own end, is a slip of the pen. */
  #start({ from, to }: PublishedRecord, last: string): string | null {
    if (from === null) return null;
    if (from.day <= last) return from.day;
    this.days.tell(from, to !== null && to.day < from.day ? 'after-its-end' : 'after-the-file');
    return null;
  }
}

function later(before: string | null, day: string): string {
  return before === null || day > before ? day : before;
}

/** What a record and the actions on it share. */
function keyOf(row: PublishedRow): string {
  return ['DapipId', 'AgencyId', 'ProgramId', 'SequentialId'].map((column) => row.text(column)).join(' ');
}

/** The oldest first, each once: two campuses of one number may say the same. */
export function inOrder(accreditations: readonly Accreditation[]): Accreditation[] {
  const byText = new Map(accreditations.map((each) => [canonicalJson(each), each]));
  const keyed = [...byText].map(([text, each]) => [`${each.from ?? ''} ${text}`, each] as const);
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
