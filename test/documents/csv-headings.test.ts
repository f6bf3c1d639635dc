import { check, constantFrom, property, record, shuffledSubarray, tuple } from 'fast-check';
import { readCsv } from '../../src/documents/csv-reader.js';
import { LIMITS } from '../../src/documents/limits.js';
import { readTable } from '../../src/domain/transcript/records/from-table.js';

const DOCUMENT = { sha256: '', type: 'csv', pages: 1, reader: 'csv', official: false } as const;
/** Subject, number, title, attempted, earned, grade, term. */
const COURSES = [
  ['ENG', '101', 'English Composition I', '3', '3', 'B+', 'Fall 2012'],
  ['MUS', '2A', 'Theory, Harmony and Form', '2', '2', 'A-', 'Fall 2012'],
  ['MAT', '130', 'Finite Mathematics', '4', '4', 'A', 'Fall 2012'],
  ['HIS', '121', 'World History to 1500', '3', '0', 'F', 'Spring 2013'],
  ['BIO', '110L', 'Biology Laboratory', '1', '0', 'W', 'Spring 2013'],
  ['SOC', '1', 'Total Institutions', '3', '3', 'C', 'Summer 2013'],
] as const;
type Course = (typeof COURSES)[number];
type Column = readonly [heading: string, cell: (course: Course) => string];

const of = (at: number, ...headings: string[]) =>
  constantFrom(...headings).map((heading): readonly Column[] => [[heading, (course) => course[at]!]]);
const CODE = constantFrom('Course', 'CourseCode', 'course_code', 'Code', 'Class', 'Course No.', 'COURSE #');
const whole = CODE.map((heading): readonly Column[] => [[heading, (course) => `${course[0]} ${course[1]}`]]);
const halves = tuple(
  of(0, 'Subject', 'Subj', 'Dept', 'Subject Code', 'Prefix', 'Course'),
  of(1, 'Number', 'Course Number', 'Catalog Nbr', 'No.', 'Crse', 'Num'),
).map((both) => both.flat());
const credits = of(3, 'Credits', 'Credit Hours', 'Units', 'Hrs', 'CRD', 'Semester Hours', 'credit_hours');
const three = tuple(
  of(3, 'Attempted Credits', 'Units Att', 'AHRS', 'Attempted'),
  of(4, 'Earned Credits', 'EHRS', 'Units Completed', 'Earned'),
  constantFrom<readonly Column[]>([['GPA Hours', () => '3']], [['Quality Points', () => '9']]),
).map((all) => all.flat());
const NOISE: readonly Column[] = [
  ['Instructor', ({ 0: subject }) => `R. ${subject}`],
  ['Section', () => '01'],
  ['CRN', ({ 1: number }) => `60${number.slice(0, 2)}1`],
  ['Campus', () => 'Main'],
  ['Date Completed', () => '2012-12-14'],
  ['Requirement', () => 'Core'],
  ['Level', () => 'UG'],
];

const tables = record({
  columns: tuple(
    whole,
    of(2, 'Title', 'CourseTitle', 'Description', 'Course Description', 'Class Title', 'Long Title'),
    credits,
    of(5, 'Grade', 'GRD', 'Final Grade', 'Mark', 'letter_grade', 'Letters', 'Official Grade'),
    of(6, 'Term', 'Semester', 'Session', 'Semester Taken', 'Term Description', 'When Taken'),
  ),
  split: constantFrom(null, halves),
  sums: constantFrom(null, three),
  order: shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  noise: shuffledSubarray([...NOISE]),
  separator: constantFrom(',', ';', '\t', '|'),
}).chain(({ columns, split, sums, ...rest }) =>
  tuple(split ?? whole, sums ?? credits).map(([code, amounts]) => ({
    ...rest,
    groups: [code, columns[1], amounts, columns[3], columns[4]],
  })),
);

const quoted = (text: string, separator: string) => (text.includes(separator) ? `"${text}"` : text);
const TERMS: Readonly<Record<string, string>> = {
  'Fall 2012': '2012-fall',
  'Spring 2013': '2013-spring',
  'Summer 2013': '2013-summer',
};

describe('columns of a table', () => {
  it('are known by their headings, in whatever words and order they stand', () => {
    const found = check(
      property(tables, ({ groups, order, noise, separator }) => {
        const columns = [...noise.slice(0, 2), ...order.flatMap((at) => groups[at]!), ...noise.slice(2)];
        const rows = [
          columns.map(([heading]) => heading),
          ...COURSES.map((course) => columns.map(([, cell]) => cell(course))),
        ];
        const text = rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\n');
        const { transcript } = readTable(readCsv(text, LIMITS), DOCUMENT);
        const read = transcript.terms.flatMap(({ term, courses }) =>
          courses.map(({ code, title, creditsAttempted, grade }) => [
            code,
            title,
            creditsAttempted,
            grade,
            term,
          ]),
        );
        expect(read).toEqual(COURSES.map((c) => [`${c[0]} ${c[1]}`, c[2], c[3], c[5], TERMS[c[6]]]));
        expect(transcript.issues).toEqual([]);
      }),
      { numRuns: 400, seed: 11 },
    );
    expect(found.failed ? found.errorInstance : null).toBeNull();
  });
});
