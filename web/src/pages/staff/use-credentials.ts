import { useQuery, type UseMutationResult } from '@tanstack/react-query';
import type { Credential, CredentialList, ListedCredential } from '../../../../src/contract/credentials.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { get, post } from '../../api.js';
import { useCaseChange } from './use-case-change.js';

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

/** States a degree, or takes one back. */
export function useStating(
  given: EvaluationCase,
  onDone: () => void,
): UseMutationResult<unknown, Error, StatedCredential | { readonly undo: string }> {
  const path = `/evaluations/${given.id}/credentials`;
  const { version } = given;
  return useCaseChange(given, {
    say: (said) =>
      'undo' in said
        ? post(`${path}/${said.undo}/withdrawal`, { version })
        : post(path, { version, ...said }),
    told: (said) => ('undo' in said ? 'The degree is taken back' : 'The degree is stated'),
    onDone,
  });
}
