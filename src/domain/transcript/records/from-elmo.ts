import type { Issue } from '../../reason.js';
import type { CourseStatus, Transcript } from '../transcript.js';
import type { RecordDraft, RecordReading } from './assemble-transcript.js';
import { levelOfMark } from '../course-level.js';
import { coursesIn, creditOf, gradeOf, instanceOf, titleIn, titleOf } from './elmo-courses.js';
import { gatherSections, type PlacedRow } from './gather-sections.js';
import { folded, nodesAt, nodesWithin, textAt, type RecordNode, type Said } from './record-node.js';
import { issueAt, rowOf, type RecordRow, type StatedLevel } from './record-row.js';
import { beginOfTermEnding, namedTerm } from './record-terms.js';

/** Absent means passed: so the standard says. */
const STATUS: ReadonlyMap<string, CourseStatus> = new Map([
  ['passed', 'completed'],
  ['failed', 'failed'],
  ['in-progress', 'in-progress'],
]);
const NO_TERM = 'Courses without a date';
/** Identifiers by which a school knows a student. Those of a state are never kept. */
const OF_A_SCHOOL = /local|student|matric|esi\b|learner/i;
const OF_A_STATE = /national|citizen|personal|social|tax/i;
/** Identifiers of a course that people use, the best first; others may be keys of a database. */
const CODES = ['local', 'oodi', 'fs'];

interface Course {
  readonly node: RecordNode;
  /** The school of a report by another issuer; null for the first one's own. */
  readonly elsewhere: string | null;
  readonly row: RecordRow | null;
}

/**
 * EMREX/ELMO of the first version or of the older arrangement: one student's courses, each counted once,
 * however deep the containers around it. Courses of a second issuer stand apart under its name.
 */
export function fromElmo(root: RecordNode): RecordReading {
  const documents = root.name === 'elmo' ? [root] : nodesWithin(root, 'elmo');
  const reports = documents.flatMap((each) => nodesAt(each, 'report'));
  const learners = [...documents, ...reports].flatMap((each) => nodesAt(each, 'learner'));
  if (severalPeople(learners)) {
    const message = 'The file holds the records of several students. Send one file for each student.';
    return { kind: 'not-a-transcript', message };
  }
  const draft = draftOf(reports, learners);
  if (draft.sections.length > 0) return { kind: 'record', draft };
  const message = 'The ELMO record holds no course. Ask the school for the transcript of records itself.';
  return { kind: 'not-a-transcript', message };
}

function draftOf(reports: readonly RecordNode[], learners: readonly RecordNode[]): RecordDraft {
  const issuer = schoolOf(reports[0]);
  const found = reports.map((report) => ({ ...coursesIn(report), school: schoolOf(report) }));
  const courses = found.flatMap((report) => {
    const elsewhere = folded(report.school) === folded(issuer) ? null : (report.school ?? 'another school');
    return report.courses.map((node): Course => ({
      node,
      elsewhere,
      row: rowFrom(node, elsewhere !== null),
    }));
  });
  const others = new Set(courses.flatMap(({ elsewhere }) => elsewhere ?? []));
  const units = new Set(courses.flatMap(({ node }) => creditOf(node)?.isEcts ?? []));
  const unnamed = courses.filter(({ row }) => row === null);
  return {
    institution: issuer,
    student: studentOf(learners),
    calendar: 'unknown',
    creditUnit: units.size === 1 && units.has(true) ? 'ects' : 'unknown',
    sections: gatherSections(courses.flatMap(placed)),
    overall: {},
    issues: [
      ...[...others].map((school) => {
        const message = `The file also holds courses of ${school}, which stand apart.`;
        return issueAt(null, 'several-issuers', message);
      }),
      ...found.flatMap(({ issues }) => issues),
      ...unnamed.map(({ node }) =>
        issueAt(node, 'course-unreadable', 'A course of the record has neither a number nor a title.'),
      ),
      ...otherUnits(courses, units),
      ...datedByResult(courses),
    ],
  };
}

function rowFrom(node: RecordNode, elsewhere: boolean): RecordRow | null {
  const instance = instanceOf(node);
  const said = instance === null ? null : textAt(instance, 'status');
  const status = STATUS.get(said?.toLowerCase() ?? 'passed') ?? null;
  const stated = creditOf(node);
  const credit = stated?.value ?? null;
  return rowOf(node, {
    code: codeOf(node),
    title: titleIn(node),
    attempted: credit,
    earned: status === 'completed' ? credit : null,
    grade: gradeOf(node),
    points: null,
    basis: elsewhere ? 'transfer' : 'regular',
    status,
    level: levelOf(stated?.level ?? null),
  });
}

