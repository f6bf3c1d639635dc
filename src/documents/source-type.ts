/** The kinds of document that can be read. */
export const SOURCE_TYPES = ['pdf', 'image', 'csv', 'text'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];
