import type { SchoolHints } from '../../institution/place.js';
import type { CodeKind } from '../../institution/school-code.js';
import { folded, nodesAt, textAt, type RecordNode } from './record-node.js';

/** Codes by which a school is known, the surest first. */
const CODES = ['OPEID', 'IPEDS', 'FICE', 'CEEBACT', 'ATP', 'ACT', 'PSIS', 'CSIS', 'USIS', 'ESIS', 'APAS'];
/** Which numbering each of them is; the others are of countries and states. */
const KINDS: ReadonlyMap<string, CodeKind> = new Map([
  ['OPEID', 'opeid'],
  ['IPEDS', 'ipeds'],
  ['FICE', 'fice'],
  ['ATP', 'atp'],
  ['ACT', 'act'],
]);
/** Sessions of these kinds were held elsewhere; the others are the school's own, wherever they were held. */
const ELSEWHERE: ReadonlySet<string> = new Set(['Transfer', 'StudyAbroad', 'Reciprocal']);
const OWN: ReadonlySet<string> = new Set(['Institutional', 'Multicampus', 'Coop', 'Internship']);

export function schoolName(school: RecordNode | undefined): string | null {
  return school === undefined ? null : textAt(school, 'OrganizationName');
}

/** The numbers by which a record names its school, and the school's town. */
export function senderOf(school: RecordNode | undefined): SchoolHints {
  if (school === undefined) return {};
  const codes = [...KINDS].flatMap(([element, kind]) => {
    const value = textAt(school, element);
    return value === null ? [] : [{ kind, value }];
  });
  const [address] = nodesAt(school, 'Contacts', 'Address');
  const [city, state] = ['City', 'StateProvinceCode'].map((each) => address && textAt(address, each));
  return { codes, lines: city && state ? [`${city}, ${state}`] : [] };
}

/** Two elements speak of one school when they share a code, or else a name. */
export function sameSchool(a: RecordNode, b: RecordNode): boolean {
  for (const code of CODES) {
    const [here, there] = [textAt(a, code), textAt(b, code)];
    if (here !== null && there !== null) return here.replace(/^0+/, '') === there.replace(/^0+/, '');
  }
  return folded(schoolName(a)) === folded(schoolName(b));
}

/**
 * The school of record among the student's records: never the sender by itself, which may be an exchange, but
 * of several schools the one that sent the file; else the first.
 */
export function issuerAmong(
  records: readonly RecordNode[],
  source: RecordNode | undefined,
): RecordNode | undefined {
  const schools = records.flatMap((record) => nodesAt(record, 'School'));
  const own = schools.filter((school) => !ELSEWHERE.has(textAt(school, 'SchoolOverrideCode') ?? ''));
  const sent = source === undefined ? undefined : own.find((school) => sameSchool(school, source));
  return sent ?? own[0] ?? schools[0];
}

/** The schools that a record and a session of it name, if they name one. */
export interface SchoolsNamed {
  readonly ofRecord: RecordNode | undefined;
  readonly ofSession: RecordNode | undefined;
}

/** What a block of credit is headed when the course, session or record names another school; null if not. */
export function headingElsewhere(
  issuer: RecordNode | undefined,
  { ofRecord, ofSession }: SchoolsNamed,
  course: RecordNode | null,
): string | null {
  const ofCourse = course === null ? undefined : nodesAt(course, 'CourseOverrideSchool')[0];
  const named = [ofCourse, ofSession, ofRecord];
  for (const school of named) {
    if (school === undefined) continue;
    const code = textAt(school, 'SchoolOverrideCode') ?? '';
    if (ELSEWHERE.has(code)) return headingFor(school, code);
    if (OWN.has(code)) return null;
    if (schoolName(school) === null && CODES.every((each) => textAt(school, each) === null)) continue;
    return issuer === undefined || sameSchool(school, issuer) ? null : headingFor(school, code);
  }
  return null;
}

function headingFor(school: RecordNode, code: string): string {
  const what = code === 'StudyAbroad' ? 'Study abroad' : 'Transfer credit';
  const where = schoolName(school);
  if (where === null) return what;
  return code === 'StudyAbroad' ? `${what} at ${where}` : `${what} from ${where}`;
}
