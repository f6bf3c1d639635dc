import type { Issue } from '../../reason.js';
import type { Calendar } from '../transcript.js';
import type { RecordSection } from './assemble-transcript.js';
import { basisOf, rowFromPesc } from './pesc-course.js';
import { LOOSE_HEADINGS } from './gather-sections.js';
import { headingElsewhere, type SchoolsNamed } from './pesc-school.js';
import { statedTotals } from './pesc-totals.js';
import { folded, nodesAt, textAt, type RecordNode } from './record-node.js';
import { issueAt, type RecordRow } from './record-row.js';
import { namedTerm, type NamedTerm } from './record-terms.js';

/** A course in its place: in a record of a school, and in a session or loose. */
export interface FoundCourse {
  readonly schools: SchoolsNamed;
  readonly session: RecordNode | null;
  readonly course: RecordNode;
}

const NO_TERM = 'Courses without a term';

type Draft = Omit<RecordSection, 'rows'> & { readonly rows: RecordRow[] };

/** Every course of a record, those of its sessions first. */
export function coursesOf(record: RecordNode): readonly FoundCourse[] {
  const [ofRecord] = nodesAt(record, 'School');
  const inSessions = nodesAt(record, 'AcademicSession').flatMap((session) => {
    const schools = { ofRecord, ofSession: nodesAt(session, 'School')[0] };
    return nodesAt(session, 'Course').map((course) => ({ schools, session, course }));
  });
  const schools = { ofRecord, ofSession: undefined };
  return [...inSessions, ...nodesAt(record, 'Course').map((course) => ({ schools, session: null, course }))];
}

/** The courses under their terms, or under the school they come from. What is no course is an issue. */
export function sectionsOf(
  found: readonly FoundCourse[],
  issuer: RecordNode | undefined,
  calendar: Calendar,
): { readonly sections: readonly RecordSection[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const sections = new Map<RecordNode | string, Draft>();
  const mixed = new Set<RecordNode | null>();
  for (const each of found) {
    const heading = headingElsewhere(issuer, each.schools, each.course);
    const row = rowFromPesc(each.course, heading !== null);
    if (row === null) {
      const message = 'A course of the record has neither a number nor a title.';
      issues.push(issueAt(each.course, 'course-unreadable', message));
      continue;
    }
    if (heading !== null) mixed.add(each.session);
    const { key, make } = placed(each, { heading, calendar });
    const section = sections.get(key) ?? make(issues);
    section.rows.push(row);
    sections.set(key, section);
  }
  const withTotals = [...sections].map(([key, section]) =>
    typeof key === 'string' ? section : { ...section, totals: totalsOf(key, mixed.has(key)) },
  );
  return { sections: withTotals, issues };
}

function placed(
  { session, course }: FoundCourse,
  { heading, calendar }: { readonly heading: string | null; readonly calendar: Calendar },
): { readonly key: RecordNode | string; readonly make: (issues: Issue[]) => Draft } {
  const basis = basisOf(course);
  const other = heading ?? (session === null && basis !== 'regular' ? LOOSE_HEADINGS[basis] : null);
  if (other !== null) {
    const section = { kind: 'other', name: other, term: null, rows: [], totals: null } as const;
    return { key: `other ${folded(other)}`, make: () => ({ ...section, rows: [] }) };
  }
  if (session === null) {
    const begun = textAt(course, 'CourseBeginDate');
    const { name, term } = namedTerm(null, begun, { calendar, otherwise: NO_TERM });
    return { key: `term ${name}`, make: () => ({ kind: 'term', name, term, rows: [], totals: null }) };
  }
  return {
    key: session,
    make: (issues) => {
      const { name, term, contradictory } = termOfSession(session, calendar);
      if (contradictory) {
        const message = `“${name}”: the date of the session is that of another term.`;
        issues.push(issueAt(session, 'term-contradictory', message));
      }
      return { kind: 'term', name, term, rows: [], totals: null };
    },
  };
}

function termOfSession(session: RecordNode, calendar: Calendar): NamedTerm {
  const [detail] = nodesAt(session, 'AcademicSessionDetail');
  const say = (name: string) => (detail === undefined ? null : textAt(detail, name));
  const date = say('SessionDesignator') ?? say('SessionBeginDate');
  return namedTerm(say('SessionName'), date, { calendar, otherwise: say('SessionSchoolYear') ?? NO_TERM });
}

/** A session's total of everything is not comparable where some of its courses are transfer credit. */
function totalsOf(session: RecordNode, isMixed: boolean): RecordSection['totals'] {
  const { own, all } = statedTotals(session);
  return own ?? (isMixed ? undefined : all) ?? null;
}
