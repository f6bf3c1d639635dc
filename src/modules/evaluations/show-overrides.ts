import { Injectable } from '@nestjs/common';
import type { ListedOverride, OverrideList } from '../../contract/overrides.js';
import type { Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { Database } from '../../store/database.js';
import { findEvaluation } from '../../store/evaluation.store.js';
import { listOverrides, type OverrideRow } from '../../store/override.store.js';

/** Every override of the case that an evaluation belongs to, those taken back too. */
@Injectable()
export class ShowOverrides {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, evaluation: string): Promise<OverrideList> {
    const row = await findEvaluation(this.database.read, evaluation);
    if (row === null) throw notFound('This evaluation');
    const listed = await listOverrides(this.database.read, row.applicationId);
    return { overrides: listed.map((each) => overrideView(each, caller)) };
  }
}

function overrideView(
  { byId, withdrawnBy, withdrawnAt, at, ...said }: OverrideRow,
  caller: Caller,
): ListedOverride {
  return {
    ...said,
    mine: byId === caller.id,
    at: at.toISOString(),
    withdrawn: withdrawnAt === null ? null : { by: withdrawnBy!, at: withdrawnAt.toISOString() },
  };
}
