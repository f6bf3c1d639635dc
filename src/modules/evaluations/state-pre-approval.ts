import { Injectable } from '@nestjs/common';
import type { PreApproval } from '../../contract/pre-approvals.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid } from '../../http/problems.js';
import { insertPreApproval, standingPreApprovals } from '../../store/pre-approval.store.js';
import { ChangeCase } from './change-case.js';
import type { Decided } from './next-evaluation.js';

/**
 * States that a course elsewhere was approved before it was taken, or takes that back (Q17, R09). The audit
 * trail holds ids alone, not how it is known.
 */
@Injectable()
export class StatePreApproval {
  constructor(private readonly changing: ChangeCase) {}

  run(caller: Caller, evaluation: string, given: PreApproval): Promise<Decided> {
    const { version, line, approved, reason } = given;
    return this.changing.run(caller, { evaluation, version }, 'pre-approval', async (tx, opened) => {
      const { row, application } = opened;
      const found = row.input?.lines.find(({ id }) => id === line);
      if (found === undefined) throw invalid('unknown-line', 'The case has no such line.');
      if (found.source !== 'external')
        throw invalid('not-from-elsewhere', 'Only a course taken elsewhere is approved beforehand.');
      const standing = await standingPreApprovals(tx, application.id);
      if (standing.some((each) => each.line === line) === approved)
        throw conflict('pre-approval-stands', approved ? 'This is stated already.' : 'Nothing was stated.');
      const { actor: authority } = actedOn(caller, application.id, row.id);
      const about = { application: application.id, evaluation: row.id, by: caller.id };
      const statement = await insertPreApproval(tx, { ...about, line, approved, reason, authority });
      const action = approved ? 'pre-approval.stated' : 'pre-approval.withdrawn';
      return { action, facts: { line, statement } };
    });
  }
}
