import type { Issue } from '../reason.js';
import { checkTotals } from './check-totals.js';
import type { CourseRow } from './course-row.js';
import type { DraftSection } from './draft-transcript.js';
import { bareGrade } from './grades.js';
import { boxOf } from './lines.js';
import { issuerOf, studentOf, unitOf } from './printed-head.js';
import { readSections } from './read-sections.js';
import { regionsOf } from './regions.js';
import { findTermName } from './term-names.js';
import { placeOn, type TextPage } from './text-page.js';
import type { Transcript, TranscriptCourse, TranscriptDocument } from './transcript.js';

/**
 * Reads the pages of a transcript by their geometry: no school, code or template is known. Every row becomes
 * a course or an issue with its place; what is not on the paper is null.
 */
export function parseTranscript(pages: readonly TextPage[], document: TranscriptDocument): Transcript {
  const regions = pages.flatMap((page) => regionsOf(page));
  const lines = regions.flatMap((region) => region.lines);
  const draft = readSections(regions);
  const ids = new Set<string>();
  const issues: Issue[] = [...draft.issues];
  const made = draft.sections
    .filter((section) => section.rows.length > 0)
    .map((section) => ({ section, courses: section.rows.map((row) => courseOf(row, section, ids)) }));
  const terms = termsOf(
    made.filter(({ section }) => section.kind === 'term'),
    issues,
  );
  const all = made.flatMap(({ courses }) => courses);
  issues.push(...withoutCredits(all));
  const own = terms.flatMap(({ courses }) => courses);
  const counted = sumFits(draft.overall?.earned ?? null, own) ? own : all;
  const overall = checkTotals(draft.overall, counted, {
    code: 'total-mismatch',
    name: 'In all',
    place: null,
  });
  issues.push(...overall.issues);
  return {
    schema: 'segue.transcript/1',
    document,
    institution: { name: issuerOf(lines), matches: [] },
    student: studentOf(lines),
    ...unitOf(
      lines,
      terms.map(({ name }) => name),
    ),
    terms,
    otherCredit: made
      .filter(({ section }) => section.kind === 'other')
      .map(({ section, courses }) => ({ heading: section.name, courses })),
    totals: overall.totals,
    issues,
  };
}

interface ReadSection {
  readonly section: DraftSection;
  readonly courses: readonly TranscriptCourse[];
}

/** Terms with their totals compared; a term that nobody can date is an issue, since rules go by dates. */
function termsOf(sections: readonly ReadSection[], issues: Issue[]): Transcript['terms'] {
  const terms = sections.map(({ section: { name, rows, totals }, courses }) => {
    const place = placeOfRow(rows[0]!);
    const checked = checkTotals(totals, courses, { code: 'term-total-mismatch', name, place });
    issues.push(...checked.issues);
    return { name, term: findTermName(name)?.term ?? null, courses, totals: checked.totals };
  });
  for (const { name, courses } of terms.filter(({ term }) => term === null)) {
    const { page, box } = courses[0]!.evidence;
    const message = `It is not clear when “${name}” was.`;
    issues.push({ code: 'term-unknown', message, where: { page, box } });
  }
  return terms;
}

/** On a paper that prints credits, a finished row without any is a row that was not read to its end. */
function withoutCredits(courses: readonly TranscriptCourse[]): Issue[] {
  const silent = (course: TranscriptCourse) =>
    course.creditsAttempted === null && course.creditsEarned === null;
  if (courses.every(silent)) return [];
  return courses
    .filter((course) => silent(course) && course.status === 'completed' && course.basis === 'regular')
    .map(({ code, title, evidence: { page, box } }) => {
      const message = `No amount of credit could be read for ${code ?? title}.`;
      return { code: 'credits-unreadable', message, where: { page, box } };
    });
}

/**
 * Overall totals include transfer credit on some papers and not on others; the reading that agrees is taken.
 */
function sumFits(printed: string | null, courses: readonly TranscriptCourse[]): boolean {
  if (printed === null) return true;
  const line = { scope: 'overall' as const, attempted: null, earned: printed as never, gpa: null };
  return checkTotals(line, courses, { code: '', name: '', place: null }).issues.length === 0;
}

function courseOf(row: CourseRow, section: DraftSection, ids: Set<string>): TranscriptCourse {
  const first = row.lines[0]!;
  const attempted = row.attempted ?? row.credits;
  const earnedHere = row.status === 'completed' && row.earned === null ? row.credits : null;
  const repeated = row.repeat !== null && /^(?:R|E|X|RP|REP|EX)/i.test(row.repeat);
  const grade = row.grade === null ? null : bareGrade(row.grade);
  return {
    id: unique(`p${first.page.number}-l${first.number}`, ids),
    code: row.code,
    title: row.title,
    creditsAttempted: attempted,
    creditsEarned: row.earned ?? earnedHere,
    grade,
    gradePoints: row.points,
    status: repeated && row.status === 'completed' ? 'repeated' : statusIn(section, row),
    basis: section.basis,
    evidence: { ...placeOfRow(row), text: row.lines.map((line) => line.text).join(' ') },
    confidence: Math.round(Math.max(0, Math.min(0.99, row.confidence)) * 100) / 100,
  };
}

/** Blocks of credit from elsewhere often print no grade: that is not a course in progress. */
function statusIn(section: DraftSection, row: CourseRow): CourseRow['status'] {
  return section.kind === 'other' && row.grade === null ? 'completed' : row.status;
}

function placeOfRow(row: CourseRow) {
  const { page } = row.lines[0]!;
  return placeOn(page, boxOf(row.lines.filter((line) => line.page === page).flatMap((line) => line.words)));
}

function unique(id: string, ids: Set<string>): string {
  let name = id;
  for (let n = 2; ids.has(name); n += 1) name = `${id}-${n}`;
  ids.add(name);
  return name;
}
