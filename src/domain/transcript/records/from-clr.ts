import type { Issue } from '../../reason.js';
import type { CourseStatus, Transcript } from '../transcript.js';
import type { RecordReading } from './assemble-transcript.js';
import { gatherSections, type PlacedRow } from './gather-sections.js';
import { folded, nodesAt, nodesWithin, saidAt, textAt, type RecordNode, type Said } from './record-node.js';
import { issueAt, rowOf, type RecordRow } from './record-row.js';
import { beginOfTermEnding, namedTerm } from './record-terms.js';

const STATUS: ReadonlyMap<string, CourseStatus> = new Map([
  ['Completed', 'completed'],
  ['Enrolled', 'in-progress'],
  ['InProgress', 'in-progress'],
  ['Failed', 'failed'],
  ['OnHold', 'incomplete'],
  ['Provisional', 'completed'],
  ['Withdrew', 'withdrawn'],
]);
/** Kinds of result that can be a grade, the most telling first. */
const GRADES = [
  'LetterGrade',
  'Percent',
  'RubricCriterionLevel',
  'GradePointAverage',
  'ScaledScore',
  'RawScore',
];
const OF_A_SCHOOL = /student|sourced|system|institution/i;
const NO_TERM = 'Courses without a date';

interface Credential {
  readonly node: RecordNode;
  readonly subject: RecordNode;
  readonly achievement: RecordNode;
  readonly issuer: string | null;
}

/**
 * CLR 2.0: the courses among its credentials, however deep they are wrapped. Achievements of other kinds are
 * no courses; a record of nothing else is no transcript. A signature is never taken for verified.
 */
export function fromClr(root: RecordNode): RecordReading {
  const named = namedIssuers(root);
  const publisher = issuerOf(root, named);
  const found = credentialsOf(root, named, publisher);
  const courses = found.filter(isCourse);
  if (courses.length === 0) {
    const what = found.length === 0 ? 'no achievement' : `achievements (${found.length}) and no course`;
    const message = `The learner record holds ${what}. Ask the school for a transcript with courses.`;
    return { kind: 'not-a-transcript', message };
  }
  const issuers = courses.map(({ issuer }) => issuer).filter((issuer) => issuer !== null);
  const own = issuers.find((issuer) => folded(issuer) === folded(publisher)) ?? issuers[0] ?? publisher;
  const rows = courses.map((course) => ({ course, row: rowFrom(course, own) }));
  const elsewhere = new Set(courses.flatMap((course) => otherSchool(course, own) ?? []));
  const draft = {
    institution: own,
    student: studentOf(root),
    calendar: 'unknown' as const,
    creditUnit: 'unknown' as const,
    sections: gatherSections(rows.flatMap(({ course, row }) => placed(course, row, own))),
    overall: {},
    issues: [
      ...unverified(root),
      ...[...elsewhere].map((school) => {
        const message = `The record also holds courses of ${school}, which stand apart.`;
        return issueAt(null, 'several-issuers', message);
      }),
      ...rows
        .filter(({ row }) => row === null)
        .map(({ course }) => issueAt(course.node, 'course-unreadable', UNNAMED)),
      ...creditWithoutCourse(found.filter((each) => !isCourse(each))),
      ...withoutCredential(root, found),
    ],
  };
  return { kind: 'record', draft };
}

const UNNAMED = 'A course of the record has neither a number nor a title.';

/** Every credential for one achievement, once, in the order of the file. */
function credentialsOf(
  root: RecordNode,
  named: ReadonlyMap<string, string>,
  publisher: string | null,
): readonly Credential[] {
  const nested = nodesWithin(root, 'verifiableCredential');
  const seen = new Set<string>();
  return [root, ...nested].flatMap((node) =>
    nodesAt(node, 'credentialSubject').flatMap((subject) =>
      // The subject of a whole record only lists what its credentials are about.
      nodesAt(subject, 'verifiableCredential').length > 0
        ? []
        : nodesAt(subject, 'achievement').flatMap((achievement) => {
            const id = textAt(node, 'id');
            if (id !== null && seen.has(id)) return [];
            if (id !== null) seen.add(id);
            return [{ node, subject, achievement, issuer: issuerOf(node, named) ?? publisher }];
          }),
    ),
  );
}

function isCourse({ achievement }: Credential): boolean {
  return nodesAt(achievement, 'achievementType').some(({ text }) => /course/i.test(text));
}

/** Name of the issuer; one that is only an address is looked up among those that have names. */
function issuerOf(node: RecordNode, named: ReadonlyMap<string, string>): string | null {
  const [issuer] = nodesAt(node, 'issuer');
  if (issuer === undefined) return null;
  return textAt(issuer, 'name') ?? named.get(issuer.text || (textAt(issuer, 'id') ?? '')) ?? null;
}

function namedIssuers(root: RecordNode): ReadonlyMap<string, string> {
  const issuers = nodesWithin(root, 'issuer').map((issuer) => [textAt(issuer, 'id'), textAt(issuer, 'name')]);
  return new Map(issuers.flatMap(([id, name]) => (id != null && name != null ? [[id, name]] : [])));
}

function otherSchool({ issuer }: Credential, own: string | null): string | null {
  return issuer === null || folded(issuer) === folded(own) ? null : issuer;
}

