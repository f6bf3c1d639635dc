/** How far a CSV parser has come: lines, those that are empty among them. */
export interface ParserLines {
  readonly lines: number;
  readonly empty_lines: number;
}

/** Knows the line on which a row begins: a CSV parser tells only the line on which it ends, or breaks. */
export class RowStarts {
  #last: ParserLines;

  /** `headingLines`: those of a heading that the parser keeps to itself. */
  constructor(headingLines = 0) {
    this.#last = { lines: headingLines, empty_lines: 0 };
  }

  /** Where the row begins that the parser is in, or stumbles over. */
  current({ lines, empty_lines }: ParserLines): number {
    return Math.min(lines, this.#last.lines + 1 + empty_lines - this.#last.empty_lines);
  }

  /** Where the row begins that ends here; the next begins after it. */
  ended(at: ParserLines): number {
    const line = this.current(at);
    this.#last = { lines: at.lines, empty_lines: at.empty_lines };
    return line;
  }
}
