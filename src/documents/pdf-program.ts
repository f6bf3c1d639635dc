import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What is used of WebAssembly; Node's types do not speak of it. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (program: object, imports: object) => { readonly exports: object };
}
const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;

let program: Promise<object> | null = null;

/** PDFium with a memory of its own, which is free again when nobody holds it any more. Compiled once. */
export async function startPdfium(): Promise<PDFiumLibrary> {
  const compiled = await (program ??= compile());
  const names = new Set(Object.getOwnPropertyNames(globalThis));
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports: object, done: (instance: never) => void) => {
      const instance = new wasm.Instance(compiled, imports);
      done(instance as never);
      return instance.exports as never;
    },
  });
  // The library lays warnings about its own names on the global object; they would hold its memory for ever.
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!names.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  return library;
}

async function compile(): Promise<object> {
  const require = createRequire(import.meta.url);
  return wasm.compile(await readFile(require.resolve('@hyzyla/pdfium/pdfium.wasm')));
}
