import { ARCHIVE, PICTURE } from './hostile-files.js';
import { pageOf, pdfFrom, stream } from './raw-pdf.js';
import { signable } from './tampered-files.js';

/** Files that are two things, that ask for more than they give, or that reach for what is not theirs. */

const program = Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(60)]);
const emptyArchive = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
const page = Buffer.from('<html><script>alert(1)</script></html>');

export const twoInOne: Readonly<Record<string, () => Buffer>> = {
  'a program before a PDF': () => Buffer.concat([program, signable()]),
  'a page for browsers before a PDF': () => Buffer.concat([page, signable()]),
  'a picture before a PDF': () => Buffer.concat([PICTURE, signable()]),
  'a PDF that ends as an archive': () => Buffer.concat([signable(), ARCHIVE, emptyArchive]),
  'a PDF with a program behind it': () => Buffer.concat([signable(), program]),
  'a PDF with a page for browsers behind it': () => Buffer.concat([signable(), page]),
  'a picture with a program behind it': () => Buffer.concat([PICTURE, program]),
  'a picture with a PDF behind it': () => Buffer.concat([PICTURE, signable()]),
  'a picture that ends as an archive': () => Buffer.concat([PICTURE, ARCHIVE, emptyArchive]),
  'a PDF that starts a program': () =>
    withCatalog('/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) >> >>'),
  'a PDF with a program attached': () => withAttached('setup.exe', program.toString('latin1')),
  'a PDF with a program attached under another name': () => withAttached('a.txt', '\x7fELF\x02\x01\x01'),
};

/** The transcript with something in its catalog; objects from 8 on are `more`. */
function withCatalog(entries: string, more: readonly string[] = []): Buffer {
  const parts = /4 0 obj\n([\s\S]*?)\nendobj/.exec(signable().toString('latin1'))![1]!;
  return pdfFrom([
    `<< /Type /Catalog /Pages 2 0 R ${entries} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    parts,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    'null',
    'null',
    ...more,
  ]);
}

function withAttached(name: string, content: string): Buffer {
  return withCatalog(`/Names << /EmbeddedFiles << /Names [(${name}) 8 0 R] >> >>`, [
    `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 9 0 R >> >>`,
    stream(content, '/Type /EmbeddedFile'),
  ]);
}

/** Everything in a PDF that names an address, for programs that would call there. */
export function reachingOut(address: string): Record<string, Buffer> {
  const url = `${address}/call`;
  return {
    'a script': withCatalog(`/OpenAction << /S /JavaScript /JS (app.launchURL\\("${url}"\\)) >>`),
    'an address to open': withCatalog(`/OpenAction << /S /URI /URI (${url}) >>`),
    'a form to send': withCatalog(`/AA << /WC << /S /SubmitForm /F << /FS /URL /F (${url}) >> >> >>`),
    'another file to go to': withCatalog(`/OpenAction << /S /GoToR /F (${url}) /D [0 /Fit] >>`),
    'metadata with an entity': withCatalog('/Metadata 8 0 R', [
      stream(
        `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${url}">]><x>&e;</x>`,
        '/Type /Metadata /Subtype /XML',
      ),
    ]),
    'a form in XML with an entity': withCatalog('/AcroForm << /Fields [] /XFA 8 0 R >>', [
      stream(`<!DOCTYPE x [<!ENTITY % e SYSTEM "${url}"> %e;]><xdp>&e;</xdp>`),
    ]),
    'a stream that lies elsewhere': withCatalog(`/Extra 8 0 R`, [
      `<< /Length 0 /F << /FS /URL /F (${url}) >> >>\nstream\n\nendstream`,
    ]),
  };
}

const form = (content: string, resources: string) =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << ${resources} >>`);

/** Small files that ask for much. */
export const floods: Readonly<Record<string, () => Buffer>> = {
  'a million operators': () => pageOf('q '.repeat(1_000_000)),
  'operands without end': () => pageOf(`${'[ '.repeat(300_000)}`),
  'a picture that is drawn in itself': () =>
    pdfFrom([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
        '/Resources << /XObject << /X 5 0 R >> >> >>',
      stream('/X Do'),
      form('/X Do /X Do', '/XObject << /X 5 0 R >>'),
    ]),
  'a billion drawings in nine steps': () =>
    pdfFrom([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
        '/Resources << /XObject << /X 5 0 R >> /Font << /F1 14 0 R >> >> >>',
      stream('/X Do'),
      ...Array.from({ length: 9 }, (_, at) =>
        form(
          at === 8 ? 'BT /F1 9 Tf 50 50 Td (A) Tj ET' : '/X Do '.repeat(10),
          at === 8 ? '/Font << /F1 14 0 R >>' : `/XObject << /X ${6 + at} 0 R >>`,
        ),
      ),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ]),
  'two million letters': () => pageOf(`BT /F1 1 Tf 1 0 0 1 0 700 Tm (${'A'.repeat(2_000_100)}) Tj ET`),
  'a page as large as a field': () => pageOf('BT /F1 9 Tf (A) Tj ET', '/MediaBox [0 0 9999999 9999999]'),
};

/** The good file with damage: cut off, or with bytes changed; the same for the same seed. */
export function damaged(bytes: Buffer, seed: number): Buffer {
  let state = seed * 2_654_435_761;
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  const copy = Buffer.from(bytes.subarray(0, seed % 3 === 0 ? next(bytes.length) : bytes.length));
  for (let count = 0; count < 40 && copy.length > 8; count += 1) copy[8 + next(copy.length - 8)] = next(256);
  return copy;
}
