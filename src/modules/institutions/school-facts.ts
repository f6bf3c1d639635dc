import type { SchoolCorrection } from '../../contract/institutions.js';
import type { Accreditation, Ended, Institution } from '../../domain/institution/institution.js';
import { STATES } from '../../domain/institution/name-words.js';
import { readTerm, termDates } from '../../domain/term.js';
import { invalid } from '../../http/problems.js';
import { loadAccreditors, type AgencyGroups } from '../../reference/load-accreditors.js';

type Facts = Omit<SchoolCorrection, 'reason'>;

const HOME = 'US';
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });

/** The entry of a school as a person has told it. Throws a problem for what cannot be so. */
export function schoolFrom(unitid: string, facts: Facts, directory: readonly Institution[]): Institution {
  const { name, city, country, kind, creditUnit } = facts;
  const groups = loadAccreditors();
  const ended = endOf(unitid, facts, directory);
  return {
    unitid,
    name,
    aliases: [],
    city,
    state: stateOf(facts),
    country,
    calendar: 'unknown',
    creditUnit,
    kind,
    accreditations: facts.accreditations.map((each) => accreditationOf(each, groups)),
    source: 'added by hand',
    ...(ended === null ? {} : { ended }),
  };
}

function stateOf({ state, country }: Facts): string | null {
  if (!isCountry(country)) throw invalid('wrong-country', `There is no country ${country}.`);
  if (state === null || country !== HOME) return state;
  const code = state.toUpperCase();
  if (!STATES.has(code.toLowerCase()))
    throw invalid('wrong-state', 'Write a state of the United States by its postal code, such as MA.');
  return code;
}

function isCountry(code: string): boolean {
  const name = REGIONS.of(code);
  return name !== code && name !== 'Unknown Region';
}

/** An interval counts up to the day of which its source speaks, no further. */
function accreditationOf(
  { agency, from, to, checkedOn, source }: Facts['accreditations'][number],
  groups: AgencyGroups,
): Accreditation {
  const [first, last] = [dayOf(from, 'first'), dayOf(to, 'last')];
  const refuse = (why: string) => invalid('wrong-interval', `${agency}: ${why}`);
  if (checkedOn > new Date().toISOString().slice(0, 10))
    throw refuse('no source speaks of a day to come; write the day on which it was read.');
  if (first !== null && first > checkedOn)
    throw refuse('the accreditation begins after the day of which the source speaks.');
  if (last !== null && last > checkedOn)
    throw refuse('it ends after the day of which the source speaks; leave the end empty until it is over.');
  if (first !== null && last !== null && first > last) throw refuse('it ends before it begins.');
  return { agency, group: groups.groupOf(agency), from: first, to: last, checkedOn, source };
}

function dayOf(dayOrTerm: string | null, end: 'first' | 'last'): string | null {
  const term = dayOrTerm === null ? null : readTerm(dayOrTerm);
  return term === null ? dayOrTerm : termDates(term)[end];
}

function endOf(unitid: string, { ended }: Facts, directory: readonly Institution[]): Ended | null {
  if (ended === null) return null;
  const { on, successor } = ended;
  if (successor === null) return { how: 'closed', on, successor };
  if (successor === unitid || !directory.some((each) => each.unitid === successor))
    throw invalid('wrong-successor', 'The school that took it over is not another school of the directory.');
  return { how: 'merged', on, successor };
}

/** What was said of a school, in one line for its history; null: that it is taken away. */
export function factsText(school: Institution | null): string {
  if (school === null) return 'taken away';
  const { name, city, state, country, accreditations, ended, kind, creditUnit } = school;
  const place = [city, state, country].filter((each) => each !== null).join(', ');
  const intervals = accreditations.map(({ agency, from, to, checkedOn, source }) => {
    const until = to === null ? `, no end known on ${checkedOn}` : ` to ${to}`;
    return `${agency} from ${from ?? 'a day not known'}${until} (${source})`;
  });
  return [
    `${name}, ${place}`,
    kind === 'college' ? '' : kind.replace('-', ' '),
    creditUnit === 'unknown' ? '' : `unit of credit: ${creditUnit}`,
    intervals.length === 0 ? 'accreditation unknown' : intervals.join('; '),
    ended === undefined ? '' : `${ended.how}${ended.on === null ? '' : ` on ${ended.on}`}`,
  ]
    .filter((each) => each !== '')
    .join('; ');
}
