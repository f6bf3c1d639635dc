import { foldName } from '../../domain/institution/name-words.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { AgencyGroups } from '../load-accreditors.js';
import type { PublishedRow } from './published-row.js';

/** What a list of schools abroad says of one of them. Nothing in it is an accreditation. */
export interface ForeignSchool {
  readonly unitid: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly city: string | null;
  readonly web: string | null;
  readonly recognisedBy: string | null;
  readonly source: string;
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });
const ALIASES_MAX = 60;

/** Throws `ReferenceFault` for a row without a name, a country or a source. */
export function foreignSchool(row: PublishedRow): ForeignSchool {
  const name = row.must('NAME', /\p{L}/u, 'the name of a school');
  const printed = row.must('COUNTRY', /^[A-Z]{2}$/, 'a country code of two letters, such as FR');
  // Many write UK; the code of ISO is GB.
  const country = printed === 'UK' ? 'GB' : printed;
  if (!isCountry(country)) throw row.fault('COUNTRY', `there is no country ${country}`);
  if (country === 'US') throw row.fault('COUNTRY', 'schools of the United States come from IPEDS');
  const source = row.must('SOURCE', /^https?:\/\/\S+$/, 'the address of a page that says so');
  const aliases = row.text('ALIASES').split(/\s*\|\s*/);
  return {
    unitid: idOf(row, country, name),
    name,
    aliases: [...new Set(aliases)].filter((each) => each !== '' && each !== name).slice(0, ALIASES_MAX),
    country,
    city: row.text('CITY') || null,
    web: row.text('WEB') === '' ? null : row.must('WEB', /^https?:\/\/\S+$/, 'an address of the web'),
    recognisedBy: row.text('RECOGNISED BY') || null,
    source,
  };
}

function isCountry(code: string): boolean {
  const name = REGIONS.of(code);
  return name !== code && name !== 'Unknown Region';
}

/** A school keeps its number under another name only where the file says it. */
function idOf(row: PublishedRow, country: string, name: string): string {
  if (row.text('ID') !== '')
    return row.must('ID', /^[a-z]{2}-[\p{Ll}\p{Lo}\d-]+$/u, 'an id such as fr-paris-1');
  const words = foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${country.toLowerCase()}-${words}`;
}

/** Takes a list of schools abroad in. What it leaves open of a known school stays as it was. */
export function mergeForeign(
  schools: Map<string, Institution>,
  entries: readonly ForeignSchool[],
  groups: AgencyGroups,
): void {
  for (const { unitid: id, name, aliases, country, city, web, recognisedBy, source } of entries) {
    const unitid = numberIn(schools, id);
    const known = schools.get(unitid);
    const wasNamed = known === undefined || known.name === name ? [] : [known.name];
    const formerNames = [...new Set([...wasNamed, ...(known?.formerNames ?? [])])];
    schools.set(unitid, {
      ...(known ?? BLANK),
      kind: known?.kind ?? (groups.isMusicSchool(name, []) ? 'music-school' : 'college'),
      unitid,
      name,
      aliases: [...new Set([...aliases, ...(known?.aliases ?? [])])],
      ...(formerNames.length === 0 ? {} : { formerNames: formerNames.filter((each) => each !== name) }),
      country,
      city: city ?? known?.city ?? null,
      source,
      ...(web === null ? {} : { web }),
      ...(recognisedBy === null ? {} : { recognisedBy }),
    });
  }
}

/** Numbers were made of `uk` once; papers name such a school by the number that it has. */
function numberIn(schools: ReadonlyMap<string, Institution>, unitid: string): string {
  const former = unitid.replace(/^gb-/, 'uk-');
  return !schools.has(unitid) && schools.has(former) ? former : unitid;
}

const BLANK = {
  state: null,
  calendar: 'unknown',
  creditUnit: 'unknown',
  accreditations: [],
} as const;
