/** A reference file or a case that cannot be used: what is wrong, where, and what was expected. */
export class ReferenceFault extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly where: { readonly file: string; readonly line: number; readonly column: number } | null,
  ) {
    super(where === null ? sentence : `${where.file}:${where.line}:${where.column}: ${sentence}`);
  }
}
