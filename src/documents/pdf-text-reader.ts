import type { TextPage, TextRun } from '../domain/transcript/text-page.js';
import type { PageSize } from './child-protocol.js';
import type { ReadLimits } from './limits.js';
import { type PdfEngine, withPdfEngine } from './pdf-engine.js';
import { PdfFonts, quarterOf } from './pdf-letters.js';
import { type OpenPage, withPage } from './pdf-page.js';
import { coversPage, visibleWords } from './pdf-visible.js';
import { type PdfWord, wordsIn } from './pdf-words.js';
import { refuse, RefusedDocument } from './refusal.js';

export interface PdfText {
  readonly pages: readonly TextPage[];
  readonly sizes: readonly PageSize[];
  /** Numbers of the pages that are a picture with unseen text laid over it, as scanners make them. */
  readonly scanned: readonly number[];
}

/**
 * Words of every page with their exact places, in the frame in which the page is read. Throws
 * `RefusedDocument`.
 */
export async function readPdfText(bytes: Uint8Array, limits: ReadLimits): Promise<PdfText> {
  return withPdfEngine((engine) =>
    engine.open(bytes, async (pdf) => {
      const count = engine.call.FPDF_GetPageCount(pdf);
      if (count > limits.pages) throw new RefusedDocument(refuse('too-many-pages'));
      if (count === 0) throw new RefusedDocument(refuse('unreadable'));
      const fonts = new PdfFonts(engine);
      const pages: TextPage[] = [];
      const scanned: number[] = [];
      let characters = 0;
      for (let index = 0; index < count; index += 1) {
        await withPage(engine, pdf, { index, fonts }, (page) => {
          characters += page.texts.reduce((sum, { letters }) => sum + letters.length, 0);
          if (characters > limits.characters) throw new RefusedDocument(refuse('too-complex'));
          const read = readPage(engine, page);
          pages.push({
            number: index + 1,
            width: page.width,
            height: page.height,
            turn: page.turn,
            unit: 'points',
            runs: read.words.map(asRun),
          });
          if (read.scanned) scanned.push(index + 1);
        });
      }
      return { pages, sizes: pages.map(({ width, height }) => ({ width, height })), scanned };
    }),
  );
}

interface PageWords {
  readonly words: readonly PdfWord[];
  /** Text that nobody sees on the paper. */
  readonly hidden: readonly PdfWord[];
  readonly scanned: boolean;
}

/** Text that stands across the direction of reading, such as a watermark or a margin note, is left out. */
function readPage(engine: PdfEngine, page: OpenPage): PageWords {
  const words = page.texts
    .filter((text) => quarterOf(text) === 0 && text.size > 0)
    .flatMap((text) => wordsIn(text, page.frame[3], page.frame[0]));
  const { seen, hidden } = visibleWords(engine, page, words);
  const scanned = lengthOf(hidden) > lengthOf(seen) && coversPage(engine, page);
  return scanned ? { words, hidden: [], scanned } : { words: seen, hidden, scanned };
}

function lengthOf(words: readonly PdfWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function asRun({ source: _source, at: _at, ...run }: PdfWord): TextRun {
  return run;
}
