import { startPdfium } from './pdf-program.js';
import { refuse, RefusedDocument } from './refusal.js';

/** The functions that are used here; the engine has some four hundred. */
type PdfiumFunction =
  | 'malloc'
  | 'free'
  | 'FPDF_LoadMemDocument'
  | 'FPDF_CloseDocument'
  | 'FPDF_GetLastError'
  | 'FPDF_GetPageCount'
  | 'FPDF_LoadPage'
  | 'FPDF_ClosePage'
  | 'FPDF_GetPageWidthF'
  | 'FPDF_GetPageHeightF'
  | 'FPDF_GetPageBoundingBox'
  | 'FPDF_RenderPageBitmap'
  | 'FPDFBitmap_CreateEx'
  | 'FPDFBitmap_FillRect'
  | 'FPDFBitmap_Destroy'
  | 'FPDFPage_GetRotation'
  | 'FPDFPage_SetRotation'
  | 'FPDFPage_SetMediaBox'
  | 'FPDFPage_SetCropBox'
  | 'FPDFPage_CountObjects'
  | 'FPDFPage_GetObject'
  | 'FPDFPage_GetAnnotCount'
  | 'FPDFPage_GetAnnot'
  | 'FPDFPage_CloseAnnot'
  | 'FPDFPage_Flatten'
  | 'FPDFAnnot_GetSubtype'
  | 'FPDFPageObj_GetType'
  | 'FPDFPageObj_GetMatrix'
  | 'FPDFFormObj_CountObjects'
  | 'FPDFFormObj_GetObject'
  | 'FPDFPath_GetDrawMode'
  | 'FPDFPageObj_GetBounds'
  | 'FPDFPageObj_GetFillColor'
  | 'FPDFPageObj_GetStrokeColor'
  | 'FPDFPageObj_SetIsActive'
  | 'FPDFPageObj_Transform'
  | 'FPDFText_LoadPage'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_GetTextObject'
  | 'FPDFText_GetLooseCharBox'
  | 'FPDFText_GetCharBox'
  | 'FPDFText_GetCharOrigin'
  | 'FPDFText_GetMatrix'
  | 'FPDFText_GetFontSize'
  | 'FPDFTextObj_GetFont'
  | 'FPDFTextObj_GetTextRenderMode'
  | 'FPDFFont_GetBaseFontName'
  | 'FPDFFont_GetFlags'
  | 'FPDF_GetMetaText'
  | 'FPDF_GetTrailerEnds'
  | 'FPDF_GetSignatureCount'
  | 'FPDF_GetSignatureObject'
  | 'FPDFSignatureObj_GetContents'
  | 'FPDFSignatureObj_GetByteRange'
  | 'FPDFSignatureObj_GetSubFilter'
  | 'FPDFSignatureObj_GetTime'
  | 'FPDFDoc_GetAttachmentCount'
  | 'FPDFDoc_GetAttachment'
  | 'FPDFAttachment_GetName'
  | 'FPDFAttachment_GetFile';
/** A WebAssembly memory; its buffer is another one after it has grown. */
interface Memory {
  readonly buffer: ArrayBuffer;
}

type Exports = Readonly<Record<PdfiumFunction, (...values: number[]) => number>>;

const WRONG_PASSWORD = 4;
const UNKNOWN_LOCK = 5;
const SCRATCH_BYTES = 4096;
/** An engine that a large picture made grow beyond this is given up: its memory never shrinks. */
const KEPT_BYTES = 40 * 1024 * 1024;

/** One PDF that is open in PDFium, by its handle. */
export type PdfHandle = number;

/**
 * PDFium by its own C functions (`fpdfview.h` and its sisters): the library's classes leave out the positions
 * of letters. Handles are numbers; what is opened must be closed.
 */
export class PdfEngine {
  /** The functions of PDFium, by their names in C. */
  readonly call: Exports;
  readonly #memory: Memory;
  readonly #scratch: number;
  #view: DataView;

  private constructor(call: Exports, memory: Memory) {
    this.call = call;
    this.#memory = memory;
    this.#scratch = call.malloc(SCRATCH_BYTES);
    this.#view = new DataView(memory.buffer);
  }

  /** Starts PDFium; the first time costs about 50 ms, so that a process keeps what was compiled. */
  static async start(): Promise<PdfEngine> {
    const library = await startPdfium();
    const { wasmExports } = library['module'] as unknown as {
      wasmExports: Exports & { memory: Memory };
    };
    return new PdfEngine(wasmExports, wasmExports.memory);
  }

