import type { TableField } from '../../../../src/contract/table-columns.js';

/** What a column can hold, in a registrar's words, as the list offers it. */
const GROUPS: readonly (readonly [string, Readonly<Partial<Record<TableField, string>>>])[] = [
  [
    'The course',
    {
      code: 'Course code',
      subject: 'Subject of the code',
      number: 'Number of the code',
      title: 'Title',
    },
  ],
  [
    'Credit and grade',
    {
      credits: 'Credits',
      attempted: 'Credits attempted',
      earned: 'Credits earned',
      grade: 'Grade',
      points: 'Grade points',
      repeat: 'Repeat mark',
      status: 'Status',
      kind: 'Kind of credit',
      level: 'Level',
    },
  ],
  ['When', { term: 'Term', year: 'Year' }],
  [
    'A course of another school',
    {
      'transfer-school': 'Other school',
      'transfer-code': 'Code there',
      'transfer-subject': 'Subject there',
      'transfer-number': 'Number there',
      'transfer-title': 'Title there',
      'transfer-credits': 'Credits there',
      'transfer-grade': 'Grade there',
    },
  ],
  [
    'Whose record',
    { school: 'School', 'student-name': 'Name of the student', 'student-id': 'Number of the student' },
  ],
  ['Everything else', { ignored: 'Not part of the record' }],
];

export const FIELD_CHOICES = GROUPS.map(([group, texts]) => ({
  group,
  items: Object.entries(texts).map(([value, label]) => ({ value, label })),
}));
