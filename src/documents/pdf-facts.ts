import type { DocumentFacts } from './document-facts.js';
import type { PdfEngine, PdfHandle } from './pdf-engine.js';

/** What the file says about its own making, by whom and when. */
export function madeBy(
  engine: PdfEngine,
  pdf: PdfHandle,
): Pick<DocumentFacts, 'producer' | 'creator' | 'created' | 'modified'> {
  const said = (key: string) => {
    const name = engine.text(key);
    const bytes = engine.bytesFrom((to, length) => engine.call.FPDF_GetMetaText(pdf, name, to, length));
    const text = bytes.toString('utf16le').replace(/\0+$/, '').trim();
    return text === '' ? null : text.slice(0, 200);
  };
  return {
    producer: said('Producer'),
    creator: said('Creator'),
    created: isoDate(said('CreationDate')),
    modified: isoDate(said('ModDate')),
  };
}

const PDF_DATE =
  /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?)?(?:([Z+-])(?:(\d{2})'?(\d{2})?)?)?/;

/** A date as PDF writes it (ISO 32000-2, 7.9.4) in ISO 8601, as exact as it is; null for anything else. */
export function isoDate(text: string | null): string | null {
  const found = PDF_DATE.exec(text ?? '');
  if (found === null) return null;
  const [, year, month = '01', day = '01', hour, minute = '00', second = '00', sign, offset, rest] = found;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const zone =
    sign === undefined
      ? ''
      : sign === 'Z'
        ? 'Z'
        : offset === undefined
          ? 'Z'
          : `${sign}${offset}:${rest ?? '00'}`;
  return `${date}T${hour}:${minute}:${second}${zone}`;
}
