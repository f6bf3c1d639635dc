import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

/** Decoded rows of pixels, one byte a channel. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** The functions of libheif (`heif.h`) that are used here. An address is a number; errors go to the first. */
interface Libheif {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU32: Uint32Array;
  _malloc(bytes: number): number;
  _heif_context_alloc(): number;
  _heif_context_set_maximum_image_size_limit(context: number, side: number): void;
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    ...file: [bytes: number, length: number, options: 0]
  ): void;
  _heif_context_get_number_of_top_level_images(context: number): number;
  _heif_context_get_list_of_top_level_image_IDs(context: number, ids: number, most: number): number;
  _heif_context_get_image_handle(error: number, context: number, id: number, handle: number): void;
  _heif_image_handle_get_width(handle: number): number;
  _heif_image_handle_get_height(handle: number): number;
  _heif_decoding_options_alloc(): number;
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    ...as: [colours: number, channels: number, options: number]
  ): void;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly2(image: number, channel: number, stride: number): number;
}

/** Brands of files whose pictures are HEVC; the others of their kind say only that they hold pictures. */
const HEVC = /^he(?:i[cxms]|v[cxms])$/;
const ANY_PICTURE = /^m[is]f1$/;

/** Numbers of `heif.h`: as the file has it, or red, green and blue in turn; the channel that is then read. */
const AS_STORED = { colours: 99, layout: 99, channel: 0 };
const IN_COLOUR = { colours: 1, layout: 10, channel: 10 };
/** Places in its struct of options: ten bits a channel become eight; a damaged picture is an error. */
const EIGHT_BITS_AT = 20;
const STRICT_AT = 21;
const NOT_DECODED =
  'The HEIC photo is damaged or of a kind that cannot be read. Save it as JPEG or PNG and send that.';

/** Is it a photo as telephones take them: HEIF with an HEVC picture? */
export function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256));
  if (head.length < 16 || head.toString('latin1', 4, 8) !== 'ftyp') return false;
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= Math.min(head.readUInt32BE(0), head.length); at += 4) {
    brands.push(head.toString('latin1', at, at + 4));
  }
  return (
    brands.some((brand) => HEVC.test(brand)) || (ANY_PICTURE.test(brands[0]!) && !brands.includes('avif'))
  );
}

/**
 * A HEIC file open in a decoder of its own, which is given up with it: its memory never shrinks. Throws
 * `RefusedDocument` where it cannot decode the file.
 */
export class HeicFile {
  readonly #lib: Libheif;
  readonly #context: number;
  /** Address of 8 bytes for an error and 8 for an answer. */
  readonly #out: number;
  readonly #ids: readonly number[];

  constructor(bytes: Uint8Array, limits: ReadLimits) {
    this.#lib = startLibheif();
    const lib = this.#lib;
    this.#out = lib._malloc(32);
    this.#context = lib._heif_context_alloc();
    lib._heif_context_set_maximum_image_size_limit(this.#context, Math.ceil(Math.sqrt(limits.picturePixels)));
    const file = lib._malloc(bytes.length);
    lib.HEAPU8.set(bytes, file);
    lib._heif_context_read_from_memory_without_copy(this.#out, this.#context, file, bytes.length, 0);
    this.#refuseError();
    const count = lib._heif_context_get_number_of_top_level_images(this.#context);
    // A film has none.
    if (count === 0) throw notDecoded();
    const ids = lib._malloc(count * 4);
    lib._heif_context_get_list_of_top_level_image_IDs(this.#context, ids, count);
    this.#ids = [...lib.HEAPU32.subarray(ids / 4, ids / 4 + count)];
  }

  /** Pictures that are shown on their own: no thumbnails, no parts of others, no maps of depth. */
  get pages(): number {
    return this.#ids.length;
  }

  /** Size of a picture (from 1) as it is to be seen, by the head of the file. */
  sizeOf(page: number): { readonly width: number; readonly height: number } {
    const handle = this.#handleOf(page);
    const width = this.#lib._heif_image_handle_get_width(handle);
    const height = this.#lib._heif_image_handle_get_height(handle);
    return { width, height };
  }

  /** A picture (from 1) as it is to be seen: how bright it is, which HEVC keeps apart, or in colour. */
  decode(page: number, look: 'brightness' | 'colour'): Pixels {
    const stored = look === 'colour' ? null : this.#decodeAs(page, AS_STORED);
    const pixels = stored ?? this.#decodeAs(page, IN_COLOUR);
    if (pixels === null) throw notDecoded();
    return pixels;
  }

  #decodeAs(page: number, { colours, layout, channel }: typeof AS_STORED): Pixels | null {
    const lib = this.#lib;
    const handle = this.#handleOf(page);
    const options = lib._heif_decoding_options_alloc();
    lib.HEAPU8[options + EIGHT_BITS_AT] = 1;
    lib.HEAPU8[options + STRICT_AT] = 1;
    lib._heif_decode_image(this.#out, handle, this.#out + 16, colours, layout, options);
    this.#refuseError();
    const image = this.#answer();
    const start = lib._heif_image_get_plane_readonly2(image, channel, this.#out + 16);
    if (start === 0) return null;
    const stride = this.#answer();
    const [width, height] = [
      lib._heif_image_get_width(image, channel),
      lib._heif_image_get_height(image, channel),
    ];
    const channels = channel === IN_COLOUR.channel ? 3 : 1;
    const row = width * channels;
    const data = new Uint8Array(row * height);
    for (let y = 0; y < height; y += 1) {
      data.set(lib.HEAPU8.subarray(start + y * stride, start + y * stride + row), y * row);
    }
    return { data, width, height, channels };
  }

  #handleOf(page: number): number {
    const id = this.#ids[page - 1];
    if (id === undefined) throw notDecoded();
    this.#lib._heif_context_get_image_handle(this.#out, this.#context, id, this.#out + 16);
    this.#refuseError();
    return this.#answer();
  }

  #answer(): number {
    return this.#lib.HEAPU32[this.#out / 4 + 4]!;
  }

  #refuseError(): void {
    if (this.#lib.HEAPU32[this.#out / 4] !== 0) throw notDecoded();
  }
}

/** Its errors do not tell a damaged file from one of a kind that it has no decoder for. */
function notDecoded(): RefusedDocument {
  return new RefusedDocument(refuse('unreadable', NOT_DECODED));
}

/** libheif as WebAssembly, 50 ms and 16 MB: started for a HEIC file, and not before. */
function startLibheif(): Libheif {
  const require = createRequire(import.meta.url);
  const start = require('libheif-js/libheif-wasm/libheif.js') as (options: object) => Libheif;
  const quiet = () => undefined;
  const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'));
  return start({ wasmBinary, print: quiet, printErr: quiet });
}
