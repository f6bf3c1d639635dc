import type { Ended, Institution } from '../../domain/institution/institution.js';
import type { PublishedDays } from './published-days.js';
import type { PublishedRow } from './published-row.js';

/** What the federal directory (IPEDS HD) says of one school. */
export interface DirectoryEntry {
  readonly unitid: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string;
  readonly opeid: string | null;
  readonly sector: string | null;
  readonly level: string | null;
  readonly size: number | null;
  readonly parent: string | null;
  readonly ended: Ended | null;
}

const SECTORS = [
  'administrative unit', 'public, four years or more', 'private not-for-profit, four years or more',
  'private for-profit, four years or more', 'public, two years', 'private not-for-profit, two years',
  'private for-profit, two years', 'public, less than two years',
  'private not-for-profit, less than two years', 'private for-profit, less than two years',
]; // prettier-ignore
const LEVELS = ['four years or more', 'at least two but less than four years', 'less than two years'];
/** Freely associated states are countries of their own. */
const COUNTRIES = ['FM', 'MH', 'PW'];

/** Throws `ReferenceFault` for a row without a number, a name or a state. */
export function directoryEntry(row: PublishedRow, days: PublishedDays): DirectoryEntry {
  const unitid = row.must('UNITID', /^\d{6}$/, 'a unit id of six digits');
  const name = row.must('INSTNM', /\p{L}/u, 'the name of a school');
  const state = row.must('STABBR', /^[A-Z]{2}$/, 'a postal code of a state');
  const opeid = row.text('OPEID').replace(/\D/g, '');
  const { aliases, formerNames } = aliasesIn(row.printed('IALIAS'), name);
  return {
    unitid,
    name,
    aliases,
    formerNames,
    city: row.text('CITY') || null,
    state,
    country: COUNTRIES.includes(state) ? state : 'US',
    opeid: opeid === '' || Number(opeid) === 0 ? null : opeid.padStart(8, '0'),
    sector: SECTORS[Number(row.text('SECTOR') || '99')] ?? null,
    level: LEVELS[Number(row.text('ICLEVEL') || '99') - 1] ?? null,
    size: /^[1-5]$/.test(row.text('INSTSIZE')) ? Number(row.text('INSTSIZE')) : null,
    parent: row.text('ACT') === 'G' ? row.text('NEWID') || null : null,
    ended: endOf(row, days),
  };
}

/** D: closed, M: closed with reports still to come, C: merged into another. */
function endOf(row: PublishedRow, days: PublishedDays): Ended | null {
  const act = row.text('ACT');
  const on = lastDay(row, days);
  const successor = row.text('NEWID') || null;
  if (act === 'C') return { how: 'merged', on, successor };
  return act === 'D' || act === 'M' || (row.text('CYACTIVE') === '3' && act !== 'G') || on !== null
    ? { how: 'closed', on, successor }
    : null;
}

/** The day of the end, else its year; null where the row has neither, or one that has not come yet. */
function lastDay(row: PublishedRow, days: PublishedDays): string | null {
  const day = row.dayOrYear('CLOSEDAT');
  const name = day === null ? 'DEATHYR' : 'CLOSEDAT';
  if (day === null && row.text(name) === '') return null;
  const on = day ?? row.must(name, /^\d{4}$/, 'a year such as 2014');
  return days.hasCome({ ...row.where(name), name, day: on }) ? on : null;
}

const FORMERLY = /\b(?:previously|formerly)(?: known as)?:?|\bf\/?k\/?a\b\.?/i;
const ALSO = /^(?:d\/?b\/?a\b\.?|a\/?k\/?a\b\.?|also known as:?|doing business as:?|or|and|the)\s+/i;

/** Schools type their other names into one cell, with bars, semicolons, gaps, slashes or commas between. */
function aliasesIn(cell: string, name: string): { aliases: string[]; formerNames: string[] } {
  const parts = cell
    .replace(/\bd\/b\/a\b/gi, '| dba')
    .replace(/,?\s+(?=(?:previously|formerly)\b)/gi, ' | ')
    .split(/\s*[|;\n\r\t]\s*|\s{2,}|\s+\/\s+/)
    .flatMap((part) => (part.split('/').length > 3 ? part.split('/') : [part]))
    .flatMap(byCommas);
  const seen = new Set([name.toLowerCase()]);
  const aliases: string[] = [];
  const formerNames: string[] = [];
  for (const part of parts) {
    const was = FORMERLY.test(part);
    const bare = part
      .replace(FORMERLY, ' ')
      .replace(/\([^)]*\)?/g, ' ')
      .replace(ALSO, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.:-]+|[\s,:-]+$/g, '');
    if (bare.length < 2 || seen.has(bare.toLowerCase())) continue;
    seen.add(bare.toLowerCase());
    (was ? formerNames : aliases).push(bare);
  }
  return { aliases, formerNames };
}

/** A comma parts names only where each part looks like one: `Trinity College, Hartford` is one name. */
function byCommas(part: string): string[] {
  const pieces = part.split(/\s*,\s*/).filter((piece) => piece !== '');
  if (pieces.length < 2) return pieces;
  const isName = (piece: string) => /^[A-Z][A-Z&.-]{1,9}$/.test(piece) || /\S\s+\S/.test(piece);
  const are = pieces.filter((piece) => isName(piece) && !/^inc\.?$/i.test(piece));
  return are.length === pieces.length || pieces.length > 3 ? pieces : [part, ...are];
}

/** One for all: a list of its own for each of so many schools would be a tenth of what an import holds. */
const NONE: readonly never[] = [];

/** A school of the directory from its entry alone; what else is known of it comes from other files. */
export function schoolFrom(entry: DirectoryEntry, source: string): Institution {
  return {
    unitid: entry.unitid,
    name: entry.name,
    aliases: entry.aliases.length === 0 ? NONE : entry.aliases,
    ...(entry.formerNames.length === 0 ? {} : { formerNames: entry.formerNames }),
    city: entry.city,
    state: entry.state,
    country: entry.country,
    calendar: 'unknown',
    creditUnit: 'unknown',
    kind: 'college',
    accreditations: NONE,
    source,
    ...(entry.opeid === null ? {} : { opeid: entry.opeid }),
    ...(entry.parent === null ? {} : { parent: entry.parent }),
    ...(entry.sector === null ? {} : { sector: entry.sector }),
    ...(entry.level === null ? {} : { level: entry.level }),
    ...(entry.size === null ? {} : { size: entry.size }),
    ...(entry.ended === null ? {} : { ended: entry.ended }),
  };
}
