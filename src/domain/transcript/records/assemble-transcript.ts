import type { CreditUnit } from '../../credits.js';
import type { SchoolHints } from '../../institution/place.js';
import type { Issue } from '../../reason.js';
import type { Term } from '../../term.js';
import { checkTotals } from '../check-totals.js';
import type { SaidTotals } from '../totals-line.js';
import type {
  Calendar,
  OtherCredit,
  PrintedTotals,
  Transcript,
  TranscriptCourse,
  TranscriptDocument,
  TranscriptTerm,
} from '../transcript.js';
import { placeOfNode, type RecordNode } from './record-node.js';
import type { FieldReading, TranscriptReading } from '../field-reading.js';
import { courseOf, fieldsOf, SURE, type RecordRow } from './record-row.js';

/** Totals that a record states, and the element that states them. */
export interface StatedTotals {
  readonly line: SaidTotals;
  readonly node: RecordNode;
}

/** One term, or one block of credit from elsewhere when `kind` says so. */
export interface RecordSection {
  readonly kind: 'term' | 'other';
  readonly name: string;
  readonly term: Term | null;
  readonly rows: readonly RecordRow[];
  readonly totals: StatedTotals | null;
}

export interface RecordDraft {
  readonly institution: string | null;
  /** What the record says of the school beside its name. */
  readonly sender?: SchoolHints;
  readonly student: Transcript['student'];
  readonly calendar: Calendar;
  readonly creditUnit: CreditUnit;
  readonly sections: readonly RecordSection[];
  /** `own`: of the school's own courses; `other`: of credit from elsewhere; `all`: of everything. */
  readonly overall: Readonly<Partial<Record<'all' | 'own' | 'other', StatedTotals>>>;
  readonly issues: readonly Issue[];
}

/** What a mapping gives: the record as a draft, or one sentence that says why it is no transcript. */
export type RecordReading =
  | { readonly kind: 'record'; readonly draft: RecordDraft }
  | { readonly kind: 'not-a-transcript'; readonly message: string };

/**
 * Numbers the rows in the order of the file and compares every stated total with their sum; each value with
 * the element that says it.
 */
export function assembleTranscript(draft: RecordDraft, document: TranscriptDocument): TranscriptReading {
  const sections = draft.sections.filter(({ rows }) => rows.length > 0);
  const courses = numbered(sections.flatMap(({ rows }) => rows));
  const issues: Issue[] = [
    ...draft.issues,
    ...sections.flatMap(({ rows }) => rows.flatMap((row) => row.issues)),
  ];
  const made = sections.map((section) => ({
    section,
    courses: section.rows.map((row) => courses.get(row)!),
  }));
  const terms = made
    .filter(({ section }) => section.kind === 'term')
    .map((each) => termOf(each.section, each.courses, issues));
  const otherCredit = made
    .filter(({ section }) => section.kind === 'other')
    .map(({ section, courses }) => ({ heading: section.name, courses }));
  const { institution, student, calendar, creditUnit } = draft;
  const transcript: Transcript = {
    schema: 'segue.transcript/1',
    document,
    institution: { name: institution, matches: [] },
    student,
    calendar,
    creditUnit,
    terms,
    otherCredit,
    totals: overallOf(draft, { terms, otherCredit }, issues),
    issues,
  };
  const inTerms = sections.filter(({ kind }) => kind === 'term');
  const { all, own, other } = draft.overall;
  const fields = [
    ...[...courses].flatMap(([row, course]) => fieldsOf(row, course)),
    ...terms.flatMap(({ totals }, at) => totalsSaid(`term-${at + 1}`, totals, inTerms[at]!.totals)),
    ...totalsSaid('totals', transcript.totals, all ?? own ?? other ?? null),
  ];
  return { transcript, fields, sender: draft.sender ?? {} };
}

/** Totals are one element of a record, which says all of them. */
function totalsSaid(of: string, totals: PrintedTotals | null, stated: StatedTotals | null): FieldReading[] {
  if (totals === null || stated === null) return [];
  return (['attempted', 'earned', 'gpa'] as const).flatMap((field) => {
    const value = totals[field];
    const evidence = { ...placeOfNode(stated.node), text: value ?? '' };
    return value === null ? [] : [{ of, field, value, evidence, confidence: SURE }];
  });
}

/** Files without line breaks have every row on line 1, so the second and later ones are counted. */
function numbered(rows: readonly RecordRow[]): Map<RecordRow, TranscriptCourse> {
  const seen = new Map<number, number>();
  const inOrder = rows.toSorted(({ node: { box: a } }, { node: { box: b } }) => a[1] - b[1] || a[0] - b[0]);
  return new Map(
    inOrder.map((row) => {
      const line = row.node.box[1];
      const count = (seen.get(line) ?? 0) + 1;
      seen.set(line, count);
      return [row, courseOf(row, count === 1 ? `p1-l${line}` : `p1-l${line}-${count}`)];
    }),
  );
}

function termOf(
  { name, term, totals }: RecordSection,
  courses: readonly TranscriptCourse[],
  issues: Issue[],
): TranscriptTerm {
  const { page, box } = courses[0]!.evidence;
  if (term === null) {
    issues.push({
      code: 'term-unknown',
      message: `It is not clear when “${name}” was.`,
      where: { page, box },
    });
  }
  const checked = compared(totals, [courses], { code: 'term-total-mismatch', name });
  issues.push(...checked.issues);
  return { name, term, courses, totals: checked.totals };
}

/** Some schools state one total of everything and others one a kind; each is compared with what it sums. */
function overallOf(
  { overall }: RecordDraft,
  { terms, otherCredit }: { terms: readonly TranscriptTerm[]; otherCredit: readonly OtherCredit[] },
  issues: Issue[],
): PrintedTotals | null {
  const own = terms.flatMap(({ courses }) => courses);
  const other = otherCredit.flatMap(({ courses }) => courses);
  const where = { code: 'total-mismatch', name: 'In all' };
  const all = compared(overall.all ?? null, [own, [...own, ...other]], where);
  const ofOwn = compared(overall.own ?? null, [own], { ...where, name: 'At the school itself' });
  const ofOther = compared(overall.other ?? null, [other], { ...where, name: 'From elsewhere' });
  issues.push(...all.issues, ...ofOwn.issues, ...ofOther.issues);
  return all.totals ?? ofOwn.totals ?? ofOther.totals;
}

/** Compared with each reading of what is summed; the first that agrees is taken. */
function compared(
  stated: StatedTotals | null,
  readings: readonly (readonly TranscriptCourse[])[],
  { code, name }: { readonly code: string; readonly name: string },
): ReturnType<typeof checkTotals> {
  if (stated === null) return { totals: null, issues: [] };
  const where = { code, name, place: placeOfNode(stated.node) };
  const checked = readings
    .flatMap((courses) => [courses, courses.filter(({ status }) => status !== 'repeated')])
    .map((courses) => checkTotals(stated.line, courses.map(earnedUnlessSilent), where));
  return checked.find(({ issues }) => issues.length === 0) ?? checked[0]!;
}

/** Where a record states one amount a course, a finished course has earned it. */
function earnedUnlessSilent(course: TranscriptCourse): TranscriptCourse {
  const earns = course.creditsEarned === null && course.status === 'completed';
  return earns ? { ...course, creditsEarned: course.creditsAttempted } : course;
}
