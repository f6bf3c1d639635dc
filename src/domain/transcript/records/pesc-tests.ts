import { folded, nodesAt, saidAt, textAt, type RecordNode } from './record-node.js';
import { rowOf, type RecordRow } from './record-row.js';

/** Examinations for which colleges give credit, by the code or name of the test. */
const FOR_CREDIT = /^(?:AP|CLEP|DANTES|DSST|IB)\b|advanced placement|baccalaureate|college.level exam/i;

/**
 * Scores of examinations for credit that no course of the record stands for already: each is a row of its
 * own with the score for a grade and no credit, since only a policy says what it is worth.
 */
export function testRows(student: RecordNode, courses: readonly RecordRow[]): readonly RecordRow[] {
  const exams = courses
    .filter(({ course }) => course.basis === 'exam')
    .map(({ course }) => folded(course.title));
  return nodesAt(student, 'Tests').flatMap((test) => {
    const code = textAt(test, 'TestCode') ?? textAt(test, 'EducationTestCode');
    const name = textAt(test, 'TestName');
    if (!FOR_CREDIT.test(code ?? '') && !FOR_CREDIT.test(name ?? '')) return [];
    return nodesAt(test, 'Subtest').flatMap((part) => {
      const subject = textAt(part, 'SubtestName') ?? textAt(part, 'SubtestCode');
      if (exams.some((title) => title !== '' && title.includes(folded(subject)))) return [];
      const row = rowOf(part, {
        code: saidAt(part, 'SubtestCode') ?? saidAt(part, 'EducationSubtestCode'),
        title: { text: [code ?? name, subject].filter((text) => text !== null).join(' '), box: test.box },
        attempted: null,
        earned: null,
        grade: saidAt(part, 'TestScores', 'ScoreValue'),
        points: null,
        basis: 'exam',
        status: 'completed',
        level: null,
      });
      return row === null ? [] : [row];
    });
  });
}
