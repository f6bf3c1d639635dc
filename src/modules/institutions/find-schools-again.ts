import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import { lockApplication } from '../../store/application.store.js';
import type { Reader, Tx } from '../../store/database.js';
import { requestEvaluation } from '../../store/evaluation.store.js';
import {
  listDoubtfulSchools,
  listPrintedSchools,
  schoolsDoubted,
  schoolsFound,
  type DoubtfulSchool,
  type PrintedSchool,
} from '../../store/institution.store.js';
import { References } from '../../store/references.js';

type Named = Pick<DoubtfulSchool, 'printed' | 'hints'>;

/** Whose the documents of open cases are, once a person has said something new about a school. */
@Injectable()
export class FindSchoolsAgain {
  constructor(private readonly references: References) {}

  /** Documents that waited for this school and have it now; their cases are to be evaluated again. */
  async waiting(tx: Tx, unitid: string): Promise<readonly DoubtfulSchool[]> {
    const directory = await this.references.directory(tx);
    const named: DoubtfulSchool[] = [];
    for (const waiting of await listDoubtfulSchools(tx)) {
      if (surely(waiting, directory) === unitid) named.push(waiting);
      // A thousand names take a while: others go between any two.
      await setImmediate();
    }
    await schoolsFound(
      tx,
      named.map(({ transcript }) => transcript),
    );
    return named;
  }

  /** The documents of open cases that are this school's today, be it by their names or by a person's word. */
  async documentsOf(reader: Reader, unitid: string): Promise<readonly PrintedSchool[]> {
    const directory = await this.references.directory(reader);
    const known = new Map<string, boolean>();
    const found: PrintedSchool[] = [];
    for (const document of await listPrintedSchools(reader)) {
      if (document.stated !== null) {
        if (document.stated === unitid) found.push(document);
        continue;
      }
      const asRead = document.isDoubtful ? null : sureMatch(document.matches);
      if (asRead !== null && asRead.unitid !== unitid) continue;
      const key = JSON.stringify([document.printed, document.hints]);
      if (!known.has(key)) {
        known.set(key, surely(document, directory) === unitid);
        await setImmediate();
      }
      if (known.get(key) === true) found.push(document);
    }
    return found;
  }

  /**
   * Of these documents of the school, those whose printed names no longer say so are looked for anew; their
   * cases are to be evaluated again.
   */
  async lost(tx: Tx, unitid: string, documents: readonly PrintedSchool[]): Promise<readonly PrintedSchool[]> {
    const directory = await this.references.directory(tx);
    const lost = documents.filter((each) => each.stated === null && surely(each, directory) !== unitid);
    await schoolsDoubted(tx, lost);
    return lost;
  }
}

function surely({ printed, hints }: Named, directory: readonly Institution[]): string | null {
  return sureMatch(findInstitution(printed, directory, 1, hints))?.unitid ?? null;
}

/** Gives how many cases the documents are of. */
export async function evaluateAgain(
  tx: Tx,
  documents: readonly { readonly application: string }[],
  cause: string,
): Promise<number> {
  // In one order, so that two such requests never wait for each other.
  const applications = [...new Set(documents.map(({ application }) => application))].toSorted();
  for (const application of applications) {
    await lockApplication(tx, application);
    await requestEvaluation(tx, application, cause);
  }
  return applications.length;
}
