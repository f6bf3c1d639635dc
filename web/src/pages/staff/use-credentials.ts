import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Credential, CredentialList, ListedCredential } from '../../../../src/contract/credentials.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { ApiProblem, get, post, sentenceOf } from '../../api.js';

const NONE: readonly ListedCredential[] = [];

/** Every degree that staff have stated in the case, those taken back too. */
export function useCredentials({ application, id }: EvaluationCase): readonly ListedCredential[] {
  const { data } = useQuery({
    queryKey: ['application', application, 'credentials', id],
    queryFn: () => get<CredentialList>(`/evaluations/${id}/credentials`),
    placeholderData: (before) => before,
  });
  return data?.credentials ?? NONE;
}

export type StatedCredential = Omit<Credential, 'version'>;

/** States a degree, or takes one back; where the case has changed meanwhile, fetches what stands now. */
export function useStating(
  given: EvaluationCase,
  onDone: () => void,
): UseMutationResult<unknown, Error, StatedCredential | { readonly undo: string }> {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['application', given.application] });
  const path = `/evaluations/${given.id}/credentials`;
  const { version } = given;
  return useMutation({
    mutationFn: (said: StatedCredential | { readonly undo: string }) =>
      'undo' in said
        ? post(`${path}/${said.undo}/withdrawal`, { version })
        : post(path, { version, ...said }),
    onSuccess: (_, said) => {
      const message = 'undo' in said ? 'The degree is taken back' : 'The degree is stated';
      notifications.show({ color: 'var(--counts)', message });
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
