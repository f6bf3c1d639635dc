import type { CreditUnit } from '../../credits.js';
import type { SchoolHints } from '../../institution/place.js';
import type { Issue } from '../../reason.js';
import type { Calendar, Transcript } from '../transcript.js';
import type { RecordDraft, RecordReading, RecordSection, StatedTotals } from './assemble-transcript.js';
import { CALENDARS, CODE_KINDS, OTHER_SETS, RECEIVERS, SENDER, SIZES } from './edi-codes.js';
import { ediBasis, ediUnit, rowFromEdi } from './edi-course.js';
import { LOOSE_HEADINGS } from './gather-sections.js';
import { doubtingOtherUnits } from './other-units.js';
import { mostOften } from './most-often.js';
import { folded, textAt, type RecordNode } from './record-node.js';
import { amountIn, issueAt, type RecordRow } from './record-row.js';
import { namedTerm } from './record-terms.js';

const TRANSCRIPT = '130';
/** IN201: parts of a name in the order in which they are written; 12 and 16 are whole names. */
const NAME_PARTS = ['02', '03', '17', '05', '09'];
const WHOLE_NAME = ['12', '16'];
const NO_TERM = 'Courses without a term';

/** One transaction set cut at its loops. */
interface RecordSet {
  readonly head: readonly RecordNode[];
  readonly sessions: readonly (readonly RecordNode[])[];
}

/**
 * X12 transaction set 130, as far as it is documented in public: courses with their marks under sessions,
 * summaries, and the parties of the heading. Other segments say nothing about courses and are passed over.
 */
export function fromEdi(root: RecordNode): RecordReading {
  const sets = setsOf(root.children);
  const records = sets.filter(([start]) => textAt(start!, '01') === TRANSCRIPT).map(cut);
  if (records.length === 0) {
    const codes = sets.map(([start]) => textAt(start!, '01') ?? '');
    const what = OTHER_SETS.get(codes[0] ?? '') ?? `a message of another kind (${codes[0] ?? 'none'})`;
    const message = `The EDI file is ${what} and not a transcript (130). Send the transcript itself.`;
    return { kind: 'not-a-transcript', message };
  }
  const students = records.map(({ head }) => studentOf(head));
  const born = records.map(({ head }) => textOf(head, 'DMG', '02'));
  const secret = records.map(({ head }) => referenceIn(head, 'SY'));
  const facts = [students.map(({ name }) => name), students.map(({ id }) => id), born, secret];
  const unknown = students.some(({ name, id }) => name === null && id === null);
  if (facts.some(different) || (records.length > 1 && unknown)) {
    const message = `The file holds the records of several students (${records.length} transcripts).`;
    return { kind: 'not-a-transcript', message: `${message} Send one file for each student.` };
  }
  const schools = records.map(({ head }) => schoolOf(head));
  if (different(schools)) {
    const named = [...new Set(schools)].slice(0, 2).join(' and ');
    const message = `The file holds transcripts of several schools, such as ${named}.`;
    return { kind: 'not-a-transcript', message: `${message} Send one file for each.` };
  }
  const draft = draftOf(records, { school: schools[0] ?? null, student: students[0]! });
  return { kind: 'record', draft: { ...draft, issues: [...draft.issues, ...strayCourses(root, records)] } };
}

/** Courses in no transcript of the file are not read, and never silently so. */
function strayCourses(root: RecordNode, records: readonly RecordSet[]): readonly Issue[] {
  const read = new Set(records.flatMap(({ head, sessions }) => [...head, ...sessions.flat()]));
  return root.children
    .filter((segment) => isCourse(segment) && !read.has(segment))
    .map((segment) => {
      const name = textAt(segment, '16') ?? 'A course';
      const message = `${name} stands outside the transcript of the file and was not read.`;
      return issueAt(segment, 'course-unreadable', message);
    });
}

