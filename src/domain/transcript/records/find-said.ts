import type { FieldReading } from '../field-reading.js';
import type { Transcript } from '../transcript.js';
import { folded, placeOfNode, type RecordNode } from './record-node.js';
import { SURE } from './record-row.js';

/** Elements of more parts than this are no name. */
const PARTS_MOST = 12;

/** Where the record names its school and its student: the element that says the name, or says its parts. */
export function fieldsOfRecord(
  root: RecordNode,
  { institution, student }: Pick<Transcript, 'institution' | 'student'>,
): readonly FieldReading[] {
  return [
    ...saidIn(root, { of: 'institution', field: 'name', value: institution.name }),
    ...saidIn(root, { of: 'student', field: 'name', value: student.name }),
    ...saidIn(root, { of: 'student', field: 'id', value: student.id }),
  ];
}

function saidIn(
  root: RecordNode,
  asked: { readonly of: string; readonly field: 'name' | 'id'; readonly value: string | null },
): readonly FieldReading[] {
  const { of, field, value } = asked;
  if (value === null) return [];
  const node = first(root, ({ text }) => text === value) ?? first(root, (each) => saysParts(each, value));
  if (node === null) return [];
  return [{ of, field, value, evidence: { ...placeOfNode(node), text: value }, confidence: SURE }];
}

/** The first element, parts before the whole, that fits. */
function first(node: RecordNode, fits: (node: RecordNode) => boolean): RecordNode | null {
  for (const child of node.children) {
    const found = first(child, fits);
    if (found !== null) return found;
  }
  return fits(node) ? node : null;
}

/** `FirstName` and `LastName` inside one element. */
function saysParts({ children }: RecordNode, value: string): boolean {
  if (children.length < 2 || children.length > PARTS_MOST) return false;
  const said = new Set(children.flatMap(({ text }) => folded(text).split(' ')));
  return folded(value)
    .split(' ')
    .every((word) => said.has(word));
}
