import type { Issue } from '../../reason.js';
import type { RecordDraft, RecordReading, RecordSection } from './assemble-transcript.js';
import { headingElsewhere, issuerAmong, sameSchool, schoolName, senderOf } from './pesc-school.js';
import { coursesOf, sectionsOf } from './pesc-sections.js';
import { differentStudents, studentOf } from './pesc-student.js';
import { testRows } from './pesc-tests.js';
import { statedTotals } from './pesc-totals.js';
import { calendarOf, unitOf } from './pesc-units.js';
import { doubtingOtherUnits } from './other-units.js';
import { unitWord } from './pesc-course.js';
import { folded, nodesAt, nodesWithin, textAt, type RecordNode } from './record-node.js';
import { issueAt, type RecordRow } from './record-row.js';

/** Messages of the family that are no college transcript, in the words that a person gets. */
const NOT_A_TRANSCRIPT: ReadonlyMap<string, string> = new Map([
  ['HighSchoolTranscript', 'The file is a high-school transcript.'],
  ['TranscriptRequest', 'The file is a request for a transcript and not the transcript.'],
  ['TranscriptResponse', 'The file is an answer to a request for a transcript and not the transcript.'],
  ['TranscriptAcknowledgment', 'The file is a receipt for a transcript and not the transcript.'],
]);
const SEND_ANOTHER = 'Send the transcript that the college issued.';
/**
 * PESC College Transcript of any version, by local names, alone or several in a batch. The school is that of
 * the record and never the sender; a file of several students or schools is not read at all.
 */
export function fromPesc(root: RecordNode): RecordReading {
  const named = NOT_A_TRANSCRIPT.get(root.name);
  if (named !== undefined) return refusal(`${named} ${SEND_ANOTHER}`);
  const transcripts = root.name === 'CollegeTranscript' ? [root] : nodesWithin(root, 'CollegeTranscript');
  const others = [...NOT_A_TRANSCRIPT.keys()].filter((name) => nodesWithin(root, name).length > 0);
  if (transcripts.length === 0) {
    return refusal(
      others.length > 0
        ? `${NOT_A_TRANSCRIPT.get(others[0]!)} ${SEND_ANOTHER}`
        : `The file holds no college transcript in the form of PESC. ${SEND_ANOTHER}`,
    );
  }
  const students = transcripts.flatMap((transcript) => nodesAt(transcript, 'Student'));
  if (differentStudents(students)) {
    const message = `The file holds the records of several students (${students.length} transcripts).`;
    return refusal(`${message} Send one file for each student.`);
  }
  const issuers = transcripts.flatMap((each) => issuerOf(each) ?? []);
  const stranger = issuers.find((school) => !sameSchool(school, issuers[0]!));
  if (stranger !== undefined) {
    const schools = `${schoolName(issuers[0])} and ${schoolName(stranger)}`;
    return refusal(
      `The file holds transcripts of several schools, such as ${schools}. Send one file for each.`,
    );
  }
  return { kind: 'record', draft: draftOf({ transcripts, issuer: issuers[0], others }) };
}

function refusal(message: string): RecordReading {
  return { kind: 'not-a-transcript', message };
}

function issuerOf(transcript: RecordNode): RecordNode | undefined {
  const records = nodesAt(transcript, 'Student', 'AcademicRecord');
  return issuerAmong(records, nodesAt(transcript, 'TransmissionData', 'Source', 'Organization')[0]);
}

interface File {
  readonly transcripts: readonly RecordNode[];
  readonly issuer: RecordNode | undefined;
  /** Records of other kinds that stand beside them in a batch. */
  readonly others: readonly string[];
}

