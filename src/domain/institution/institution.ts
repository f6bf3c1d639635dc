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
}

export type InstitutionKind = 'college' | 'music-school' | 'high-school' | 'vendor';

/** An interval of accreditation with where it was found. Dates are ISO 8601. */
export interface Accreditation {
  readonly agency: string;
  readonly group: 'regional' | 'national' | 'music' | 'foreign';
  /** Null: the start is not known. */
  readonly from: string | null;
  /** Null: no end is known as of `checkedOn`. */
  readonly to: string | null;
  readonly checkedOn: string;
  readonly source: string;
}

/** Was the school accredited when the course was taken? Never a silent yes. */
export type AccreditationAnswer = 'yes' | 'no' | 'unknown';
