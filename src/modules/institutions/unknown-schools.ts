import { setImmediate } from 'node:timers/promises';
import type { UnknownSchools } from '../../contract/institutions.js';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import type { Reader } from '../../store/database.js';
import { listDoubtfulSchools } from '../../store/institution.store.js';
import type { References } from '../../store/references.js';

const NAMES_MAX = 50;
const SUGGESTIONS_MAX = 3;

/** Printed names that wait for a person, each once with its documents: a school is decided once for all. */
export async function unknownSchools(
  reader: Reader,
  references: References,
): Promise<UnknownSchools['names']> {
  const directory = await references.directory(reader);
  const names = new Map<string, UnknownSchools['names'][number]>();
  for (const { transcript, application, printed, hints, since } of await listDoubtfulSchools(reader)) {
    const key = printed.toLowerCase();
    const known = names.get(key);
    if (known !== undefined) known.documents.push({ transcript, application });
    else if (names.size < NAMES_MAX) {
      // A thousand names take a while: others go between any two.
      await setImmediate();
      const suggestions = findInstitution(printed, directory, SUGGESTIONS_MAX, hints);
      // Somebody may have named the school since the paper was read.
      if (sureMatch(suggestions) !== null) continue;
      const documents = [{ transcript, application }];
      const waitingSince = since.toISOString();
      names.set(key, { printed, waitingSince, documents, suggestions: [...suggestions] });
    }
  }
  return [...names.values()];
}
