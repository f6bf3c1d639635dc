import type { Issue } from '../../reason.js';
import { addCredits, NO_CREDITS } from '../../credits.js';
import { nodesAt, nodesWithin, saidAt, textAt, type RecordNode, type Said } from './record-node.js';
import { amountIn, issueAt } from './record-row.js';

const SPECIFICATION = 'learningOpportunitySpecification';
/** Containers by their type: degrees and groups, in the first version and before it. */
const CONTAINER = /degree|programme|group/i;

interface Found {
  readonly courses: readonly RecordNode[];
  readonly issues: readonly Issue[];
}

/**
 * The specifications of a report that are courses, each amount of credit once: of a module that is made of
 * credited parts only the parts, of a course that is made of classes only the course.
 */
export function coursesIn(report: RecordNode): Found {
  const found = together(nodesAt(report, SPECIFICATION).map(coursesOf));
  const reached = new Set(nodesAt(report, SPECIFICATION).flatMap(reachable));
  const stray = nodesWithin(report, SPECIFICATION).filter((each) => !reached.has(each));
  const message = 'A course stands outside the parts of the report and was not read.';
  return {
    ...found,
    issues: [...found.issues, ...stray.map((each) => issueAt(each, 'course-unreadable', message))],
  };
}

/** The one result of a specification, if it has been taken. */
export function instanceOf(specification: RecordNode): RecordNode | null {
  return nodesAt(specification, 'specifies', 'learningOpportunityInstance')[0] ?? null;
}

/** Credit on the result, or before the first version on the specification; ECTS where there are several. */
export function creditOf(
  specification: RecordNode,
): { readonly value: Said; readonly isEcts: boolean; readonly level: Said | null } | null {
  const instance = instanceOf(specification);
  const nodes = [
    ...(instance === null ? [] : nodesAt(instance, 'credit')),
    ...nodesAt(specification, 'credit'),
  ];
  const all = nodes.flatMap((node) => {
    const scheme = textAt(node, 'scheme') ?? node.attributes.get('scheme') ?? '';
    const value = saidAt(node, 'value') ?? (node.text === '' ? null : node);
    return value === null ? [] : [{ value, isEcts: /^ects$/i.test(scheme), level: saidAt(node, 'level') }];
  });
  return all.find(({ isEcts }) => isEcts) ?? all[0] ?? null;
}

/** The grade as the school gives it, on the result or before the first version on the specification. */
export function gradeOf(specification: RecordNode): Said | null {
  const instance = instanceOf(specification);
  for (const node of instance === null ? [specification] : [instance, specification]) {
    const said = ['resultLabel', 'result'].map((name) => saidAt(node, name)).find((each) => each !== null);
    const inside = saidAt(node, 'result', 'score') ?? saidAt(node, 'result', 'label');
    if (said !== undefined && said !== null) return said;
    if (inside !== null) return inside;
  }
  return null;
}

/** English where a name stands in several languages, else the first that says anything. */
export function titleOf(node: RecordNode): string | null {
  return titleIn(node)?.text ?? null;
}

/** As `titleOf`, with its place. */
export function titleIn(node: RecordNode): Said | null {
  const titles = nodesAt(node, 'title').filter(({ text }) => text !== '');
  const english = titles.find(({ attributes }) => /^en\b/i.test(attributes.get('lang') ?? ''));
  const said = english ?? titles[0];
  if (said === undefined) return null;
  // Some exports escape what is escaped already.
  const text = said.text.replace(/&(?:amp|#38);/g, '&').replace(/&(?:quot|#34);/g, '"');
  return { text, box: said.box };
}

function partsOf(specification: RecordNode): readonly RecordNode[] {
  return [...nodesAt(specification, 'hasPart', SPECIFICATION), ...nodesAt(specification, SPECIFICATION)];
}

function reachable(specification: RecordNode): readonly RecordNode[] {
  return [specification, ...partsOf(specification).flatMap(reachable)];
}

function coursesOf(specification: RecordNode): Found {
  const type = textAt(specification, 'type') ?? '';
  const parts = together(partsOf(specification).map(coursesOf));
  if (CONTAINER.test(type)) {
    const bare = parts.courses.length === 0 && creditOf(specification) !== null;
    const message = `${titleOf(specification) ?? type}: credit is stated for the whole and for no course.`;
    return bare ? { ...parts, issues: [issueAt(specification, 'no-courses', message)] } : parts;
  }
  const courses = parts.courses.filter((part) => textAt(part, 'type') !== 'Class');
  const credited = courses.filter((part) => creditOf(part) !== null);
  if (credited.length === 0) return { courses: [specification], issues: [] };
  const graded = credited.some((part) => gradeOf(part) !== null);
  if (!graded && gradeOf(specification) !== null) return { courses: [specification], issues: [] };
  return { courses, issues: [...parts.issues, ...unequal(specification, credited)] };
}

/** A module's credit is said twice, by it and by its parts: when the two differ, a person has to look. */
function unequal(module: RecordNode, parts: readonly RecordNode[]): readonly Issue[] {
  const said = amountIn(creditOf(module)?.value.text ?? null).value;
  const amounts = parts.flatMap((part) => amountIn(creditOf(part)?.value.text ?? null).value ?? []);
  const sum = addCredits(NO_CREDITS, ...amounts);
  if (said === null || said === sum) return [];
  const message = `${titleOf(module) ?? 'A module'}: ${said} credits are stated, its parts add up to ${sum}.`;
  return [issueAt(module, 'module-total-mismatch', message)];
}

function together(all: readonly Found[]): Found {
  return { courses: all.flatMap(({ courses }) => courses), issues: all.flatMap(({ issues }) => issues) };
}