  /** Has it grown so much that a new one costs less than keeping it? */
  get isLarge(): boolean {
    return this.#memory.buffer.byteLength > KEPT_BYTES;
  }

  /** Address of a piece of memory for answers, 8-byte slots from `slot` on; the next answer overwrites it. */
  out(slot = 0): number {
    return this.#scratch + slot * 8;
  }

  float(slot: number): number {
    return this.#fresh().getFloat32(this.#scratch + slot * 8, true);
  }

  /** The floats of a C struct at `slot`. */
  floats(slot: number, count: number): number[] {
    const view = this.#fresh();
    return Array.from({ length: count }, (_, at) => view.getFloat32(this.#scratch + slot * 8 + at * 4, true));
  }

  /** One float of a C struct at slot 0: the quick way for what is asked of every letter. */
  floatAt(index: number): number {
    return this.#fresh().getFloat32(this.#scratch + index * 4, true);
  }

  double(slot: number): number {
    return this.#fresh().getFloat64(this.#scratch + slot * 8, true);
  }

  uint(slot: number): number {
    return this.#fresh().getUint32(this.#scratch + slot * 8, true);
  }

  /** Calls a function that writes bytes and gives their number, as most of PDFium's texts are given. */
  bytesFrom(write: (address: number, length: number) => number): Buffer {
    const length = write(0, 0);
    if (length <= 0) return Buffer.alloc(0);
    const address = this.call.malloc(length);
    try {
      write(address, length);
      return Buffer.from(this.#memory.buffer.slice(address, address + length));
    } finally {
      this.call.free(address);
    }
  }

  /** A copy of what stands in the engine's memory. */
  copy(address: number, length: number): Buffer {
    return Buffer.from(this.#memory.buffer.slice(address, address + length));
  }

  /** Puts a text, ended by a zero byte, where C functions find it; the next text overwrites it. */
  text(value: string): number {
    const bytes = Buffer.from(`${value}\0`, 'latin1');
    const address = this.#scratch + SCRATCH_BYTES / 2;
    new Uint8Array(this.#memory.buffer).set(bytes.subarray(0, SCRATCH_BYTES / 2 - 1), address);
    return address;
  }

  /** Opens a document for the time of `use`. Throws `RefusedDocument` when it is locked or damaged. */
  async open<T>(bytes: Uint8Array, use: (pdf: PdfHandle) => T | Promise<T>): Promise<T> {
    const address = this.call.malloc(bytes.length);
    if (address === 0) throw new RefusedDocument(refuse('too-complex'));
    new Uint8Array(this.#memory.buffer).set(bytes, address);
    const pdf = this.call.FPDF_LoadMemDocument(address, bytes.length, 0);
    try {
      if (pdf === 0) throw new RefusedDocument(refuse(this.#whyNot()));
      return await use(pdf);
    } finally {
      if (pdf !== 0) this.call.FPDF_CloseDocument(pdf);
      this.call.free(address);
    }
  }

  /** Opens a document of our own for the life of the engine. */
  keepOpen(bytes: Uint8Array): PdfHandle {
    const address = this.call.malloc(bytes.length);
    new Uint8Array(this.#memory.buffer).set(bytes, address);
    return this.call.FPDF_LoadMemDocument(address, bytes.length, 0);
  }

  #whyNot(): 'needs-password' | 'unreadable' {
    const error = this.call.FPDF_GetLastError();
    return error === WRONG_PASSWORD || error === UNKNOWN_LOCK ? 'needs-password' : 'unreadable';
  }

  /** The engine's memory moves when it grows. */
  #fresh(): DataView {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }
}

let running: Promise<PdfEngine> | null = null;

/**
 * Does something with this process's engine. An engine that stopped in the middle of a document is in no
 * known state, so that it is given up, and the next document gets a new one.
 */
export async function withPdfEngine<T>(use: (engine: PdfEngine) => Promise<T>): Promise<T> {
  running ??= PdfEngine.start();
  try {
    const engine = await running;
    const result = await use(engine);
    if (engine.isLarge) running = null;
    return result;
  } catch (error) {
    if (!(error instanceof RefusedDocument)) running = null;
    throw error;
  }
}
