import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { mayApprove, type GroupedLine } from '../../../../src/contract/line-groups.js';
import type { Deciding } from './use-decisions.js';

export const PROPOSAL_HOLDS = 'The proposal holds.';

export const KEYS: readonly (readonly [string, string])[] = [
  ['j', 'next line'],
  ['k', 'line before'],
  ['a', 'approve the proposal'],
  ['c', 'change what it equals'],
  ['n', 'no credit, with a reason'],
  ['u', 'take the decision back'],
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
  const at = lines.findIndex(({ line }) => line.id === current?.line.id);
  const go = (by: number) => {
    const next = lines[at + by];
    if (next !== undefined) onChoose(next.line.id);
  };
  const decide = (outcome: 'approve' | 'undo', reason: string) => {
    if (current === undefined || deciding === null || deciding.isBusy) return;
    if (outcome === 'undo' ? current.line.decision !== null : mayApprove(current)) {
      deciding.decide([{ line: current.line.id, outcome, reason }]);
    }
  };
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
          ['a', atDesk(() => decide('approve', PROPOSAL_HOLDS))],
          ['c', atDesk(() => focus('target'))],
          ['n', atDesk(() => focus('reason'))],
          ['u', atDesk(() => decide('undo', 'Taken back at the desk.'))],
          ['shift+?', atDesk(() => list(true))],
          ['?', atDesk(() => list(true))],
        ]
      : [],
  );
  return { isOn, setOn, isListed, list };
}
