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
  /** Words of one printed line share this number. */
  readonly line: number;
}

export interface Area {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How the engine is to take a picture, by the numbers that it gives them. */
export const LAYOUT = { columns: 4, block: 6, line: 7, word: 8, letter: 10, scattered: 11 } as const;
export type Layout = (typeof LAYOUT)[keyof typeof LAYOUT];

interface TessApi {
  Init(path: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  Recognize(monitor: null): number;
  GetTSVText(page?: number): string;
  Clear(): void;
}
interface TessModule {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => TessApi;
}

const LSTM_ONLY = 1;
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
    return new OcrEngine(module, api);
  }

  /** Gives the engine a picture, whose parts may then be read one after the other. */
  show({ data, width, height }: Grey, dpi: number): void {
    const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
    this.#module.FS.writeFile('/input', Buffer.concat([head, data]));
    this.#api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
    if (this.#api.SetImageFile(1, 0) !== 0) throw new Error('the text recogniser takes no such picture');
  }

  /** Reads the picture, or one area of it. `letters`: the only letters that may be read; all when empty. */
  read(layout: Layout, area: Area | null = null, letters = ''): readonly OcrWord[] {
    this.#api.SetVariable('tessedit_pageseg_mode', String(layout));
    this.#api.SetVariable('tessedit_char_whitelist', letters);
    this.#api.SetVariable('tessedit_char_blacklist', NEVER_PRINTED);
    if (area !== null) this.#api.SetRectangle(area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0);
    this.#api.Recognize(null);
    return wordsOf(this.#api.GetTSVText(0));
  }

  /** Forgets the picture, so that its memory serves the next one. */
  clear(): void {
    this.#api.Clear();
    this.#module.FS.writeFile('/input', new Uint8Array(0));
  }
}

function wordsOf(table: string): readonly OcrWord[] {
  const words: OcrWord[] = [];
  let line = 0;
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] !== WORD_LEVEL) {
      line += 1;
      continue;
    }
    const [x0, y0, width, height, confidence] = cells.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const text = (cells[11] ?? '').trim();
    if (text === '') continue;
    words.push({ text, x0, y0, x1: x0 + width, y1: y0 + height, confidence: confidence / 100, line });
  }
  return words;
}
