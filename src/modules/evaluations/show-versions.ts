import { Injectable } from '@nestjs/common';
import type { EvaluationVersions } from '../../contract/what-if.js';
import { printCredits } from '../../domain/credits.js';
import { compareEvaluations } from '../../domain/evaluation/compare-evaluations.js';
import { namesIn } from '../../domain/evaluation/line-names.js';
import { maySee, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { findApplication } from '../../store/application.store.js';
import { Database } from '../../store/database.js';
import { listVersions, type VersionRow } from '../../store/evaluation-version.store.js';

const PAGE = 20;

/** What changed from each version of a case's evaluation to the next; compared when somebody reads it. */
@Injectable()
export class ShowVersions {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, application: string, before: number | null): Promise<EvaluationVersions> {
    const found = await findApplication(this.database.read, application);
    if (found === null || !maySee(caller, found.applicantId)) throw notFound('This application');
    // One more than is shown: the oldest of the page is compared with it.
    const listed = await listVersions(this.database.read, application, before, PAGE + 1);
    const page = listed.slice(0, PAGE);
    return {
      versions: page.map((row, at) => versionView(row, listed[at + 1] ?? null)),
      next: listed.length > PAGE ? page.at(-1)!.version : null,
    };
  }
}

function versionView(row: VersionRow, earlier: VersionRow | null): EvaluationVersions['versions'][number] {
  const { id, version, state, cause, evaluation } = row;
  const { applied } = evaluation.totals;
  const base = { id, version, at: row.createdAt.toISOString(), state, cause, applied };
  if (earlier === null) {
    return { ...base, gainCredits: null, sentence: `${printCredits(applied)} credits count.`, lines: [] };
  }
  const names = namesIn(row.naming, earlier.naming);
  const comparison = compareEvaluations(earlier.evaluation, evaluation, names);
  return {
    ...base,
    gainCredits: comparison.applied.gain,
    sentence: comparison.sentence,
    lines: comparison.lines.map(({ line, text }) => ({ line, name: names.line(line), text })),
  };
}
