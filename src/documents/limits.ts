/** Every bound on one document in one place. A transcript needs a hundredth of each. */
export interface ReadLimits {
  readonly inputBytes: number;
  readonly pages: number;
  readonly characters: number;
  /** Of one line of text. */
  readonly lineCharacters: number;
  readonly courseRows: number;
  readonly outputBytes: number;
  /** Pixels of one drawn page; a larger page is drawn at a lower resolution. */
  readonly pixels: number;
  /** Pixels of one picture in a file, as its head tells them. */
  readonly picturePixels: number;
  /** Pages of one document that are pictures, each of which takes seconds to read. */
  readonly scanPages: number;
  /** CPU time for each such page, beside `cpuMs` for the document. */
  readonly scanPageCpuMs: number;
  /** Wall time of a document that has such pages, in all. */
  readonly scanWallMs: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  /** A reader child is replaced after this many documents. */
  readonly documentsPerChild: number;
  /** A reader child that still holds more than this after a document, as after a scan, is replaced. */
  readonly restingMemoryBytes: number;
}

const MIB = 1024 * 1024;

export const LIMITS: ReadLimits = {
  inputBytes: 20 * MIB,
  pages: 200,
  characters: 2_000_000,
  lineCharacters: 4_000,
  courseRows: 5_000,
  outputBytes: 20 * MIB,
  pixels: 16_000_000,
  picturePixels: 50_000_000,
  scanPages: 20,
  scanPageCpuMs: 15_000,
  scanWallMs: 55_000,
  cpuMs: 20_000,
  wallMs: 30_000,
  memoryBytes: 700 * MIB,
  documentsPerChild: 1_000,
  restingMemoryBytes: 280 * MIB,
};
