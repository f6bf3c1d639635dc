import {
  coursesIn,
  type Certainty,
  type Equivalency,
  type Receives,
} from '../articulation/articulation-rule.js';
import { addCredits, type Credits } from '../credits.js';
import { groupBy } from '../group-by.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { drawsOn } from './draws-on.js';
import type { Award } from './evaluation.js';
import type { EvaluationInput } from './evaluation-input.js';
import { InputRefused } from './input-refused.js';
import { blocksFor } from './limited-credit.js';
import type { Standing } from './standing.js';

/** An award with what it may be used as; `receives` never says `none`. */
export interface ReceivingAward {
  readonly award: Award;
  readonly receives: Receives;
  /** The blocks in which it may stand, by id; left out: every one. */
  readonly blocks?: readonly string[];
}

/**
 * The credit that the lines would put on the record. Lines that are denied or not evaluated, whose credits
 * cannot be told, or that equal nothing, make none. Lines of one group, a person's or a rule's,
 * make one award: all of them or none.
 */
export function makeAwards(
  standings: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  input: EvaluationInput,
): readonly ReceivingAward[] {
  const groups = groupBy(standings, ({ line: { combine, id } }) => {
    const ruled = equivalencies.get(id)?.group;
    const alone = ruled === undefined ? `line ${id}` : `rule ${ruled}`;
    return combine === null ? alone : `group ${combine}`;
  });
  const ids = new Set(standings.map(({ line }) => line.id));
  return [...groups.values()].flatMap((members) => {
    const { combine, id } = members[0]!.line;
    if (combine === null) {
      const name = equivalencies.get(id)?.group ?? id;
      return awardOf(`a-${name}`, members, equivalencies, input);
    }
    checkGroup(combine, members, equivalencies, input.policy);
    // A group may bear the name of a line that is not in it.
    const name = ids.has(combine) ? members.map(({ line }) => line.id).join('+') : combine;
    return awardOf(`a-${name}`, members, equivalencies, input);
  });
}

function awardOf(
  id: string,
  members: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  input: EvaluationInput,
): ReceivingAward[] {
  const { policy } = input;
  if (members.some(({ state }) => state === 'denied' || state === 'not-evaluated')) return [];
  const found = members.map(({ line }) => equivalencies.get(line.id));
  const first = found[0];
  if (first === undefined || found.includes(undefined) || 'none' in first.receives) return [];
  const amounts = members.map(({ semester }) => semester);
  if (amounts.includes(null)) return [];
  const { receives } = first;
  const award: Award = {
    id,
    lines: members.map(({ line }) => line.id),
    credits: addCredits(...(amounts as Credits[])),
    courses: coursesIn(receives),
    certainty: weakest(members, found as Equivalency[]),
    counts: [...new Set(members.flatMap(({ line }) => drawsOn(line, receives, input)))],
  };
  const blocks = blocksFor(
    members.map(({ line }) => line),
    policy,
  );
  return [{ award, receives, ...(blocks === undefined ? {} : { blocks }) }];
}

function weakest(members: readonly Standing[], found: readonly Equivalency[]): Certainty {
  const held = members.some(({ state }) => state === 'pending' || state === 'provisional');
  if (held || found.some(({ certainty }) => certainty === 'proposed')) return 'proposed';
  return found.some(({ certainty }) => certainty === 'precedent') ? 'precedent' : 'approved';
}

/** Only units that the policy allows may be joined, and only toward one answer (T17, Q6). */
function checkGroup(
  group: string,
  members: readonly Standing[],
  equivalencies: ReadonlyMap<string, Equivalency>,
  policy: TransferPolicy,
): void {
  const units = new Set(members.map(({ line }) => line.credits.unit));
  const unit = [...units][0]!;
  const rule = policy.combine[unit];
  if (units.size > 1 || rule === undefined || rule === 'never') {
    throw new InputRefused(
      'combine-refused',
      `group ${group}: the policy does not let ${unit} courses be combined`,
      { part: 'group', id: group },
    );
  }
  const answers = new Set(
    members.map(({ line }) => JSON.stringify(equivalencies.get(line.id)?.receives ?? null)),
  );
  if (answers.size > 1) {
    const sentence = `group ${group}: combined courses must receive the same thing`;
    throw new InputRefused('combine-refused', sentence, { part: 'group', id: group });
  }
}
