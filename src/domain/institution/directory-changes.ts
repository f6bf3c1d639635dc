import { canonicalJson } from '../canonical-json.js';
import type { Accreditation, Institution } from './institution.js';

/** What an import changes about one school, each kind by itself. */
export interface DirectoryChange {
  readonly kind:
    | 'added'
    | 'renamed'
    | 'closed'
    | 'reopened'
    | 'accreditation-gained'
    | 'accreditation-ended'
    | 'accreditation-changed'
    | 'changed';
  readonly unitid: string;
  readonly name: string;
  /** What it was and what it is, in words. */
  readonly text: string;
}

/** All that differs between two states of the directory, in the order of the new one. */
export function changesBetween(
  before: readonly Institution[],
  after: readonly Institution[],
): readonly DirectoryChange[] {
  const known = new Map(before.map((each) => [each.unitid, each]));
  return after.flatMap((school) => changesOf(known.get(school.unitid), school));
}

function changesOf(before: Institution | undefined, after: Institution): DirectoryChange[] {
  const change = (kind: DirectoryChange['kind'], text: string) => ({
    kind,
    unitid: after.unitid,
    name: after.name,
    text,
  });
  if (before === undefined) {
    const place = [after.city, after.state ?? (after.country === 'US' ? null : after.country)]
      .filter((each) => each !== null)
      .join(', ');
    return [change('added', `${place}${after.ended === undefined ? '' : ` (${endOf(after)})`}`)];
  }
  if (before === after || canonicalJson(before) === canonicalJson(after)) return [];
  const changes = accreditationChanges(before, after).map(([kind, text]) => change(kind, text));
  if (before.name !== after.name) changes.unshift(change('renamed', `was ${before.name}`));
  if (before.ended === undefined && after.ended !== undefined) changes.push(change('closed', endOf(after)));
  if (before.ended !== undefined && after.ended === undefined)
    changes.push(change('reopened', `was ${endOf(before)}`));
  const others = changedFields(before, after);
  return others === '' ? changes : [...changes, change('changed', others)];
}

function endOf({ ended }: Institution): string {
  const when = ended?.on == null ? '' : ` ${ended.on}`;
  return `${ended?.how ?? 'open'}${when}${ended?.successor == null ? '' : ` into ${ended.successor}`}`;
}

/** The fields that differ and of which no change of their own tells; a former name comes with a new one. */
function changedFields(before: Institution, after: Institution): string {
  const isTold = (key: keyof Institution) =>
    key === 'source' ||
    key === 'accreditations' ||
    key === 'name' ||
    (key === 'formerNames' && before.name !== after.name) ||
    (key === 'ended' && (before.ended === undefined) !== (after.ended === undefined));
  return (Object.keys({ ...before, ...after }) as (keyof Institution)[])
    .filter((key) => !isTold(key) && canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
    .toSorted()
    .join(', ');
}

type AccreditationChange = readonly [DirectoryChange['kind'], string];

/** Intervals of one agency, side by side in their order. */
function accreditationChanges(before: Institution, after: Institution): AccreditationChange[] {
  const agencies = new Set([...before.accreditations, ...after.accreditations].map(({ agency }) => agency));
  return [...agencies].toSorted().flatMap((agency) => {
    return [false, true].flatMap((candidate) => {
      const of = ({ accreditations }: Institution) =>
        accreditations.filter((each) => each.agency === agency && (each.candidate ?? false) === candidate);
      const [was, is] = [of(before), of(after)];
      return Array.from({ length: Math.max(was.length, is.length) }, (_, at) =>
        accreditationChange(agency, was[at], is[at]),
      ).filter((change) => change !== null);
    });
  });
}

function accreditationChange(
  agency: string,
  before: Accreditation | undefined,
  after: Accreditation | undefined,
): AccreditationChange | null {
  if (before === undefined) return ['accreditation-gained', `${agency} ${daysOf(after!)}`];
  if (after === undefined)
    return ['accreditation-changed', `${agency} ${daysOf(before)} is no longer listed`];
  if (before.to === null && after.to !== null) return ['accreditation-ended', `${agency} ${daysOf(after)}`];
  if (daysOf(before) === daysOf(after) && before.group === after.group) return null;
  return ['accreditation-changed', `${agency} ${daysOf(after)}, was ${daysOf(before)}`];
}

function daysOf({ from, fromEstimated, to, candidate }: Accreditation): string {
  const start = from === null ? 'start not known' : `${fromEstimated === true ? 'about ' : ''}${from}`;
  return `${start} to ${to ?? 'now'}${candidate === true ? ' (candidate)' : ''}`;
}
