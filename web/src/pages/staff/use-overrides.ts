import { useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type {
  ListedOverride,
  OverrideEffect,
  OverrideList,
  OverrideTrial,
  TriedOverride,
} from '../../../../src/contract/overrides.js';
import { get, post } from '../../api.js';
import { useCaseChange } from './use-case-change.js';

const NONE: readonly ListedOverride[] = [];

/** Every override of the case, those taken back too. */
export function useOverrides({ application, id }: EvaluationCase): readonly ListedOverride[] {
  const { data } = useQuery({
    queryKey: ['application', application, 'overrides', id],
    queryFn: () => get<OverrideList>(`/evaluations/${id}/overrides`),
    placeholderData: (before) => before,
  });
  return data?.overrides ?? NONE;
}

export type Trial = Partial<Omit<OverrideTrial, 'version'>>;

/** What it would change; nothing is kept. null: not enough is said to ask. */
export function useEffectOf(given: EvaluationCase, trial: Trial | null): UseQueryResult<OverrideEffect> {
  const { id, version } = given;
  return useQuery({
    // Of this version alone: a change of the case does not ask it again.
    queryKey: ['override-effect', id, JSON.stringify(trial)],
    queryFn: () => post<OverrideEffect>(`/evaluations/${id}/overrides/trial`, { version, ...trial }),
    enabled: trial !== null,
    retry: false,
  });
}

export type Said = TriedOverride & { readonly reason: string };

/** Enters an override, or takes one back. */
export function useOverriding(
  given: EvaluationCase,
  onDone: () => void,
): UseMutationResult<unknown, Error, Said | { readonly undo: string }> {
  const path = `/evaluations/${given.id}/overrides`;
  const { version } = given;
  return useCaseChange(given, {
    say: (said) =>
      'undo' in said
        ? post(`${path}/${said.undo}/withdrawal`, { version })
        : post(path, { version, overrides: [said] }),
    told: (said) => ('undo' in said ? 'The override is taken back' : 'The override stands'),
    onDone,
  });
}
