import { Injectable } from '@nestjs/common';
import type { AddedSchool, NewSchool, SchoolCorrection } from '../../contract/institutions.js';
import { addedNumber, isAddedByHand, schoolAlike } from '../../domain/institution/added-school.js';
import type { Institution } from '../../domain/institution/institution.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import {
  enterSchool,
  lockAddedSchools,
  numbersGiven,
  usesOfSchool,
  type SchoolUses,
} from '../../store/added-school.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { addAlias } from '../../store/kept-name.store.js';
import { References } from '../../store/references.js';
import { evaluateAgain, FindSchoolsAgain } from './find-schools-again.js';
import { schoolFrom } from './school-facts.js';

const USES: readonly (readonly [keyof SchoolUses, string])[] = [
  ['approved', 'an approved evaluation rests on it'],
  ['stated', 'a person has set it as the school of a document'],
  ['ruled', 'a rule is about it'],
  ['credentials', 'a degree earned there is stated'],
];

/** A school that no directory has is told by a person, who can correct it and take it away again. */
@Injectable()
export class AddSchool {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly again: FindSchoolsAgain,
  ) {}

  /** Cases that wait for its name, or for the printed one, are evaluated again. */
  async run(caller: Caller, { printed, reason, ...facts }: NewSchool): Promise<AddedSchool> {
    return this.database.inTransaction(async (tx) => {
      await lockAddedSchools(tx);
      const directory = await this.references.directory(tx);
      const unitid = addedNumber(facts.name, await numbersGiven(tx));
      const body = schoolFrom(unitid, facts, directory);
      refuseDouble(body, directory);
      const said = { unitid, reason, by: caller.id };
      await enterSchool(tx, { ...said, body });
      if (printed !== null) await addAlias(tx, { ...said, alias: printed });
      const waited = await this.again.waiting(tx, unitid);
      const applications = await evaluateAgain(tx, waited, 'school-added');
      await audit(tx, caller, unitid, { action: 'institution.added', facts: { applications } });
      return { unitid };
    });
  }

  /** What is known of it now; what was said before stays in its history. */
  async correct(caller: Caller, unitid: string, { reason, ...facts }: SchoolCorrection): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockAddedSchools(tx);
      const directory = await this.#directoryWith(tx, unitid);
      const body = schoolFrom(unitid, facts, directory);
      const others = directory.filter((each) => each.unitid !== unitid);
      // A school that has ended may stand beside the one that took it over.
      if (body.ended === undefined) refuseDouble(body, others);
      const documents = await this.again.documentsOf(tx, unitid);
      await enterSchool(tx, { unitid, body, reason, by: caller.id });
      await this.again.lost(tx, unitid, documents);
      const changed = [...documents, ...(await this.again.waiting(tx, unitid))];
      const applications = await evaluateAgain(tx, changed, 'school-corrected');
      await audit(tx, caller, unitid, { action: 'institution.corrected', facts: { applications } });
    });
  }

  /** Added by mistake: gone, as long as nothing but open cases rests on it. */
  async remove(caller: Caller, unitid: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockAddedSchools(tx);
      await this.#directoryWith(tx, unitid);
      const uses = await usesOfSchool(tx, unitid);
      const used = USES.filter(([use]) => uses[use]).map(([, words]) => words);
      if (used.length > 0) {
        const why = used.join('; ');
        const detail = `This school cannot be taken away: ${why}. Say that it has closed instead.`;
        throw conflict('school-in-use', detail, uses);
      }
      const documents = await this.again.documentsOf(tx, unitid);
      await enterSchool(tx, { unitid, body: null, reason, by: caller.id });
      const lost = await this.again.lost(tx, unitid, documents);
      const applications = await evaluateAgain(tx, lost, 'school-removed');
      await audit(tx, caller, unitid, { action: 'institution.removed', facts: { applications } });
    });
  }

  /** The directory, in which a person has put this school. */
  async #directoryWith(tx: Tx, unitid: string): Promise<readonly Institution[]> {
    const directory = await this.references.directory(tx);
    if (!directory.some((each) => each.unitid === unitid)) throw notFound('This school');
    if (!isAddedByHand(unitid)) {
      const detail = 'This school is of a published directory. Correct it by importing a newer file.';
      throw conflict('school-of-directory', detail);
    }
    return directory;
  }
}

/** The same name at the same place is the same school. */
function refuseDouble(school: Institution, directory: readonly Institution[]): void {
  const known = schoolAlike(directory, school);
  if (known === null) return;
  const { unitid, name, city, state } = known;
  const place = [city, state].filter((each) => each !== null).join(', ');
  const detail =
    `The directory has this school: ${name}${place === '' ? '' : `, ${place}`} (number ${unitid}). ` +
    'Keep the printed name for it; if it is another school, say at which place.';
  throw conflict('school-known', detail, { unitid, name });
}

function audit(
  tx: Tx,
  caller: Caller,
  unitid: string,
  done: { action: string; facts: { applications: number } },
): Promise<unknown> {
  return appendAudit(tx, { ...actedOn(caller, null, unitid), ...done });
}
