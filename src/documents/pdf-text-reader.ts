import type { Issue } from '../domain/reason.js';
import type { TextPage, TextRun } from '../domain/transcript/text-page.js';
import type { PageSize } from './child-protocol.js';
import type { DocumentFacts } from './document-facts.js';
import type { ReadLimits } from './limits.js';
import { carriesProgram } from './pdf-attachments.js';
import { DrawnLetters } from './pdf-drawn-letters.js';
import { type PdfEngine, type PdfHandle, withPdfEngine } from './pdf-engine.js';
import { madeBy } from './pdf-facts.js';
import { PdfFonts, quarterOf } from './pdf-letters.js';
import { type OpenPage, withPage } from './pdf-page.js';
import { comparedEnds, earlierEnds, revisionIssues } from './pdf-revisions.js';
import { signaturesOn } from './pdf-signatures.js';
import { hiddenIssues, lyingIssues } from './pdf-signals.js';
import { type PageWords, visibleWords } from './pdf-visible.js';
import { type PdfWord, wordsIn } from './pdf-words.js';
import { refuse, RefusedDocument } from './refusal.js';
import { definitionsIn, SEND } from './suspicion.js';

export interface PdfText {
  readonly pages: readonly TextPage[];
  readonly sizes: readonly PageSize[];
  /** Numbers of the pages that are a picture with unseen text laid over it, as scanners make them. */
  readonly scanned: readonly number[];
  /** Signs that the file was tampered with: shown, not judged. */
  readonly signals: readonly Issue[];
  readonly facts: DocumentFacts;
}

/**
 * Words of every page with their exact places, in the frame in which the page is read. Throws
 * `RefusedDocument`. `issuers`: certificates in PEM whose word on a signature is taken.
 */
export async function readPdfText(
  bytes: Uint8Array,
  limits: ReadLimits,
  issuers: readonly string[] = [],
): Promise<PdfText> {
  return withPdfEngine((engine) =>
    engine.open(bytes, async (pdf) => {
      if (carriesProgram(engine, pdf))
        throw new RefusedDocument(refuse('suspicious', `A program is attached to the PDF. ${SEND}`));
      const { pages, scanned, signals } = await readPages(engine, pdf, limits);
      const ends = earlierEnds(engine, pdf, bytes);
      const script = hasScript(bytes);
      const signatures = await signaturesOn(engine, pdf, bytes, issuers);
      const states = await statesAt(engine, bytes, comparedEnds(ends), limits);
      return {
        pages,
        sizes: pages.map(({ width, height }) => ({ width, height })),
        scanned,
        signals: [...signals, ...revisionIssues(states, pages), ...(script ? [CARRIES_SCRIPT] : [])],
        facts: { ...madeBy(engine, pdf), script, revisions: ends.length + 1, signatures },
      };
    }),
  );
}

const CARRIES_SCRIPT: Issue = {
  code: 'carries-script',
  message: 'The PDF carries a program for PDF readers. It was not run; what it would show is not read.',
  where: null,
};

/** Some schools' papers have a program that only prints, so that one is shown, not refused. */
function hasScript(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return definitionsIn(file).some((part) => /\/S\s*\/JavaScript(?![A-Za-z])/.test(part));
}

interface ReadPages {
  readonly pages: TextPage[];
  readonly scanned: number[];
  readonly signals: Issue[];
}

async function readPages(engine: PdfEngine, pdf: PdfHandle, limits: ReadLimits): Promise<ReadPages> {
  const count = engine.call.FPDF_GetPageCount(pdf);
  if (count > limits.pages) throw new RefusedDocument(refuse('too-many-pages'));
  if (count === 0) throw new RefusedDocument(refuse('unreadable'));
  const fonts = new PdfFonts(engine);
  const drawn = new DrawnLetters(engine);
  const [pages, scanned, signals]: [TextPage[], number[], Issue[]] = [[], [], []];
  let characters = 0;
  for (let index = 0; index < count; index += 1) {
    await withPage(engine, pdf, { index, fonts }, (open) => {
      characters += open.texts.reduce((sum, { letters }) => sum + letters.length, 0);
      if (characters > limits.characters) throw new RefusedDocument(refuse('too-complex'));
      const read = wordsOn(engine, open);
      const page = pageOf(open, index + 1, read.words);
      pages.push(page);
      if (read.scanned) scanned.push(page.number);
      else
        signals.push(...hiddenIssues(page, read.hidden), ...lyingIssues(page, drawn.lies(open, read.words)));
    });
  }
  return { pages, scanned, signals };
}

/** The pages as they were in earlier states of the file; a state that cannot be read says nothing. */
async function statesAt(
  engine: PdfEngine,
  bytes: Uint8Array,
  ends: readonly number[],
  limits: ReadLimits,
): Promise<TextPage[][]> {
  const states: TextPage[][] = [];
  for (const end of ends) {
    try {
      states.push(
        await engine.open(
          bytes.subarray(0, end),
          async (pdf) => (await readPages(engine, pdf, limits)).pages,
        ),
      );
    } catch (error) {
      if (!(error instanceof RefusedDocument)) throw error;
    }
  }
  return states;
}

/** Text that stands across the direction of reading, such as a watermark or a margin note, is left out. */
function wordsOn(engine: PdfEngine, page: OpenPage): PageWords {
  const words = page.texts
    .filter((text) => quarterOf(text) === 0 && text.size > 0)
    .flatMap((text) => wordsIn(text, page));
  return visibleWords(engine, page, words);
}

function pageOf({ width, height, turn }: OpenPage, number: number, words: readonly PdfWord[]): TextPage {
  return { number, width, height, turn, unit: 'points', runs: words.map(asRun) };
}

function asRun({ source: _source, letters: _letters, ...run }: PdfWord): TextRun {
  return run;
}
