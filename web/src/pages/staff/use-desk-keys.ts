import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { mayApprove, type GroupedLine } from '../../../../src/contract/line-groups.js';
import { focusLine, useFieldEscape } from './desk-focus.js';
import type { Deciding, OneDecision } from './use-decisions.js';

export const PROPOSAL_HOLDS = 'The proposal holds.';
export const TAKEN_BACK = 'Taken back at the desk.';

export const KEYS: readonly (readonly [string, string])[] = [
  ['j', 'next line'],
  ['k', 'line before'],
  ['a', 'approve the proposal'],
  ['c', 'change what it equals'],
  ['n', 'no credit, with a reason'],
  ['Esc', 'leave a field, back to the list'],
  ['u', 'take the decision back; on a line without one, your last'],
  ['?', 'this list'],
];

export interface DeskKeys {
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
  readonly isListed: boolean;
  readonly list: (isListed: boolean) => void;
}

interface Desk {
  readonly lines: readonly GroupedLine[];
  readonly current: GroupedLine | undefined;
  readonly onChoose: (line: string) => void;
  /** null: this person does not decide here. */
  readonly deciding: Deciding | null;
}

/**
 * One key a step, all day long. They can be switched off (WCAG 2.1.4), and never act while a field has the
 * focus.
 */
export function useDeskKeys({ lines, current, onChoose, deciding }: Desk): DeskKeys {
  const [isOn, setOn] = useLocalStorage({
    key: 'segue-desk-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [isListed, list] = useState(false);
  // Asked for while a decision is under way: it is taken back as soon as it stands.
  const [isUndoing, setUndoing] = useState(false);
  useFieldEscape();
  const at = lines.findIndex(({ line }) => line.id === current?.line.id);
  const go = (by: number) => {
    const next = lines[at + by];
    if (next === undefined) return;
    onChoose(next.line.id);
    focusLine();
  };
  const decide = (decisions: readonly OneDecision[]) => {
    if (deciding === null || deciding.isBusy || decisions.length === 0) return;
    deciding.decide(decisions);
  };
  const approve = () => {
    if (current === undefined || !mayApprove(current)) return;
    decide([{ line: current.line.id, outcome: 'approve', reason: PROPOSAL_HOLDS }]);
  };
  // After a decision the next line is lit already, so what is meant is the line that was decided.
  const undo = () => {
    const chosen = current?.line.decision == null ? (deciding?.last ?? []) : [current.line.id];
    decide(chosen.map((line) => ({ line, outcome: 'undo', reason: TAKEN_BACK })));
  };
  const isBusy = deciding?.isBusy === true;
  const undoNow = useEffectEvent(() => {
    setUndoing(false);
    undo();
  });
  useEffect(() => {
    if (!isUndoing || isBusy) return;
    const soon = setTimeout(undoNow);
    return () => clearTimeout(soon);
  }, [isUndoing, isBusy]);
  const focus = (name: string) => document.querySelector<HTMLElement>(`[data-desk="${name}"]`)?.focus();
  // What lies under a dialog is not acted on.
  const atDesk = (act: () => void) => () => {
    if (document.querySelector('[role="dialog"]') === null) act();
  };
  useHotkeys(
    isOn
      ? [
          ['j', atDesk(() => go(1))],
          ['k', atDesk(() => go(-1))],
          ['a', atDesk(() => approve())],
          ['c', atDesk(() => focus('target'))],
          ['n', atDesk(() => focus('reason'))],
          ['u', atDesk(() => (isBusy ? setUndoing(true) : undo()))],
          ['shift+?', atDesk(() => list(true))],
          ['?', atDesk(() => list(true))],
        ]
      : [],
  );
  return { isOn, setOn, isListed, list };
}
