import type { Calendar } from '../transcript/transcript.js';
import type { CreditUnit } from '../credits.js';

/** What the directory knows about a sending institution. Unknown stays unknown. */
export interface Institution {
  /** IPEDS unit id, or an id of our own for schools outside that directory. */
  readonly unitid: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly city: string | null;
  readonly state: string | null;
  /** ISO 3166 code. */
  readonly country: string;
  readonly calendar: Calendar;
  readonly creditUnit: CreditUnit;
  readonly kind: InstitutionKind;
  /** Empty means that nothing is known, which is not the same as not accredited. */
  readonly accreditations: readonly Accreditation[];
  readonly source: string;
  /** Federal number of the school and its campus, eight digits. */
  readonly opeid?: string;
  /** Names under which the school printed its papers before. */
  readonly formerNames?: readonly string[];
  /** Names on papers of which a person has said that they mean this school. */
  readonly keptNames?: readonly string[];
  /** Unit id of the school that this one is a campus of. */
  readonly parent?: string;
  /** The school's own pages. */
  readonly web?: string;
  /** Who recognises a school abroad in its own country, as its source says: no accreditation of ours. */
  readonly recognisedBy?: string;
  readonly sector?: string;
  readonly level?: string;
  /** How many students, from 1 (under 1,000) to 5 (20,000 and more), as the federal survey sorts schools. */
  readonly size?: number;
  /** Absent: not known. No course was taken there before. */
  readonly founded?: Founded;
  /** Absent: no end is known. A closed school keeps its entry, for its papers stay. */
  readonly ended?: Ended;
}

/** The year in which a school began, or the earliest of those that it grew from, and where that was found. */
export interface Founded {
  readonly year: string;
  readonly source: string;
}

/** How a school ended: `successor` is the unit id of the school that took it over. */
export interface Ended {
  readonly how: 'closed' | 'merged';
  /** ISO 8601 date, or the year alone; null where the source does not say. */
  readonly on: string | null;
  readonly successor: string | null;
}

export type InstitutionKind = 'college' | 'music-school' | 'high-school' | 'vendor';

/** An interval of accreditation of the whole school, with where it was found. Dates are ISO 8601. */
export interface Accreditation {
  readonly agency: string;
  /** What kind of agency it is, such as `regional`: `reference/institutions/accreditors.yaml` says which. */
  readonly group: string;
  /** Null: the start is not known. */
  readonly from: string | null;
  /** True where the source calls its own date an estimate. */
  readonly fromEstimated?: boolean;
  /** Null: no end is known as of `checkedOn`. */
  readonly to: string | null;
  /** The last day of which the source speaks. After it an accreditation without an end is not known. */
  readonly checkedOn: string;
  readonly source: string;
  /** Only a candidate for accreditation in this interval. */
  readonly candidate?: boolean;
}

/** Was the school accredited when the course was taken? Never a silent yes. */
export type AccreditationAnswer = 'yes' | 'no' | 'unknown';
