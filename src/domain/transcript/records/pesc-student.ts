import type { Transcript } from '../transcript.js';
import { folded, nodesAt, textAt, type RecordNode } from './record-node.js';

/**
 * Name and number of the student. A number that is the social-security number is left out, and nothing else
 * of the person is taken.
 */
export function studentOf(students: readonly RecordNode[]): Transcript['student'] {
  const [person] = students.flatMap((student) => nodesAt(student, 'Person'));
  if (person === undefined) return { name: null, id: null };
  const id = textAt(person, 'SchoolAssignedPersonID');
  const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');
  const secret = digits(textAt(person, 'SSN'));
  const isSecret =
    id !== null && ((secret !== '' && digits(id) === secret) || /^\d{3}-\d{2}-\d{4}$/.test(id));
  return { name: nameOf(person), id: isSecret ? null : id };
}

/** True when two of them contradict each other in name, number or birth date: records never to be merged. */
export function differentStudents(students: readonly RecordNode[]): boolean {
  const facts = students.map((student) => {
    const [person] = nodesAt(student, 'Person');
    if (person === undefined) return [];
    const birth = textAt(person, 'Birth', 'BirthDate');
    return [nameOf(person), textAt(person, 'SchoolAssignedPersonID'), textAt(person, 'SSN'), birth].map(
      folded,
    );
  });
  // Of several records without a name and a number nobody can say that they are one person's.
  if (students.length > 1 && facts.some(([name = '', id = '']) => name === '' && id === '')) return true;
  return [0, 1, 2, 3].some((at) => {
    const said = new Set(facts.map((each) => each[at] ?? '').filter((fact) => fact !== ''));
    return said.size > 1;
  });
}

function nameOf(person: RecordNode): string | null {
  const [name] = nodesAt(person, 'Name');
  if (name === undefined) return null;
  const parts = ['FirstName', 'MiddleName', 'LastName', 'NameSuffix'].flatMap((part) =>
    nodesAt(name, part).map(({ text }) => text),
  );
  const joined = parts.filter((part) => part !== '').join(' ');
  return joined === '' ? textAt(name, 'CompositeName') : joined;
}