/** `Bachelor`, `Master`, `PhD`. */
function levelOf(said: Said | null): StatedLevel | null {
  const value = said === null ? null : levelOfMark(said.text);
  return said === null || value === null ? null : { value, said };
}

function codeOf(node: RecordNode): Said | null {
  const identifiers = nodesAt(node, 'identifier').filter(({ text }) => text !== '');
  const typed = (type: string) => identifiers.find(({ attributes }) => attributes.get('type') === type);
  const usual = CODES.map(typed).find((identifier) => identifier !== undefined);
  const short = identifiers.find(({ text }) => text.length <= 20 && !/[/:]/.test(text));
  return usual ?? short ?? null;
}

function placed({ node, elsewhere, row }: Course): readonly PlacedRow[] {
  if (row === null) return [];
  if (elsewhere !== null) {
    return [{ row, place: { kind: 'other', name: `Courses of ${elsewhere}`, term: null }, isNamed: true }];
  }
  const { title, start, result } = datesOf(node);
  const date = start ?? beginOfTermEnding(result);
  const otherwise = result?.slice(0, 4) ?? NO_TERM;
  const { name, term } = namedTerm(title, date, { calendar: 'unknown', otherwise });
  return [{ row, place: { kind: 'term', name, term }, isNamed: title !== null }];
}

/** Name and beginning of the term, and the day of the result where nothing else is dated. */
function datesOf(node: RecordNode): Readonly<Record<'title' | 'start' | 'result', string | null>> {
  const instance = instanceOf(node) ?? node;
  const [term] = nodesAt(instance, 'academicTerm');
  const start = term === undefined ? null : textAt(term, 'start');
  return {
    title: term === undefined ? null : titleOf(term),
    start: start ?? textAt(instance, 'start'),
    result: textAt(instance, 'date') ?? textAt(node, 'date'),
  };
}

function datedByResult(courses: readonly Course[]): readonly Issue[] {
  return courses.flatMap(({ node, elsewhere, row }) => {
    const { title, start, result } = datesOf(node);
    if (row === null || elsewhere !== null || title !== null || start !== null || result === null) return [];
    const name = row.course.code ?? row.course.title;
    const message = `${name} is dated only by its result (${result.slice(0, 10)}).`;
    return [issueAt(node, 'term-by-result', message)];
  });
}

function otherUnits(courses: readonly Course[], units: ReadonlySet<boolean>): readonly Issue[] {
  if (units.size < 2) return [];
  return courses
    .filter(({ node }) => creditOf(node)?.isEcts === false)
    .map(({ node }) => {
      const message = `${titleOf(node) ?? 'A course'} is counted in another unit than ECTS credits.`;
      return issueAt(node, 'other-credit-unit', message);
    });
}

function schoolOf(report: RecordNode | undefined): string | null {
  const [issuer] = report === undefined ? [] : nodesAt(report, 'issuer');
  return issuer === undefined ? null : titleOf(issuer);
}

function severalPeople(learners: readonly RecordNode[]): boolean {
  return [nameOf, (learner: RecordNode) => textAt(learner, 'bday')].some((fact) => {
    return new Set(learners.map((learner) => folded(fact(learner))).filter((said) => said !== '')).size > 1;
  });
}

function studentOf(learners: readonly RecordNode[]): Transcript['student'] {
  const [learner] = learners;
  if (learner === undefined) return { name: null, id: null };
  const id = nodesAt(learner, 'identifier').find(({ text, attributes }) => {
    const type = attributes.get('type') ?? '';
    return text !== '' && OF_A_SCHOOL.test(type) && !OF_A_STATE.test(type);
  });
  return { name: nameOf(learner), id: id?.text ?? null };
}

function nameOf(learner: RecordNode): string | null {
  const parts = [textAt(learner, 'givenNames'), textAt(learner, 'familyName')].filter(
    (part) => part !== null,
  );
  return parts.length > 0 ? parts.join(' ') : (textAt(learner, 'fullName') ?? textAt(learner, 'name'));
}