function draftOf({ transcripts, issuer, others }: File): RecordDraft {
  const students = transcripts.flatMap((each) => nodesAt(each, 'Student'));
  const records = students.flatMap((student) => nodesAt(student, 'AcademicRecord'));
  const found = records.flatMap(coursesOf);
  const courses = found.map(({ course }) => course);
  const creditUnit = unitOf(
    found
      .filter(({ schools, course }) => headingElsewhere(issuer, schools, course) === null)
      .map(({ course }) => course),
    records,
  );
  const calendar = calendarOf(records);
  const { sections, issues } = sectionsOf(found, issuer, calendar);
  const { kept, again } = withoutRepeats(sections, transcripts);
  const rows = doubtingOtherUnits(
    kept.flatMap((section) => section.rows),
    unitWord,
  );
  const byNode = new Map(rows.map((row) => [row.node, row]));
  const tests = students.flatMap((student) => testRows(student, rows));
  const { all, own, other, cumulative } = totalsOf(
    records.filter((record) => {
      const schools = { ofRecord: nodesAt(record, 'School')[0], ofSession: undefined };
      return headingElsewhere(issuer, schools, null) === null;
    }),
  );
  const whole = all ?? cumulative;
  return {
    institution: schoolName(issuer),
    sender: senderOf(issuer),
    student: studentOf(students),
    calendar,
    creditUnit: creditUnit ?? 'unknown',
    sections: [
      ...kept.map((section) => ({
        ...section,
        rows: section.rows.map((row) => byNode.get(row.node) ?? row),
      })),
      { kind: 'other', name: 'Examination scores', term: null, rows: tests, totals: null },
    ],
    overall: {
      ...(whole === undefined ? {} : { all: whole }),
      ...(own === undefined ? {} : { own }),
      ...(other === undefined ? {} : { other }),
    },
    issues: [
      ...others.map((name) => issueAt(null, 'other-record', `Not read: ${NOT_A_TRANSCRIPT.get(name)}`)),
      ...withoutSchool(transcripts[0]!, issuer),
      ...issues,
      ...again,
      ...strayCourses(transcripts, new Set(courses)),
    ],
  };
}

/** Of several records of one school, the totals of the last one count. */
function totalsOf(records: readonly RecordNode[]): ReturnType<typeof statedTotals> {
  return records.map(statedTotals).reduce((sum, each) => ({ ...sum, ...each }), {});
}

/** A transcript sent twice in one batch is one transcript: rows that say the same are read once. */
function withoutRepeats(
  sections: readonly RecordSection[],
  transcripts: readonly RecordNode[],
): { readonly kept: readonly RecordSection[]; readonly again: readonly Issue[] } {
  if (transcripts.length === 1) return { kept: sections, again: [] };
  const seen = new Map<string, RecordNode>();
  const again: Issue[] = [];
  const isNew = (section: RecordSection, { node, course }: RecordRow) => {
    const key = JSON.stringify([section.kind, folded(section.name), course]);
    const transcript = transcripts.find((each) => contains(each, node))!;
    const first = seen.get(key) ?? transcript;
    seen.set(key, first);
    if (first === transcript) return true;
    const name = course.code ?? course.title;
    const message = `${name} stands in two transcripts of the file and is read once.`;
    again.push(issueAt(node, 'repeated-in-file', message));
    return false;
  };
  const kept = sections.map((section) => ({
    ...section,
    rows: section.rows.filter((row) => isNew(section, row)),
  }));
  return { kept, again };
}

function contains({ box: [x0, y0, x1, y1] }: RecordNode, { box: [x, y] }: RecordNode): boolean {
  return (y > y0 || (y === y0 && x >= x0)) && (y < y1 || (y === y1 && x <= x1));
}

/** Courses in places that the schema does not know are not read, and never silently so. */
function strayCourses(transcripts: readonly RecordNode[], read: ReadonlySet<RecordNode>): readonly Issue[] {
  return transcripts
    .flatMap((transcript) => nodesWithin(transcript, 'Course'))
    .filter((course) => !read.has(course))
    .map((course) => {
      const name = textAt(course, 'CourseTitle') ?? 'A course';
      const message = `${name} stands outside the record of a school and was not read.`;
      return issueAt(course, 'course-unreadable', message);
    });
}

function withoutSchool(transcript: RecordNode, issuer: RecordNode | undefined): readonly Issue[] {
  if (schoolName(issuer) !== null) return [];
  const [source] = nodesAt(transcript, 'TransmissionData', 'Source', 'Organization');
  const sender = schoolName(source);
  const sent = sender === null ? '' : ` It was sent by ${sender}, which need not be the school.`;
  return [issueAt(null, 'institution-missing', `The record does not name its school.${sent}`)];
}
