import { canonicalJson } from '../../domain/canonical-json.js';
import type { Accreditation } from '../../domain/institution/institution.js';
import type { AgencyGroups } from '../load-accreditors.js';
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
  readonly from: string | null;
  readonly fromEstimated: boolean;
  readonly to: string | null;
  readonly candidate: boolean;
}

const WHOLE_SCHOOL = /^institutional accreditation$/i;
/** The government stopped counting on the agency here: that says nothing of the school. */
const ABOUT_THE_AGENCY = /^(?:change in agency recognition|agency no longer recognized)/i;

/** What the accreditation database (DAPIP) says, gathered row by row from its three tables. */
export class AccreditationFacts {
  readonly #places = new Map<string, Omit<AccreditedPlace, 'accreditations'>>();
  readonly #records: PublishedRecord[] = [];
  readonly #aboutAgency = new Set<string>();
  #latest: string | null = null;
  /** Records of a single program, such as nursing: they say nothing of the school's other courses. */
  ofPrograms = 0;

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

  /** The day of which the files speak: the latest action or end in them. */
  get latest(): string | null {
    return this.#latest;
  }

  /** Every place that has an interval, with its intervals as of the day, the oldest first. */
  placesAsOf(day: string, groups: AgencyGroups): AccreditedPlace[] {
    const byPlace = new Map<string, Accreditation[]>();
    for (const record of this.#records) {
      const intervals = byPlace.get(record.place) ?? [];
      byPlace.set(record.place, [...intervals, this.#interval(record, day, groups)]);
    }
    return [...byPlace].flatMap(([id, accreditations]) => {
      const place = this.#places.get(id);
      return place === undefined ? [] : [{ ...place, accreditations: inOrder(accreditations) }];
    });
  }

  #addPlace(row: PublishedRow): void {
    const id = row.must('DapipId', /^\d+$/, 'a number');
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
      name: row.text('LocationName'),
      city,
      state,
      isInstitution: /^institution$/i.test(row.text('LocationType')),
    });
  }

  #addRecord(row: PublishedRow): void {
    const place = row.must('DapipId', /^\d+$/, 'a number');
    const agency = row.must('AgencyName', /\p{L}/u, 'the name of an agency');
    const status = row.text('AccreditationStatus');
    const [from, to] = [row.date('AccreditationDate'), row.date('AccreditationEndDate')];
    this.#see(to);
    if (!WHOLE_SCHOOL.test(row.text('ProgramName'))) this.ofPrograms += 1;
    else if (/^(?:pre)?accredited$/i.test(status)) {
      const candidate = /^pre/i.test(status);
      const fromEstimated = /^estimated$/i.test(row.text('InitialDateFlag'));
      this.#records.push({ key: keyOf(row), place, agency, from, fromEstimated, to, candidate });
    }
  }

  #addAction(row: PublishedRow): void {
    const on = row.date('ActionDate');
    this.#see(on);
    if (on !== null && ABOUT_THE_AGENCY.test(row.text('ActionDescription'))) {
      this.#aboutAgency.add(`${keyOf(row)} ${on}`);
    }
  }

  #see(day: string | null): void {
    if (day !== null && (this.#latest === null || day > this.#latest)) this.#latest = day;
  }

  #interval(record: PublishedRecord, day: string, groups: AgencyGroups): Accreditation {
    const { key, agency, fromEstimated, candidate } = record;
    const saysNothing = record.to !== null && this.#aboutAgency.has(`${key} ${record.to}`);
    const to = saysNothing || (record.to !== null && record.to > day) ? null : record.to;
    // A start after the day of the source, or after its own end, is a slip of the pen.
    const from = record.from === null || record.from > (to ?? day) ? null : record.from;
    return {
      agency,
      group: groups.groupOf(agency),
      from,
      ...(fromEstimated && from !== null ? { fromEstimated } : {}),
      to,
      checkedOn: saysNothing ? record.to! : day,
      source: `DAPIP ${day}`,
      ...(candidate ? { candidate } : {}),
    };
  }
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
