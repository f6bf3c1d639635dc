import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { ApiProblem, sentenceOf } from '../../api.js';

interface CaseChange<Said> {
  readonly say: (said: Said) => Promise<unknown>;
  /** What is so then, in a sentence. */
  readonly told: (said: Said) => string;
  readonly onDone: () => void;
}

/** Says something about the case; where it has changed meanwhile, fetches what stands now. */
export function useCaseChange<Said>(
  { application }: EvaluationCase,
  { say, told, onDone }: CaseChange<Said>,
): UseMutationResult<unknown, Error, Said> {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['application', application] });
  return useMutation({
    mutationFn: say,
    onSuccess: (_, said) => {
      notifications.show({ color: 'var(--counts)', message: told(said) });
      onDone();
      return refresh();
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.code !== 'evaluation-changed') return;
      notifications.show({ color: 'var(--refused)', message: sentenceOf(error) });
      void refresh();
    },
  });
}
