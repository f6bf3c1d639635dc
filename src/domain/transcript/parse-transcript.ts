import { NO_CREDITS, type CreditUnit } from '../credits.js';
import type { Issue, Place } from '../reason.js';
import { settleTerms } from './settle-terms.js';
import { withCellsJoined } from './cells-on-lines.js';
import { checkAverage } from './check-average.js';
import { checkRunningTotals } from './check-running-totals.js';
import { checkTotals } from './check-totals.js';
import { overallTotals } from './overall-totals.js';
import { settleTotals } from './settle-totals.js';
import type { CourseRow } from './course-row.js';
import { basisOf, statusOf, type Grading } from './course-status.js';
import { gradeScaleOf } from './grade-scale.js';
import { markRepeats } from './mark-repeats.js';
import { withoutPrefixes } from './title-prefix.js';
import type { Draft, DraftSection } from './draft-transcript.js';
import { bareGrade } from './grades.js';
import { boxOf, type Line } from './lines.js';
import { otherPaper, type OtherPaper } from './paper-kind.js';
import { secondStudent, studentOf } from './printed-student.js';
import { unitOf } from './printed-unit.js';
import type { FieldReading, TranscriptReading } from './field-reading.js';
import { fieldsOfPaper, fieldsOfSection, fieldsOfTotals } from './paper-fields.js';
import { dividesLevels } from './course-level.js';
import { fieldsOfRow, levelMark } from './row-fields.js';
import { scoreReportIssuer } from './exam-results.js';
import { issuerOf } from './printed-issuer.js';
import { readSections } from './read-sections.js';
import { regionsOf } from './regions.js';
import { senderOf } from './sender-lines.js';
import { confidenceOf, NEEDS_A_PERSON } from './row-confidence.js';
import { tableModelsOf } from './table-models.js';
import { placeOn, type TextPage } from './text-page.js';
import type { Transcript, TranscriptCourse, TranscriptDocument } from './transcript.js';

/**
 * Reads the pages of a transcript by their geometry: no school, code or template is known. Every row becomes
 * a course or an issue with its place; what is not on the paper is null. `otherPaper` says what the paper is
 * when it is no transcript of one student at a college.
 */
export function parseTranscript(
  pages: readonly TextPage[],
  document: TranscriptDocument,
): TranscriptReading & { readonly otherPaper: OtherPaper | null } {
  const regions = pages.flatMap((page) => regionsOf(withCellsJoined(page)));
  const lines = regions.flatMap((region) => region.lines);
  const issuer = issuerOf(lines) ?? scoreReportIssuer(lines.slice(0, 8).map(({ text }) => text));
  const read = readSections(regions, tableModelsOf(regions), issuer);
  const names = read.sections.map(({ name }) => name);
  const { creditUnit, calendar } = unitOf(lines, names);
  const draft = settleRows(read, creditUnit);
  const issues: Issue[] = [...secondStudent(lines), ...draft.issues];
  if (creditUnit === 'ects' && !draft.key.has('E')) draft.key.set('E', 'completed');
  const sections = coursesOf(draft, gradingOf(draft, lines), issues);
  const terms = sections.filter(({ section }) => section.kind === 'term').map(termOf);
  const all = sections.flatMap(({ courses }) => courses);
  const own = terms.flatMap(({ courses }) => courses);
  issues.push(...undatedTerms(terms), ...withoutCredits(all), ...doubtful(all));
  const overall = overallTotals(draft.overall, all, own);
  issues.push(...overall.issues);
  issues.push(
    ...checkRunningTotals(
      draft.overall,
      draft.sections.map((section) => ({
        own: section.kind === 'term',
        name: section.name,
        courses: sections.find((each) => each.section === section)?.courses ?? [],
      })),
    ),
  );
  const transcript: Transcript = {
    schema: 'segue.transcript/1',
    document,
    institution: { name: issuer, matches: [] },
    student: studentOf(lines),
    calendar,
    creditUnit,
    terms,
    otherCredit: sections
      .filter(({ section }) => section.kind === 'other')
      .map(({ section, courses }) => ({ heading: section.name, courses })),
    totals: overall.totals,
    issues,
  };
  const fields = [
    ...fieldsOfPaper(lines, transcript),
    ...fieldsOfSections(sections),
    ...fieldsOfTotals('totals', overall.totals, draft.overall.toReversed()),
  ];
  return { transcript, fields, sender: senderOf(lines, issuer), otherPaper: otherPaper(lines, all.length) };
}

/** The values of every row, and those of the heading and the totals of its section. */
function fieldsOfSections(sections: readonly ReadSection[]): readonly FieldReading[] {
  const count = { term: 0, other: 0 };
  const isDivided = dividesLevels(sections.flatMap(({ section }) => section.rows.map(levelMark)));
  return sections.flatMap(({ section, courses, totals }) => {
    const of = `${section.kind}-${(count[section.kind] += 1)}`;
    const agrees = totals?.agrees ?? null;
    const above = { level: section.level, heading: section.line, isDivided };
    return [
      ...fieldsOfSection(of, section),
      ...section.rows.flatMap((row, at) => fieldsOfRow(row, courses[at]!, above, agrees)),
      ...fieldsOfTotals(of, totals, [section.totals]),
    ];
  });
}