function draftOf(
  records: readonly RecordSet[],
  { school, student }: { readonly school: string | null; readonly student: Transcript['student'] },
): RecordDraft {
  const unnamed: RecordNode[] = [];
  const calendar = calendarOf(records);
  const sections = records.flatMap(({ head, sessions }) => [
    ...sectionsOf(head, { school, calendar, unnamed, inSession: false }),
    ...sessions.flatMap((session) => sectionsOf(session, { school, calendar, unnamed, inSession: true })),
  ]);
  const courses = records.flatMap(({ head, sessions }) => [head, ...sessions].flat()).filter(isCourse);
  const totals = records.flatMap(({ head, sessions }) => [...head, ...sessions.flat()]);
  const overall = totals.flatMap((segment) => summaryIn(segment, 'Y') ?? []).at(-1);
  const rows = doubtingOtherUnits(
    sections.flatMap((section) => section.rows),
    ediUnit,
  );
  const byNode = new Map(rows.map((row) => [row.node, row]));
  return {
    institution: school,
    sender: senderOf(records[0]?.head ?? []),
    student,
    calendar,
    creditUnit: unitOf(courses),
    sections: sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => byNode.get(row.node) ?? row),
    })),
    overall: overall === undefined ? {} : { all: overall },
    issues: unnamed.map((segment) =>
      issueAt(segment, 'course-unreadable', 'A course segment (CRS) has neither a number nor a title.'),
    ),
  };
}

/** From each `ST` to its `SE`, or to the next `ST` where that is missing. */
function setsOf(segments: readonly RecordNode[]): readonly (readonly RecordNode[])[] {
  const sets: RecordNode[][] = [];
  let open: RecordNode[] | null = null;
  for (const segment of segments) {
    if (segment.name === 'ST') {
      open = [];
      sets.push(open);
    }
    open?.push(segment);
    if (segment.name === 'SE') open = null;
  }
  return sets;
}

function cut(segments: readonly RecordNode[]): RecordSet {
  const starts = segments.flatMap(({ name }, at) => (name === 'SES' ? [at] : []));
  return {
    head: segments.slice(0, starts[0] ?? segments.length),
    sessions: starts.map((start, at) => segments.slice(start, starts[at + 1] ?? segments.length)),
  };
}

interface Within {
  readonly school: string | null;
  readonly calendar: Calendar;
  /** Segments that name no course are put here. */
  readonly unnamed: RecordNode[];
  readonly inSession: boolean;
}

/** The courses of one session, or those before the first: its own, and those from other schools apart. */
function sectionsOf(segments: readonly RecordNode[], within: Within): readonly RecordSection[] {
  const { school, calendar, unnamed, inSession } = within;
  const [before = [], ...loops] = loopsOf(segments);
  const sessionSchool = inSession ? otherSchoolIn(before, school) : null;
  const own: RecordRow[] = [];
  const other = new Map<string, RecordRow[]>();
  for (const [segment, ...loop] of loops) {
    const from = otherSchoolIn(loop, school) ?? sessionSchool;
    const isTransfer = from !== null || ediBasis(segment!) === 'transfer';
    const marks = loop.filter(({ name }) => name === 'MKS');
    const row = rowFromEdi(segment!, marks, isTransfer);
    const basis = isTransfer ? 'transfer' : ediBasis(segment!);
    // A session says when an examination was credited; before the sessions stands credit from elsewhere.
    const name = basis === 'regular' || (inSession && !isTransfer) ? null : LOOSE_HEADINGS[basis];
    const heading = name === null || from === null ? name : `${name} from ${from}`;
    const rows = heading === null ? own : (other.get(heading) ?? []);
    if (row === null) unnamed.push(segment!);
    else rows.push(row);
    if (heading !== null) other.set(heading, rows);
  }
  const summary = segments.flatMap((segment) => summaryIn(segment, 'N') ?? []).at(-1) ?? null;
  const { name, term } = sessionTerm(inSession ? segments[0] : undefined, calendar);
  return [
    { kind: 'term', name, term, rows: own, totals: other.size === 0 && inSession ? summary : null },
    ...[...other].map(([heading, rows]) => ({
      kind: 'other' as const,
      name: heading,
      term: null,
      rows,
      totals: null,
    })),
  ];
}

/** What stands before the first course, then each course with the segments that belong to it. */
function loopsOf(segments: readonly RecordNode[]): readonly (readonly RecordNode[])[] {
  const loops: RecordNode[][] = [[]];
  for (const segment of segments) {
    if (isCourse(segment)) loops.push([]);
    loops.at(-1)!.push(segment);
  }
  return loops;
}

function sessionTerm(
  session: RecordNode | undefined,
  calendar: Calendar,
): Pick<RecordSection, 'name' | 'term'> {
  const date = session === undefined ? null : (textAt(session, '01') ?? textAt(session, '07'));
  const iso = /^\d{6}/.test(date ?? '') ? `${date!.slice(0, 4)}-${date!.slice(4, 6)}` : null;
  const name = session === undefined ? null : textAt(session, '05');
  return namedTerm(name, iso, { calendar, otherwise: NO_TERM });
}

