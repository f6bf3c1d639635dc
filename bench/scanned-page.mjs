import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { cpuMs } from './cpu-time.mjs';

const DPI = 200;
/** Ways in which the recogniser may be told to find the lines: by itself, as it comes, or as one block. */
const AS_IT_COMES = '3';
const ONE_BLOCK = '6';
const LSTM_ONLY = 1;

/**
 * CPU of reading a page that is a picture, and of the text recogniser alone with the same picture, as it
 * comes and told that the page is one block of text; in turn, all warm: milliseconds of each round.
 */
export async function measureScannedPage(readers, pdf, { pairs }) {
  const picture = await scanOf(readers, pdf);
  const alone = await recogniserAlone(picture, AS_IT_COMES);
  const block = await recogniserAlone(picture, ONE_BLOCK);
  const read = () => cpuOf(readers, picture);
  for (let warm = 0; warm < 3; warm += 1) {
    await read();
    alone();
    block();
  }
  const measured = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    measured.push({ readMs: await read(), aloneMs: alone(), blockMs: block() });
  }
  return measured;
}

/** The first page as an office scanner gives it: grey, laid askew, a JPEG. */
async function scanOf(readers, pdf) {
  const drawn = await readers.draw(pdf, 1, DPI);
  if (drawn.kind !== 'drawn') throw new Error(`the reference transcript was not drawn: ${drawn.code}`);
  return sharp(drawn.png)
    .flatten({ background: '#fff' })
    .greyscale()
    .rotate(0.8, { background: '#fff' })
    .withMetadata({ density: DPI })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** CPU of the child and of this program together. */
async function cpuOf(readers, picture) {
  const cpu = () => [...readers.pids, process.pid].reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = cpu();
  const answer = await readers.read(picture, 'reference.jpg');
  if (answer.kind !== 'read') throw new Error(`the scanned page was not read: ${answer.code}`);
  return cpu() - before;
}

/** Tesseract with the model and the build that the reader has. */
async function recogniserAlone(picture, lines) {
  const require = createRequire(import.meta.url);
  const quiet = () => undefined;
  const load = require('tesseract.js-core/tesseract-core-simd-lstm');
  const module = await load({ TesseractProgress: quiet, print: quiet, printErr: quiet });
  const home = dirname(require.resolve('@tesseract.js-data/eng/package.json'));
  const model = gunzipSync(readFileSync(join(home, '4.0.0_best_int/eng.traineddata.gz')));
  module.FS.writeFile('eng.traineddata', model);
  const engine = new module.TessBaseAPI();
  engine.Init(null, 'eng', LSTM_ONLY);
  engine.SetVariable('tessedit_pageseg_mode', lines);
  engine.SetVariable('user_defined_dpi', String(DPI));
  const { data, info } = await sharp(picture)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  module.FS.writeFile(
    '/input',
    Buffer.concat([Buffer.from(`P5\n${info.width} ${info.height}\n255\n`), data]),
  );
  return () => {
    const before = process.cpuUsage();
    engine.SetImageFile(1, 0);
    engine.Recognize(null);
    engine.GetTSVText(0);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
