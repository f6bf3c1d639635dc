import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { isDoubtful } from '../../../../src/contract/reading-issues.js';
import { useTranscripts } from '../../parts/case-queries.js';

/** Lines whose rows may not be read right, in documents that nobody has looked through yet. */
export function useDoubtful({ application, evaluation, lines }: EvaluationCase): ReadonlySet<string> {
  const ids = new Set(lines.flatMap(({ transcript }) => transcript ?? []));
  const rows = new Set(
    useTranscripts(application, [...ids])
      .filter(({ state }) => state === 'needs-verification')
      .flatMap(({ id, transcript }) =>
        [...(transcript?.terms ?? []), ...(transcript?.otherCredit ?? [])]
          .flatMap(({ courses }) => courses.filter(isDoubtful))
          .map(({ evidence }) => place(id, evidence)),
      ),
  );
  const found = evaluation?.lines.filter(
    ({ evidence }) => evidence && rows.has(place(evidence.document, evidence)),
  );
  return new Set(found?.map(({ id }) => id));
}

interface Row {
  readonly page: number;
  readonly box: readonly number[];
  readonly text: string;
}

/** Several rows may share a line of a record: the text tells them apart. */
function place(document: string, { page, box, text }: Row): string {
  return JSON.stringify([document, page, box, text]);
}
