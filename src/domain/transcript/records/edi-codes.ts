import type { CreditUnit } from '../../credits.js';
import type { CodeKind } from '../../institution/school-code.js';
import type { Calendar } from '../transcript.js';

/** Other sets that travel between schools, by the number in ST01. */
export const OTHER_SETS: ReadonlyMap<string, string> = new Map([
  ['131', 'a receipt for a transcript'],
  ['146', 'a request for a transcript'],
  ['147', 'an answer to a request for a transcript'],
  ['189', 'an application for admission'],
  ['997', 'a receipt for an interchange'],
]);
/** N101: who receives the record, never whose it is. */
export const RECEIVERS: ReadonlySet<string> = new Set(['AT', 'KR', '40']);
/** N101: the college that sends it. */
export const SENDER = 'AS';
/** N103: whose numbering N104 is of. */
export const CODE_KINDS: ReadonlyMap<string, CodeKind> = new Map([
  ['71', 'ipeds'],
  ['72', 'atp'],
  ['73', 'fice'],
  ['74', 'act'],
]);
/** SES04. */
export const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ['2', 'semester'],
  ['3', 'trimester'],
  ['4', 'quarter'],
]);
/** Units whose size is known. */
export const SIZES: ReadonlyMap<string, CreditUnit> = new Map([
  ['Semester', 'semester'],
  ['Quarter', 'quarter'],
]);
