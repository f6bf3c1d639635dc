import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { ReferenceFault } from '../reference-fault.js';

/** Takes the rows of one sheet, with their number from 1. */
export type SheetRows = (cells: readonly string[], row: number) => void;

/** A workbook of the government is under 100 MB when unpacked; far more is an attack. */
const UNPACKED_MAX = 1_000_000_000;
const STRINGS_MAX = 2_000_000;
const CELLS_MAX = 1_000;

/**
 * Reads the sheets of a workbook row by row as it is unpacked, never a sheet as a whole. Throws
 * `ReferenceFault` where it is damaged.
 */
export async function readSheets(file: string, begin: (sheet: string) => SheetRows): Promise<void> {
  const strings: string[] = [];
  await eachPart(file, 'xl/sharedStrings.xml', () => readStrings(strings));
  await eachPart(file, 'xl/worksheets/', (part) => {
    const sheet = basename(part, '.xml');
    return readSheet(begin(sheet), strings);
  });
}

/** Feeds each part of the archive whose path begins so to a parser of its own, piece by piece. */
async function eachPart(file: string, path: string, begin: (part: string) => SaxesParser): Promise<void> {
  const name = basename(file);
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    if (!part.name.startsWith(path) || !part.name.endsWith('.xml')) return;
    const parser = begin(part.name);
    const decoder = new TextDecoder();
    part.ondata = (error, bytes, final) => {
      // What the rows were refused for comes back this way as well.
      if (error !== null) throw faultOf(error, name);
      unpacked += bytes.length;
      if (unpacked > UNPACKED_MAX)
        throw new ReferenceFault('too-large', `the file ${name} unpacks to too much`, null);
      parser.write(decoder.decode(bytes, { stream: !final }));
      if (final) parser.close();
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(file)) unzip.push(chunk as Buffer);
    unzip.push(new Uint8Array(), true);
  } catch (error) {
    throw faultOf(error, name);
  }
}

function faultOf(error: unknown, name: string): ReferenceFault {
  if (error instanceof ReferenceFault) return error;
  return new ReferenceFault(
    'damaged',
    `the file ${name} is no workbook that can be read; download it again`,
    null,
  );
}

function newParser(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a workbook has no DOCTYPE');
  });
  return parser;
}

/** The texts that cells point to by number. */
function readStrings(strings: string[]): SaxesParser {
  const parser = newParser();
  let text: string | null = null;
  let inText = false;
  parser.on('opentag', ({ name }) => {
    if (localName(name) === 'si') text = '';
    inText = localName(name) === 't';
  });
  parser.on('text', (piece) => {
    if (inText && text !== null) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    inText = false;
    if (localName(name) !== 'si' || text === null) return;
    if (strings.length >= STRINGS_MAX) throw new Error('too many texts');
    strings.push(text);
    text = null;
  });
  return parser;
}

/** Rows of text: a cell of a formula by its result, an empty cell as empty text. */
function readSheet(take: SheetRows, strings: readonly string[]): SaxesParser {
  const parser = newParser();
  let cells: string[] = [];
  let row = 0;
  let type = '';
  let at = 0;
  let value: string | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    const tag = localName(name);
    if (tag === 'row') {
      cells = [];
      row = Number(attributes['r']) || row + 1;
    } else if (tag === 'c') {
      type = attributes['t'] ?? 'n';
      at = columnOf(attributes['r']) ?? cells.length;
      if (at >= CELLS_MAX) throw new Error('too many columns');
      while (cells.length <= at) cells.push('');
    } else if (tag === 'v' || tag === 't') value = '';
  });
  parser.on('text', (piece) => {
    if (value !== null) value += piece;
  });
  parser.on('closetag', ({ name }) => {
    const tag = localName(name);
    if (tag === 'row') take(cells, row);
    if ((tag !== 'v' && tag !== 't') || value === null) return;
    cells[at] += type === 's' ? (strings[Number(value)] ?? '') : value;
    value = null;
  });
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** `BC7` is column 54, counted from 0. */
function columnOf(place: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(place ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
