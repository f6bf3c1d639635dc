import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Grey } from './picture.js';

/** A word as the engine read it, in pixels of the picture that it was given. */
export interface OcrWord {
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** 0 to 1 */
  readonly confidence: number;
}

interface TessApi {
  Init(path: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page?: number): string;
}
interface TessModule {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => TessApi;
}

const LSTM_ONLY = 1;
/** The engine's number for a picture that is one line of print. */
const ONE_LINE = '7';
/** Columns of the engine's table: level, page, block, paragraph, line, word, left, top, width, height, … */
const WORD_LEVEL = '5';

/** Signs that no transcript prints, and that the engine sees in a thin or a broken letter. */
const NEVER_PRINTED = '|!{}~\\©®™«»‘“”°§¢£¥€<>';

let ready: Promise<OcrEngine> | null = null;

/** The engine of this process: made once, kept warm. */
export function ocrEngine(): Promise<OcrEngine> {
  ready ??= OcrEngine.make();
  return ready;
}

/**
 * The text recogniser (Tesseract as WebAssembly) in this very process: one thread, no network, no file. It
 * holds the process while it works, so it must only run where the process may be killed.
 */
export class OcrEngine {
  readonly #module: TessModule;
  readonly #api: TessApi;

  private constructor(module: TessModule, api: TessApi) {
    this.#module = module;
    this.#api = api;
  }

  static async make(): Promise<OcrEngine> {
    const require = createRequire(import.meta.url);
    const load = require('tesseract.js-core/tesseract-core-simd-lstm') as (
      options: object,
    ) => Promise<TessModule>;
    const quiet = () => undefined;
    const module = await load({ TesseractProgress: quiet, print: quiet, printErr: quiet });
    const home = dirname(require.resolve('@tesseract.js-data/eng/package.json'));
    const model = gunzipSync(readFileSync(join(home, '4.0.0_best_int/eng.traineddata.gz')));
    module.FS.writeFile('eng.traineddata', model);
    const api = new module.TessBaseAPI();
    if (api.Init(null, 'eng', LSTM_ONLY) !== 0) throw new Error('the text recogniser does not start');
    module.FS.unlink('eng.traineddata');
    api.SetVariable('tessedit_pageseg_mode', ONE_LINE);
    api.SetVariable('tessedit_char_blacklist', NEVER_PRINTED);
    // White letters are not looked for: light is made even first, so that an unsure line is no dark one.
    api.SetVariable('invert_threshold', '0');
    // Every line is given at the same size; without a number the engine guesses one, and warns.
    api.SetVariable('user_defined_dpi', '300');
    return new OcrEngine(module, api);
  }

  /** Reads a picture of one printed line. */
  readLine({ data, width, height }: Grey): readonly OcrWord[] {
    const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
    this.#module.FS.writeFile('/input', Buffer.concat([head, data]));
    if (this.#api.SetImageFile(1, 0) !== 0) throw new Error('the text recogniser takes no such picture');
    this.#api.Recognize(null);
    return wordsOf(this.#api.GetTSVText(0));
  }
}

function wordsOf(table: string): readonly OcrWord[] {
  const words: OcrWord[] = [];
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] !== WORD_LEVEL) continue;
    const [x0, y0, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const text = (cells[11] ?? '').trim();
    if (text === '') continue;
    words.push({ text, x0, y0, x1: x0 + width, y1: y0 + height, confidence: confidence / 100 });
  }
  return words;
}
