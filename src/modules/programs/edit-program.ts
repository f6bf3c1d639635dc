import { Injectable } from '@nestjs/common';
import type { ProgramEdit } from '../../contract/programs.js';
import { checkProgram } from '../../domain/program/check-program.js';
import type { Program } from '../../domain/program/program.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { editProgram, findProgram } from '../../store/reference.store.js';

/** Fills in what no page stated about a slot. A new version; evaluations made before keep theirs. */
@Injectable()
export class EditProgram {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, id: string, year: string, edit: ProgramEdit): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const found = await findProgram(tx, id, year);
      if (found === null) throw notFound('This program');
      const program = edited(found.body, edit);
      const [error] = checkProgram(program).errors;
      if (error !== undefined) throw invalid(error.code, `${error.message}.`);
      const { basedOn, source, reason } = edit;
      if (!(await editProgram(tx, { program, basedOn, source, reason, by: caller.id }))) {
        throw conflict('program-changed', 'Somebody has changed this program meanwhile. Look at it again.', {
          version: found.version,
        });
      }
      const facts = { slot: edit.slot, basedOn };
      const entry = actedOn(caller, null, `${id}@${year}`);
      await appendAudit(tx, { ...entry, action: 'program.edited', facts });
    });
  }
}

function edited(program: Program, { slot, accepts, source }: ProgramEdit): Program {
  if (!program.blocks.some((block) => block.slots.some(({ id }) => id === slot))) {
    throw invalid('unknown-slot', `There is no slot ${slot} in this program.`);
  }
  const blocks = program.blocks.map((block) => ({
    ...block,
    slots: block.slots.map((each) =>
      each.id === slot
        ? { ...each, accepts, unknown: false, source: { key: source, confidence: 'high' as const } }
        : each,
    ),
  }));
  return { ...program, blocks };
}