function isCourse({ name }: RecordNode): boolean {
  return name === 'CRS';
}

/** SUM03 says whether a summary is of everything so far (`Y`) or of the session (`N`, or silent). */
function summaryIn(segment: RecordNode, kind: 'Y' | 'N'): StatedTotals | null {
  if (segment.name !== 'SUM' || (textAt(segment, '03') === 'Y') !== (kind === 'Y')) return null;
  const attempted = amountIn(textAt(segment, '05')).value;
  const earned = amountIn(textAt(segment, '06')).value;
  if (attempted === null && earned === null) return null;
  return { node: segment, line: { scope: 'overall', attempted, earned, gpa: textAt(segment, '09') } };
}

function unitOf(courses: readonly RecordNode[]): CreditUnit {
  const units = new Set(courses.flatMap((course) => SIZES.get(ediUnit(course) ?? '') ?? []));
  return units.size === 1 ? [...units][0]! : 'unknown';
}

function calendarOf(records: readonly RecordSet[]): Calendar {
  const codes = records.flatMap(({ sessions }) => sessions.map(([start]) => textAt(start!, '04') ?? ''));
  const said = codes.flatMap((code) => CALENDARS.get(code) ?? []);
  return mostOften(said) ?? 'unknown';
}

/** The party whose record it is. */
function partyOf(head: readonly RecordNode[]): RecordNode | undefined {
  const parties = head.filter(({ name }) => name === 'N1');
  const sender = parties.find((party) => textAt(party, '01') === SENDER);
  const notReceiver = parties.find((party) => !RECEIVERS.has(textAt(party, '01') ?? ''));
  return sender ?? notReceiver;
}

function schoolOf(head: readonly RecordNode[]): string | null {
  const party = partyOf(head);
  return party === undefined ? null : textAt(party, '02');
}

/** The number of the school (N103, N104) and its town (N4). */
function senderOf(head: readonly RecordNode[]): SchoolHints {
  const party = partyOf(head);
  if (party === undefined) return {};
  const kind = CODE_KINDS.get(textAt(party, '03') ?? '');
  const value = textAt(party, '04');
  const rest = head.slice(head.indexOf(party) + 1);
  const next = rest.findIndex(({ name }) => name === 'N1');
  const place = rest.slice(0, next < 0 ? rest.length : next).find(({ name }) => name === 'N4');
  const [city, state] = ['01', '02'].map((each) => place && textAt(place, each));
  return {
    codes: kind === undefined || value === null ? [] : [{ kind, value }],
    lines: city && state ? [`${city}, ${state}`] : [],
  };
}

function otherSchoolIn(segments: readonly RecordNode[], school: string | null): string | null {
  const named = segments.filter(({ name }) => name === 'N1').flatMap((party) => textAt(party, '02') ?? []);
  return named.find((name) => folded(name) !== folded(school)) ?? null;
}

/** The first named person is the student. Only the number that the school gave is kept (REF01 48). */
function studentOf(head: readonly RecordNode[]): Transcript['student'] {
  const people = head.flatMap(({ name }, at) => (name === 'IN1' ? [at] : []));
  const parts = head
    .slice(people[0] ?? head.length, people[1] ?? head.length)
    .filter(({ name }) => name === 'IN2');
  const part = (code: string) => parts.find((each) => textAt(each, '01') === code);
  const say = (code: string) => {
    const found = part(code);
    return found === undefined ? null : textAt(found, '02');
  };
  const joined = NAME_PARTS.flatMap((code) => say(code) ?? []).join(' ');
  const whole = WHOLE_NAME.map(say).find((text) => text !== null) ?? null;
  const [own, secret] = [referenceIn(head, '48'), referenceIn(head, 'SY')];
  const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');
  const isSecret = digits(secret) !== '' && digits(own) === digits(secret);
  return { name: joined === '' ? whole : joined, id: isSecret ? null : own };
}

function referenceIn(head: readonly RecordNode[], code: string): string | null {
  const references = head.filter(({ name }) => name === 'REF');
  const found = references.find((each) => textAt(each, '01') === code);
  return found === undefined ? null : textAt(found, '02');
}

function textOf(segments: readonly RecordNode[], name: string, element: string): string | null {
  const found = segments.find((segment) => segment.name === name);
  return found === undefined ? null : textAt(found, element);
}

function different(said: readonly (string | null)[]): boolean {
  return new Set(said.map(folded).filter((text) => text !== '')).size > 1;
}
