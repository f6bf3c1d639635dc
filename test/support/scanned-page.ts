import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

const POINTS_PER_INCH = 72;

/** How a page went through a scanner or a camera: the same each time. */
export interface Wear {
  /** Degrees clockwise. */
  readonly skew: number;
  /** Most by which a pixel is lighter or darker, of 255. */
  readonly noise: number;
  /** Share of its light that the darkest corner has lost. */
  readonly shadow: number;
}

/** The pages of a PDF as pictures on white, as PNG. */
export async function picturesOf(pdf: Uint8Array, dpi: number): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const pictures: Buffer[] = [];
  for (const page of document.pages()) {
    const drawn = await page.render({
      scale: dpi / POINTS_PER_INCH,
      render: ({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 4 } })
          .flatten({ background: '#ffffff' })
          .greyscale()
          .withMetadata({ density: dpi })
          .png()
          .toBuffer(),
    });
    pictures.push(Buffer.from(drawn.data));
  }
  document.destroy();
  library.destroy();
  return pictures;
}

/** A page laid down askew, out of focus, with noise and a shadow, saved as a JPEG of poor quality. */
export async function worn(page: Uint8Array, { skew, noise, shadow }: Wear): Promise<Buffer> {
  const { data, info } = await sharp(page)
    .rotate(skew, { background: '#ffffff' })
    .blur(0.5)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const chance = chances(7);
  for (let at = 0; at < data.length; at += 1) {
    const across = (at % width) / width;
    const down = Math.floor(at / width) / height;
    const light = 1 - shadow * Math.max(0, across * 0.8 + down * 0.4 - 0.3);
    data[at] = Math.max(0, Math.min(255, data[at]! * light + (chance() + chance() - 1) * noise));
  }
  return sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** Pages of one size as one file, as an office scanner makes it. */
export async function tiffOf(pages: readonly Uint8Array[]): Promise<Buffer> {
  const raw = await Promise.all(
    pages.map((page) => sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  const { width, height, channels } = raw[0]!.info;
  return sharp(Buffer.concat(raw.map(({ data }) => data)), {
    raw: { width, height: height * raw.length, channels, pageHeight: height },
  })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

/** A PDF of one page that is a picture, and unseen text over it, as a scanner lays it there. */
export function scannedPdf(picture: Buffer, unseen: readonly string[] = []): Promise<Buffer> {
  return new Promise((resolve) => {
    const pdf = new PDFDocument({ size: [612, 792], margin: 0 });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
    pdf.image(picture, 0, 0, { width: 612, height: 792 });
    pdf.addContent('3 Tr');
    unseen.forEach((line, at) => pdf.fontSize(8).text(line, 60, 300 + at * 14));
    pdf.end();
  });
}

/** A picture of clouds: shades, edges and grain, and no print. */
export function pictureWithoutPrint(): Promise<Buffer> {
  const [width, height] = [900, 700];
  const chance = chances(3);
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return 128 + 60 * Math.sin(x / 90 + Math.sin(y / 50)) + 40 * Math.cos(y / 37) + 25 * chance();
    }),
  );
  return sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg()
    .toBuffer();
}

function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
