import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ApplicationView, History } from '../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import type { TranscriptFields, TranscriptView } from '../../../src/contract/transcript.js';
import { get } from '../api.js';

/** Everything about one application hangs under its key, so that one event refreshes all of it. */
export function useApplication(id: string): UseQueryResult<ApplicationView> {
  return useQuery({
    queryKey: ['application', id],
    queryFn: () => get<ApplicationView>(`/applications/${id}`),
  });
}

/** The newest evaluation that has a result; where that one could not be made, the last one that was. */
export function shownEvaluation(application: ApplicationView | undefined): string | null {
  if (application === undefined) return null;
  const { evaluation, failure } = application;
  return evaluation?.applied == null ? (failure?.shown ?? null) : evaluation.id;
}

/** The evaluation shown; a version that has a result never changes, only its state and decisions do. */
export function useCase(application: string, evaluation: string | null): UseQueryResult<EvaluationCase> {
  return useQuery({
    queryKey: ['application', application, 'case', evaluation],
    queryFn: () => get<EvaluationCase>(`/evaluations/${evaluation}/case`),
    enabled: evaluation !== null,
    placeholderData: (before) => before,
  });
}

export function useTranscript(application: string, id: string | null): UseQueryResult<TranscriptView> {
  return useQuery({ ...transcriptQuery(application, id), enabled: id !== null });
}

/** Where each value of a document stands; fetched when a person looks at a row. */
export function useFields(
  application: string,
  transcript: string | null,
): UseQueryResult<TranscriptFields['fields']> {
  return useQuery({
    queryKey: ['application', application, 'fields', transcript],
    queryFn: async () => (await get<TranscriptFields>(`/transcripts/${transcript}/fields`)).fields,
    enabled: transcript !== null,
  });
}

/** Those that have arrived, in no order. */
export function useTranscripts(application: string, ids: readonly string[]): readonly TranscriptView[] {
  return useQueries({
    queries: ids.map((id) => transcriptQuery(application, id)),
    combine: arrived,
  });
}

function transcriptQuery(application: string, id: string | null) {
  return {
    queryKey: ['application', application, 'transcript', id],
    queryFn: () => get<TranscriptView>(`/transcripts/${id}`),
  };
}

function arrived(results: readonly UseQueryResult<TranscriptView>[]): readonly TranscriptView[] {
  return results.flatMap(({ data }) => data ?? []);
}

export function useHistory(application: string): UseQueryResult<History> {
  return useQuery({
    queryKey: ['application', application, 'history'],
    queryFn: () => get<History>(`/applications/${application}/history`),
  });
}
