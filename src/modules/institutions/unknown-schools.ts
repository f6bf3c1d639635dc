import { setImmediate } from 'node:timers/promises';
import type { UnknownSchools } from '../../contract/institutions.js';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import { RecentAnswers } from '../../domain/recent-answers.js';
import type { InstitutionMatch } from '../../domain/transcript/transcript.js';
import type { Reader } from '../../store/database.js';
import { listDoubtfulSchools, type DoubtfulSchool } from '../../store/institution.store.js';
import type { References } from '../../store/references.js';

const NAMES_MAX = 50;
const SUGGESTIONS_MAX = 3;
const KEPT_MAX = 1000;

type Suggestions = readonly InstitutionMatch[];
/** The menu asks again and again how many names wait: in one directory each is looked up once. */
const SUGGESTED = new WeakMap<readonly Institution[], RecentAnswers<Suggestions>>();

/** Printed names that wait for a person, each once with its documents: a school is decided once for all. */
export async function unknownSchools(
  reader: Reader,
  references: References,
): Promise<UnknownSchools['names']> {
  const directory = await references.directory(reader);
  const names = new Map<string, UnknownSchools['names'][number]>();
  for (const waiting of await listDoubtfulSchools(reader)) {
    const { transcript, application, printed, since } = waiting;
    const key = printed.toLowerCase();
    const known = names.get(key);
    if (known !== undefined) known.documents.push({ transcript, application });
    else if (names.size < NAMES_MAX) {
      const suggestions = await suggested(waiting, directory);
      // Somebody may have named the school since the paper was read.
      if (sureMatch(suggestions) !== null) continue;
      const documents = [{ transcript, application }];
      const waitingSince = since.toISOString();
      names.set(key, { printed, waitingSince, documents, suggestions: [...suggestions] });
    }
  }
  return [...names.values()];
}

async function suggested(
  { printed, hints }: DoubtfulSchool,
  directory: readonly Institution[],
): Promise<Suggestions> {
  const answers = SUGGESTED.get(directory) ?? new RecentAnswers<Suggestions>(KEPT_MAX);
  SUGGESTED.set(directory, answers);
  let isNew = false;
  const suggestions = answers.get(JSON.stringify([printed, hints]), () => {
    isNew = true;
    return findInstitution(printed, directory, SUGGESTIONS_MAX, hints);
  });
  // A thousand names take a while: others go between any two.
  if (isNew) await setImmediate();
  return suggestions;
}
