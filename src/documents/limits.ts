/** Every bound on one document in one place. A transcript needs a hundredth of each. */
export interface ReadLimits {
  readonly inputBytes: number;
  readonly pages: number;
  readonly characters: number;
  readonly courseRows: number;
  readonly outputBytes: number;
  /** Pixels of one drawn page; a larger page is drawn at a lower resolution. */
  readonly pixels: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  /** A reader child is replaced after this many documents. */
  readonly documentsPerChild: number;
}

const MIB = 1024 * 1024;

export const LIMITS: ReadLimits = {
  inputBytes: 20 * MIB,
  pages: 200,
  characters: 2_000_000,
  courseRows: 5_000,
  outputBytes: 20 * MIB,
  pixels: 16_000_000,
  cpuMs: 20_000,
  wallMs: 30_000,
  memoryBytes: 700 * MIB,
  documentsPerChild: 1_000,
};
