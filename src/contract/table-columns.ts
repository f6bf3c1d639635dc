import { z } from 'zod';
import { TABLE_FIELDS } from '../domain/transcript/records/from-table-cells.js';
import { plainProse } from './plain-text.js';
import { TranscriptShape } from './transcript.js';

const TableField = z.enum(TABLE_FIELDS);
export type TableField = z.infer<typeof TableField>;

/** One field for each column, in their order. */
const Fields = z.array(TableField).min(1).max(300);

export const ColumnTrial = z.object({ fields: Fields }).strict().meta({ id: 'ColumnTrial' });

/** `basedOn`: the version that was on the screen; 0 where nobody had said anything. */
export const ColumnChange = z
  .object({ fields: Fields, basedOn: z.number().int().min(0), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'ColumnChange' });
export type ColumnChange = z.infer<typeof ColumnChange>;

export const TableColumns = z
  .object({
    transcript: z.uuid(),
    application: z.uuid(),
    fileName: z.string(),
    /** The school as printed; null where the table names none. */
    school: z.string().nullable(),
    /** For whose tables a change is kept: those of this school, or of whoever sends the same heading. */
    keptFor: z.enum(['school', 'heading', 'file']),
    isHeaded: z.boolean(),
    columns: z.array(z.object({ heading: z.string(), field: TableField })),
    /** The first rows, cell by cell. */
    rows: z.array(z.array(z.string())),
    /** What a person has said before about such tables; null where nobody had to. */
    saved: z.object({ version: z.number().int(), by: z.string(), at: z.iso.datetime() }).nullable(),
    reading: TranscriptShape,
  })
  .meta({ id: 'TableColumns' });
export type TableColumns = z.infer<typeof TableColumns>;
