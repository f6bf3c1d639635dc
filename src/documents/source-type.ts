/** Records that a program wrote for programs: their fields are named, so no layout is read. */
const RECORD_TYPES = ['pesc-xml', 'elmo-xml', 'edi', 'clr-json'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** The kinds of document that can be read. */
export const SOURCE_TYPES = ['pdf', 'image', 'csv', 'text', ...RECORD_TYPES] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];