function rowFrom(course: Credential, own: string | null): RecordRow | null {
  const { node, subject, achievement } = course;
  const { grade, status } = resultOf(subject, achievement);
  const row = rowOf(node, {
    code: saidAt(achievement, 'humanCode'),
    title: saidAt(achievement, 'name'),
    attempted: saidAt(achievement, 'creditsAvailable'),
    earned: saidAt(subject, 'creditsEarned'),
    grade,
    points: null,
    basis: otherSchool(course, own) === null ? 'regular' : 'transfer',
    status: STATUS.get(status ?? '') ?? null,
    level: null,
  });
  if (row === null || status !== 'Provisional') return row;
  const message = `${row.course.code ?? row.course.title}: the record calls its result provisional.`;
  return { ...row, doubtful: true, issues: [...row.issues, issueAt(node, 'provisional', message)] };
}

/** The result that is a grade, by what the achievement says each one is; else the first with a value. */
function resultOf(
  subject: RecordNode,
  achievement: RecordNode,
): { readonly grade: Said | null; readonly status: string | null } {
  const results = nodesAt(subject, 'result').map((result) => {
    const description = nodesAt(achievement, 'resultDescription').find(
      (each) => textAt(each, 'id') === textAt(result, 'resultDescription'),
    );
    const level = nodesAt(description ?? result, 'rubricCriterionLevel').find(
      (each) => textAt(each, 'id') === textAt(result, 'achievedLevel'),
    );
    const value = saidAt(result, 'value') ?? (level === undefined ? null : saidAt(level, 'name'));
    return { type: description === undefined ? null : textAt(description, 'resultType'), value, result };
  });
  const graded = results.filter(({ value }) => value !== null);
  const best = GRADES.map((type) => graded.find((each) => each.type === type)).find(
    (each) => each !== undefined,
  );
  const plain = graded.find(({ type }) => type === null || /grade/i.test(type)) ?? graded[0];
  const status = results.map(({ result }) => textAt(result, 'status')).find((said) => said !== null) ?? null;
  return { grade: (best ?? plain)?.value ?? null, status };
}

function placed(course: Credential, row: RecordRow | null, own: string | null): readonly PlacedRow[] {
  if (row === null) return [];
  const school = otherSchool(course, own);
  if (school !== null)
    return [{ row, place: { kind: 'other', name: `Courses of ${school}`, term: null }, isNamed: true }];
  const { subject, node } = course;
  const said = textAt(subject, 'term');
  const ended = textAt(subject, 'activityEndDate');
  const date =
    textAt(subject, 'activityStartDate') ?? beginOfTermEnding(ended ?? textAt(node, 'awardedDate'));
  const { name, term } = namedTerm(said, date, {
    calendar: 'unknown',
    otherwise: NO_TERM,
  });
  return [{ row, place: { kind: 'term', name, term }, isNamed: said !== null }];
}

function unverified(root: RecordNode): readonly Issue[] {
  const [first] = [root, ...nodesWithin(root, 'verifiableCredential')].filter((node) =>
    node.attributes.has('signed'),
  );
  const message = 'The record is signed; its signature was not verified.';
  return first === undefined ? [] : [issueAt(first, 'signature-not-verified', message)];
}

/** Credit that is stated for something else than a course is not read, and never silently so. */
function creditWithoutCourse(others: readonly Credential[]): readonly Issue[] {
  return others.flatMap(({ node, subject, achievement }) => {
    const earned = textAt(subject, 'creditsEarned');
    if (earned === null || /degree|diploma|certificate/i.test(textAt(achievement, 'achievementType') ?? ''))
      return [];
    const name = textAt(achievement, 'name') ?? 'An achievement';
    const message = `${name} has credit (${earned}) and is not called a course.`;
    return [issueAt(node, 'credit-without-course', message)];
  });
}

/** A course that the record lists without a credential of its own has no result in it. */
function withoutCredential(root: RecordNode, found: readonly Credential[]): readonly Issue[] {
  const ids = new Set(found.map(({ achievement }) => textAt(achievement, 'id')));
  const read = new Set(found.map(({ achievement }) => achievement));
  return nodesWithin(root, 'achievement')
    .filter((node) => !read.has(node) && !ids.has(textAt(node, 'id')))
    .filter((node) => nodesAt(node, 'achievementType').some(({ text }) => /course/i.test(text)))
    .map((node) => {
      const message = `${textAt(node, 'name') ?? 'A course'} is listed without a result and was not read.`;
      return issueAt(node, 'course-unreadable', message);
    });
}

/** Only what names a student at a school is kept: identifiers of a state and birth dates are not. */
function studentOf(root: RecordNode): Transcript['student'] {
  const subjects = nodesAt(root, 'credentialSubject');
  const plain = subjects
    .flatMap((subject) => nodesAt(subject, 'identifier'))
    .filter((identifier) => textAt(identifier, 'hashed') !== 'true');
  const typed = (type: RegExp) => plain.find((each) => type.test(textAt(each, 'identityType') ?? ''));
  const name = typed(/^name$/i);
  const id = typed(OF_A_SCHOOL);
  const said = subjects.flatMap((subject) => [textAt(subject, 'name'), textAt(subject, 'profile', 'name')]);
  return {
    name:
      (name === undefined ? null : textAt(name, 'identityHash')) ??
      said.find((text) => text !== null) ??
      null,
    id: id === undefined ? null : textAt(id, 'identityHash'),
  };
}
