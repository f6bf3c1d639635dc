import type { Evaluation } from '../domain/evaluation/evaluation.js';
import type { Case } from '../reference/load-case.js';
import type { ReferenceFault } from '../reference/reference-fault.js';

/** Reasons that say of a value that no rule can read it, with the key of that value in a case. */
const UNREAD: ReadonlyMap<string, string> = new Map([
  ['grade-unknown', 'grade'],
  ['before-own-courses', 'term'],
  ['before-school-began', 'term'],
]);

/**
 * What a case has that no rule can read, each with its place and the rule. On paper such a value is printed
 * now and then, so its line waits for a person and the others are evaluated; in a case that somebody has
 * typed, it is more likely a slip.
 */
export function unreadValues({ lines, faultAt }: Case, evaluation: Evaluation): readonly ReferenceFault[] {
  const typed = new Set(lines.map(({ id }) => id));
  return evaluation.lines.flatMap(({ id, reasons }) =>
    reasons.flatMap(({ code, text, citation }) => {
      const key = UNREAD.get(code);
      if (key === undefined || !typed.has(id)) return [];
      const rule = citation === null ? '' : ` (${citation})`;
      return [faultAt(code, `${id}.${key}: ${text}${rule}`, { line: id, key })];
    }),
  );
}
