import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DecidedLines, Decisions, EvaluationCase } from '../../../../src/contract/evaluation.js';
import { ApiProblem, post, sentenceOf } from '../../api.js';
import { plural } from '../../words.js';

export type OneDecision = Decisions['decisions'][number];

export interface Deciding {
  readonly decide: (decisions: readonly OneDecision[]) => void;
  /** What was decided here last, as far as it still stands. */
  readonly last: readonly string[];
  readonly approve: () => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

const DONE_COLOUR = 'var(--counts)';
const DONE: Readonly<Record<OneDecision['outcome'], string>> = {
  approve: 'approved',
  change: 'changed',
  deny: 'denied',
  undo: 'opened again',
};

/**
 * Decides about the version that is on the screen. When it has changed meanwhile, the new one is fetched and
 * shown.
 */
export function useDecisions(
  given: EvaluationCase,
  onDecided: (lines: readonly string[], outcome: OneDecision['outcome']) => void,
): Deciding {
  const queries = useQueryClient();
  const [last, setLast] = useState<readonly string[]>([]);
  const [awaited, setAwaited] = useState(0);
  const refresh = () => queries.invalidateQueries({ queryKey: ['application', given.application] });
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.problem.status === 409) void refresh();
    notifications.show({ color: 'var(--refused)', message: sentenceOf(error) });
  };
  const lines = useMutation({
    mutationFn: (decisions: readonly OneDecision[]) =>
      post<DecidedLines>(`/evaluations/${given.id}/decisions`, { version: given.version, decisions }),
    onSuccess: (decided, decisions) => {
      onDecided(decided.lines, decisions[0]!.outcome);
      notifications.show({
        color: DONE_COLOUR,
        message: doneText(given, decided.lines, decisions[0]!.outcome),
      });
      setAwaited(decided.version);
      setLast(decisions[0]!.outcome === 'undo' ? [] : decided.lines);
      return refresh();
    },
    onError,
  });
  const whole = useMutation({
    mutationFn: () => post(`/evaluations/${given.id}/approval`, { version: given.version }),
    onSuccess: () => {
      notifications.show({
        color: DONE_COLOUR,
        message: 'The evaluation is approved. The applicant gets a letter.',
      });
      return refresh();
    },
    onError,
  });
  return {
    last: last.filter((id) => given.lines.some((line) => line.id === id && line.decision !== null)),
    decide: (decisions) => lines.mutate(decisions),
    approve: () => whole.mutate(),
    // What the decision has made is not on the screen yet: another word would be about the version before.
    isBusy: lines.isPending || whole.isPending || given.version < awaited,
    error: lines.error ?? whole.error,
  };
}

/** More than these are counted and not named. */
const NAMED_MAX = 3;

/** “2 lines denied: MUS 205 and MUS 206” */
function doneText(
  { lines }: EvaluationCase,
  ids: readonly string[],
  outcome: OneDecision['outcome'],
): string {
  const text = `${plural(ids.length, 'line')} ${DONE[outcome]}`;
  if (ids.length > NAMED_MAX) return text;
  const names = lines.filter(({ id }) => ids.includes(id)).map(({ code, title }) => code ?? title);
  return `${text}: ${names.join(' and ')}`;
}
