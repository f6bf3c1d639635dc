import type { TextPage } from '../domain/transcript/text-page.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

/** Points, or characters' heights of a text file, within which text stands on one line. */
const LINE_POINTS = 5;

/**
 * Refuses a page with a line that no paper is wide enough for: the patterns that lines are read by are made
 * for lines, and some take the square of a line's length. Throws `RefusedDocument`.
 */
export function refuseLongLinesOn(pages: readonly TextPage[], { lineCharacters }: ReadLimits): void {
  for (const { runs } of pages) {
    const lengths = new Map<number, number>();
    for (const { text, y, height } of runs) {
      const line = Math.round((y + height) / LINE_POINTS);
      const length = (lengths.get(line) ?? 0) + text.length + 1;
      if (length > lineCharacters) throw new RefusedDocument(refuse('too-complex'));
      lengths.set(line, length);
    }
  }
}

/** The same for the lines of a file of text. */
export function refuseLongLines(text: string, { lineCharacters }: ReadLimits): void {
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (at < text.length && code !== 0x0a && code !== 0x0d) continue;
    if (at - start > lineCharacters) throw new RefusedDocument(refuse('too-complex'));
    start = at + 1;
  }
}
