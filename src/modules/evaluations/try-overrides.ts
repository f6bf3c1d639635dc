import { Injectable } from '@nestjs/common';
import type { OverrideEffect, OverrideTrial } from '../../contract/overrides.js';
import { compareEvaluations, type Names } from '../../domain/evaluation/compare-evaluations.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import type { Override } from '../../domain/evaluation/override.js';
import { refuseOwnCase, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { findApplication } from '../../store/application.store.js';
import { Database } from '../../store/database.js';
import { findEvaluation, parseBody } from '../../store/evaluation.store.js';
import { overrideOf, standingOverrides } from '../../store/override.store.js';
import { References } from '../../store/references.js';
import { refuseWithoutEffect } from './check-effect.js';
import { refuseStaleUnlessFailed, refuseTwice } from './enter-overrides.js';
import { gatherInput, under } from './gather-input.js';
import { computeOrAnswer } from './refused-input.js';

/** What overrides would change, or taking them back; nothing is kept. */
@Injectable()
export class TryOverrides {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  run(caller: Caller, evaluation: string, given: OverrideTrial): Promise<OverrideEffect> {
    return this.database.inTransaction(async (tx) => {
      const row = await findEvaluation(tx, evaluation);
      if (row === null) throw notFound('This evaluation');
      const application = (await findApplication(tx, row.applicationId))!;
      refuseOwnCase(caller, application.applicantId);
      await refuseStaleUnlessFailed(tx, row, given.version);
      const standing = await standingOverrides(tx, application.id);
      const kept = standing.filter(({ id }) => !given.withdraw.includes(id));
      for (const each of given.overrides) refuseTwice(each, kept);
      const tried = given.overrides.map((each, at) => asSaid(each, `tried-${at + 1}`));
      const { overrides: _, ...gathered } = await gatherInput(tx, this.references, application);
      const input = { ...gathered, ...under([...kept.map(overrideOf), ...tried]) };
      const [before, after] = [parseBody(row)!, computeOrAnswer(input).evaluation];
      const entered = tried.map(({ id }) => id);
      refuseWithoutEffect({ before, after, input }, entered);
      const { sentence, applied, remaining, lines } = compareEvaluations(
        before,
        after,
        namesIn(input, row.input?.lines ?? []),
      );
      return {
        sentence,
        applied: { before: applied.before, after: applied.after },
        remaining: { before: remaining.before, after: remaining.after },
        lines: lines.map(({ line, text }) => ({ line, text })),
      };
    });
  }
}

/** A trial needs no reason, and its words stand nowhere. */
function asSaid(tried: OverrideTrial['overrides'][number], id: string): Override {
  return { ...tried, id, authority: 'registrar', reason: 'tried' };
}

/** Lines that the case no longer has are called as they were. */
function namesIn({ lines, program }: EvaluationInput, before: EvaluationInput['lines']): Names {
  const titles = new Map(
    [...before, ...lines].map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' ')]),
  );
  const slots = new Map(program.blocks.flatMap((block) => block.slots.map(({ id, name }) => [id, name])));
  return { line: (id) => titles.get(id) ?? id, slot: (id) => slots.get(id) ?? id };
}