/** What only all rows together can tell: words before the titles that are columns of their own. */
function settleRows(draft: Draft, unit: CreditUnit): Draft {
  const rows = draft.sections.flatMap((section) => section.rows);
  const settled = withoutPrefixes(rows);
  const of = new Map(rows.map((row, at) => [row, settled[at]!]));
  const sections = draft.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => of.get(row)!),
  }));
  return { ...draft, sections: settleTerms(sections, unit === 'ects') };
}

function gradingOf({ key, sections }: Draft, lines: readonly Line[]): Grading {
  const graded = sections.filter(({ basis }) => basis !== 'exam').flatMap(({ rows }) => rows);
  const grades = graded.flatMap(({ grade }) => grade ?? []);
  const text = lines.map((line) => line.text).join('\n');
  const ungraded =
    grades.length === 0 && /\bnarrative\b|\bcredits? (?:awarded|earned|granted|recommend\w*)\b/i.test(text);
  return { key, scale: gradeScaleOf(grades, text), ungraded };
}

interface ReadSection {
  readonly section: DraftSection;
  readonly courses: readonly TranscriptCourse[];
  readonly totals: Transcript['totals'];
}

/** The rows of every section as courses, with the totals of the section compared. */
function coursesOf(draft: Draft, grading: Grading, issues: Issue[]): ReadSection[] {
  const ids = new Set<string>();
  const sections = draft.sections.filter((section) => section.rows.length > 0);
  const attempts = sections.flatMap((section) =>
    section.rows.map((row) => ({ course: courseOf(row, section, grading), repeat: row.repeat })),
  );
  const marked = [...markRepeats(attempts)];
  settleTotals(draft, sections, marked);
  return sections.map((section) => {
    const plain = marked.splice(0, section.rows.length);
    const name = section.name === '' ? 'Courses without a term' : section.name;
    const place = placeOfRow(section.rows[0]!);
    const checked = checkTotals(section.totals, plain, { code: 'term-total-mismatch', name, place });
    issues.push(...checked.issues);
    issues.push(
      ...checkAverage(section.totals?.gpa ?? null, plain, {
        code: 'average-mismatch',
        name,
        place: section.totals?.places.gpa ?? place,
      }),
    );
    const agrees = checked.totals?.agrees ?? null;
    const courses = plain.map((course, at) => {
      const row = section.rows[at]!;
      const id = unique(`p${row.lines[0]!.page.number}-l${row.lines[0]!.number}`, ids);
      return { ...course, id, confidence: confidenceOf(row, agrees) };
    });
    return { section, courses, totals: checked.totals };
  });
}

function termOf({ section, courses, totals }: ReadSection): Transcript['terms'][number] {
  return { name: section.name, term: section.term, courses, totals };
}

/** A term that nobody can date is an issue, since rules go by dates. */
function undatedTerms(terms: Transcript['terms']): Issue[] {
  return terms
    .filter(({ term, name }) => term === null && name !== '')
    .map(({ name, courses }) => {
      const { page, box } = courses[0]!.evidence;
      return { code: 'term-unknown', message: `It is not clear when “${name}” was.`, where: { page, box } };
    });
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

/** Rows that a person should compare with the page before anything is decided on them. */
function doubtful(courses: readonly TranscriptCourse[]): Issue[] {
  return courses
    .filter(({ confidence }) => confidence < NEEDS_A_PERSON)
    .map(({ code, title, evidence: { page, box } }) => {
      const message = `The row of ${code ?? title} may not be read right. Compare it with the page.`;
      return { code: 'row-doubtful', message, where: { page, box } };
    });
}

/** A row as a course; its id and confidence follow when the section has been summed. */
function courseOf(row: CourseRow, section: DraftSection, grading: Grading): TranscriptCourse {
  // What a score is worth is for a policy to say: the exam has been sat.
  const isScore = section.basis === 'exam' && /^\d{1,3}$/.test(row.grade ?? '');
  const status = isScore ? 'completed' : statusOf(row, grading, section.kind);
  const attempted = row.attempted ?? row.credits;
  // One number says what was taken; that nothing was earned it says only where it is nothing.
  const single = row.earned === null && (status === 'completed' || row.credits === NO_CREDITS);
  const earnedHere = single ? row.credits : null;
  // A column of verdicts that says only that the course is running is no grade.
  const verdict = status === 'in-progress' && row.grade === row.result;
  return {
    id: '',
    code: row.code,
    title: row.title,
    creditsAttempted: attempted,
    creditsEarned: row.earned ?? earnedHere,
    grade: row.grade === null || verdict ? null : bareGrade(row.grade),
    gradePoints: row.points,
    status,
    basis: basisOf(row, section.basis),
    evidence: { ...placeOfRow(row), text: row.lines.map((line) => line.text).join(' ') },
    confidence: 0,
  };
}

function placeOfRow(row: CourseRow): Place {
  const { page } = row.lines[0]!;
  return placeOn(page, boxOf(row.lines.filter((line) => line.page === page).flatMap((line) => line.words)));
}

function unique(id: string, ids: Set<string>): string {
  let name = id;
  for (let n = 2; ids.has(name); n += 1) name = `${id}-${n}`;
  ids.add(name);
  return name;
}
