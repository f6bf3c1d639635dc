import type { OutlinedTable } from '../../documents/child-protocol.js';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import type { TableField } from '../../domain/transcript/records/from-table-cells.js';
import type { ColumnMapping } from '../../domain/transcript/records/from-table-columns.js';
import type { MappingKey } from '../../store/column-mapping.store.js';

/**
 * Whose tables are like this one, as it reads before anybody has said anything: those of the school, else of
 * whoever prints the same name over the same heading. Without either only the file itself is like it.
 */
export function mappingKey(
  { outline, transcript }: OutlinedTable,
  directory: readonly Institution[],
): MappingKey & { readonly keptFor: 'school' | 'heading' | 'file' } {
  const { name } = transcript.institution;
  const match = sureMatch(findInstitution(name, directory));
  const heading = outline.fingerprint;
  if (match !== null) {
    return { sender: `unitid:${match.unitid}`, heading, keptFor: 'school' };
  }
  if (name !== null) return { sender: `name:${name.toLowerCase()}`, heading, keptFor: 'school' };
  return outline.isHeaded
    ? { sender: 'name:', heading, keptFor: 'heading' }
    : { sender: `file:${transcript.document.sha256}`, heading, keptFor: 'file' };
}

/** A field for each column, by their place. */
export function mappingOf(fields: readonly TableField[]): ColumnMapping {
  return Object.fromEntries(fields.map((field, at) => [String(at + 1), field]));
}
