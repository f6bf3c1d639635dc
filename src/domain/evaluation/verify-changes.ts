import type { Evaluation } from './evaluation.js';
import { isExact, rational } from './rational.js';
import { mostApplied } from './verify-facts.js';
import type { Breach } from './verify-evaluation.js';

/**
 * What would change names lines that are not settled yet, with a gain that is none larger than what can still
 * be settled, and the largest gain first.
 */
export function changesStand(document: Evaluation): Breach[] {
  const { lines, whatWouldChange, optimality } = document;
  const left = mostApplied(document).minus(rational(optimality.objective[1]!));
  const decisions = new Map(lines.map(({ id, decision }) => [id, decision]));
  const names = whatWouldChange.map(({ line, change }) => `${line} ${change}`);
  return whatWouldChange.flatMap(({ line, change, gainCredits }, at) => {
    const decision = decisions.get(line);
    if (decision === undefined) return breach(line, 'is no line');
    if (!isExact(gainCredits)) return breach(line, `gains ${gainCredits}`);
    const gain = rational(gainCredits);
    const before = whatWouldChange[at - 1]?.gainCredits ?? gainCredits;
    return [
      ...(decision === 'awarded' ? breach(line, 'is awarded already') : []),
      ...(change.trim() === '' ? breach(line, 'does not say what would change') : []),
      ...(names.indexOf(names[at]!) === at ? [] : breach(line, `says ${change} twice`)),
      ...(gain.above(rational('0')) ? [] : breach(line, `gains ${gainCredits}`)),
      ...(gain.above(left) ? breach(line, `gains ${gainCredits}, only ${left} can still be settled`) : []),
      ...(isExact(before) && gain.above(rational(before))
        ? breach(line, `gains ${gainCredits}, and stands below ${before}`)
        : []),
    ];
  });
}

function breach(where: string, message: string): Breach[] {
  return [{ rule: 'change', where, message }];
}
