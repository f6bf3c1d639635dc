import { Injectable } from '@nestjs/common';
import type { Comparison } from '../../domain/evaluation/compare-evaluations.js';
import { ENGINE_VERSION } from '../../domain/evaluation/engine-version.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
import type { Supposition } from '../../domain/evaluation/suppose.js';
import { tallied, type Tally } from '../../domain/evaluation/tally-changes.js';
import { whatIf } from '../../domain/evaluation/what-if.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { Database } from '../../store/database.js';
import {
  beatStudy,
  claimStudy,
  countStudied,
  endStudy,
  savePage,
  studiedCases,
  type StudiedCase,
  type StudyRow,
} from '../../store/study.store.js';
import { pinnedSupposition } from '../../store/supposition.store.js';

/** Cases in memory at once. A page is a job of its own, so that transcripts never wait for a whole study. */
const PAGE = 10;
const BUDGET = { nodesMax: 4_000 };

/** Looks at one page of cases under a supposition, keeps what it counted, and asks for the next page. */
@Injectable()
export class RunStudy {
  constructor(
    private readonly database: Database,
    private readonly faults: FaultPoints,
  ) {}

  async run({ studyId, attempt }: { studyId: string; attempt: number }): Promise<void> {
    const study = await this.database.atOnce((tx) => claimStudy(tx, studyId, attempt, ENGINE_VERSION));
    if (study === null) return;
    const { read } = this.database;
    const supposition = await pinnedSupposition(read, study.supposition, study.pinned);
    const casesTotal = study.casesTotal ?? (await countStudied(read, study.askedAt));
    const page = await studiedCases(read, study.askedAt, study.lastCase, PAGE);
    const tally = await this.#tallyOf(study, page, supposition);
    if (tally === null) return;
    await this.faults.pass('page-counted');
    await this.database.inTransaction((tx) =>
      savePage(tx, study, {
        lastCase: page.at(-1)?.application ?? study.lastCase,
        casesDone: study.casesDone + page.length,
        casesTotal,
        tally,
        isLast: page.length < PAGE,
      }),
    );
  }

  /** Null as soon as somebody has cancelled the study, or another attempt has it. */
  async #tallyOf(
    study: StudyRow,
    page: readonly StudiedCase[],
    supposition: Supposition,
  ): Promise<Tally | null> {
    let { tally } = study;
    for (const each of page) {
      tally = tallied(tally, answerOf(each, supposition));
      // Between two cases others get their turn: the service may answer calls in the same process.
      if (!(await this.database.atOnce((tx) => beatStudy(tx, study)))) return null;
    }
    return tally;
  }

  /** For a study whose tries have run out. */
  async giveUp(id: string): Promise<void> {
    await this.database.inTransaction((tx) => endStudy(tx, id, 'failed'));
  }
}

/** Null where the supposition makes no sense for the case, or its plan was not proved to be the best. */
function answerOf({ input, evaluation }: StudiedCase, supposition: Supposition): Comparison | null {
  try {
    const { before, after, comparison } = whatIf(input, evaluation, supposition, BUDGET);
    const isProven = [before, after].every(({ optimality }) => optimality.status === 'proven');
    return isProven ? comparison : null;
  } catch (error) {
    if (error instanceof InputRefused) return null;
    throw error;
  }
}
