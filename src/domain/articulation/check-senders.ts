import { findInstitution, sureMatch } from '../institution/find-institution.js';
import type { Institution } from '../institution/institution.js';
import type { FiledAgreement } from './check-agreements.js';
import type { FiledRule } from './describe-finding.js';
import { nameOf, warning, type Finding, type RuleName } from './rule-finding.js';

/** The schools among which those of rules are looked up. */
export interface Senders {
  readonly schools: readonly Institution[];
  /** Does it hold the federal directory? Else a number of that directory may be right and not be here. */
  readonly isFederal: boolean;
}

/** Numbers of the federal directory have six digits; schools outside it have ids of our own. */
const FEDERAL = /^\d{6}$/;
/** More rules than this are counted in a sentence, not named. */
const NAMED_MAX = 3;

/**
 * Schools of rules and agreements that the directory does not have: what is written for them never holds for
 * a transcript. One finding for each such school, and one for all numbers of which nothing is known.
 */
export function unknownSenders(
  rules: readonly FiledRule[],
  agreements: readonly FiledAgreement[],
  { schools, isFederal }: Senders,
): readonly Finding[] {
  const known = new Set(schools.map(({ unitid }) => unitid));
  const bySchool = new Map<string, RuleName[]>();
  const add = (school: string, name: RuleName) => {
    if (known.has(school)) return;
    const names = bySchool.get(school);
    if (names === undefined) bySchool.set(school, [name]);
    else names.push(name);
  };
  for (const rule of rules) if (!('any' in rule.sending)) add(rule.sending.institution, nameOf(rule));
  for (const agreement of agreements) add(agreement.partner.institution, nameOf(agreement));
  const missing = [...bySchool].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const mayBeRight = (school: string) => !isFederal && FEDERAL.test(school);
  const wrong = missing.filter(([school]) => !mayBeRight(school));
  return [
    ...wrong.map(([school, of]) => unknown(school, of, schools)),
    ...unchecked(missing.filter(([school]) => mayBeRight(school))),
  ];
}

function unknown(school: string, of: readonly RuleName[], schools: readonly Institution[]): Finding {
  const meant = FEDERAL.test(school) ? null : sureMatch(findInstitution(school, schools, 1));
  const hint = meant === null ? '' : `; ${meant.name} has ${meant.unitid}`;
  const ids = of.map(({ id }) => id);
  const message =
    `No school of the directory that was read has the number “${school}”, ` +
    `which ${shortened(ids)} ${ids.length === 1 ? 'names' : 'name'}${hint}.`;
  return { ...warning('unknown-sender', of, message), names: [school] };
}

function unchecked(missing: readonly (readonly [string, readonly RuleName[]])[]): readonly Finding[] {
  if (missing.length === 0) return [];
  const names = missing.map(([school]) => school);
  const message =
    `Whether there ${names.length === 1 ? 'is a school' : 'are schools'} with the number ` +
    `${shortened(names)} is not known: the directory that was read is not the federal one.`;
  const of = missing.flatMap(([, each]) => each);
  return [{ ...warning('sender-unchecked', of, message), names }];
}

function shortened(names: readonly string[]): string {
  const more = names.length - NAMED_MAX;
  const told = names.slice(0, NAMED_MAX).join(', ');
  return more > 0 ? `${told} and ${more} more` : told;
}
