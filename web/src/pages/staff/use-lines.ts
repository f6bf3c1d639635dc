import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { groupLines, type GroupedLine } from '../../../../src/contract/line-groups.js';
import { focusLine } from './desk-focus.js';
import type { LineKind } from './line-outcome.js';
import { useDecisions, type Deciding } from './use-decisions.js';

/** Credits that deciding each line would settle, as the evaluation worked them out. */
function gainsOf({ evaluation }: EvaluationCase): ReadonlyMap<string, string> {
  return new Map(evaluation?.whatWouldChange.map(({ line, gainCredits }) => [line, gainCredits]));
}

/** As the evaluation lists what would change, the most credit first; then the lines that change nothing. */
function inOrder(
  lines: readonly GroupedLine[],
  gains: ReadonlyMap<string, string>,
  isByValue: boolean,
): readonly GroupedLine[] {
  if (!isByValue) return lines;
  const places = new Map([...gains.keys()].map((line, at) => [line, at]));
  const placeOf = ({ line }: GroupedLine) => places.get(line.id) ?? gains.size;
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export interface Lines {
  readonly lines: readonly GroupedLine[];
  /** Credits that deciding a line would settle. */
  readonly gains: ReadonlyMap<string, string>;
  readonly isByValue: boolean;
  readonly setByValue: (isByValue: boolean) => void;
  /** The line that is lit; none only where there is none. */
  readonly current: GroupedLine | undefined;
  readonly setChosen: (line: string) => void;
  readonly kindOf: (each: GroupedLine) => LineKind;
  readonly deciding: Deciding;
}

/** The lines of a case in their order, and which of them is lit: after a decision the next that needs one. */
export function useLines(given: EvaluationCase): Lines {
  const [isByValue, setByValue] = useState(false);
  const gains = gainsOf(given);
  const lines = inOrder(groupLines(given), gains, isByValue);
  const isOpen = (line: string) =>
    given.evaluation?.lines.some(({ id, decision }) => id === line && decision === 'pending') ?? false;
  const first = lines.find(({ line }) => isOpen(line.id)) ?? lines[0];
  // Chosen once and then only by the person who sits here: what others decide must not move the line away.
  const [chosen, setChosen] = useState(first?.line.id ?? null);
  const current = lines.find(({ line }) => line.id === chosen) ?? first;
  const deciding = useDecisions(given, (decided, outcome) => {
    const after = lines.findIndex(({ line }) => line.id === decided[0]);
    const order = [...lines.slice(after + 1), ...lines.slice(0, after)];
    const isNext = ({ line }: GroupedLine) => isOpen(line.id) && !decided.includes(line.id);
    // What was taken back is looked at again.
    const next = outcome === 'undo' ? lines[after] : order.find(isNext);
    if (next !== undefined) setChosen(next.line.id);
    focusLine();
  });
  const kindOf = ({ line }: GroupedLine): LineKind =>
    isOpen(line.id) ? 'open' : line.decision !== null ? 'decided' : 'settled';
  return { lines, gains, isByValue, setByValue, current, setChosen, kindOf, deciding };
}
