import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecidedLines, Decisions, EvaluationCase } from '../../../../src/contract/evaluation.js';
import { ApiProblem, post, sentenceOf } from '../../api.js';
import { plural } from '../../words.js';

export type OneDecision = Decisions['decisions'][number];

export interface Deciding {
  readonly decide: (decisions: readonly OneDecision[]) => void;
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
  const refresh = () => queries.invalidateQueries({ queryKey: ['application', given.application] });
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.problem.status === 409) void refresh();
    notifications.show({ color: 'var(--refused)', message: sentenceOf(error) });
  };
  const lines = useMutation({
    mutationFn: (decisions: readonly OneDecision[]) =>
      post<DecidedLines>(`/evaluations/${given.id}/decisions`, { version: given.version, decisions }),
    onSuccess: (decided, decisions) => {
      onDecided(
        decisions.map(({ line }) => line),
        decisions[0]!.outcome,
      );
      notifications.show({
        color: DONE_COLOUR,
        message: `${plural(decided.lines.length, 'line')} ${DONE[decisions[0]!.outcome]}`,
      });
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
    decide: (decisions) => lines.mutate(decisions),
    approve: () => whole.mutate(),
    isBusy: lines.isPending || whole.isPending,
    error: lines.error ?? whole.error,
  };
}
