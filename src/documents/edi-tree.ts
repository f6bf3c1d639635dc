import { NO_ATTRIBUTES, type RecordNode } from '../domain/transcript/records/record-node.js';
import { placesIn } from './record-place.js';
import { refuse, RefusedDocument } from './refusal.js';

const SEGMENTS_MAX = 200_000;
/** Elements of the interchange header, whose last one is a single character before the segment's end. */
const HEADER_ELEMENTS = 16;

/**
 * An X12 interchange as a list of segments with their elements named `01`, `02` and on. Separators are those
 * that its header uses. Throws `RefusedDocument`: `too-complex` past the limits, else `unreadable`.
 */
export function readEdiTree(text: string): RecordNode {
  const start = text.indexOf('ISA');
  const separator = text[start + 3];
  const end = start < 0 || separator === undefined ? null : endMark(text, start, separator);
  if (end === null || separator === undefined) throw new RefusedDocument(refuse('unreadable', NO_HEADER));
  const places = placesIn(text);
  const segments: RecordNode[] = [];
  for (let at = start; at < text.length;) {
    const found = text.indexOf(end, at);
    const stop = found < 0 ? text.length : found;
    const raw = text.slice(at, stop);
    const lead = raw.length - raw.trimStart().length;
    const [name = '', ...elements] = raw.trim().split(separator);
    if (name !== '') {
      const box = places.box(at + lead, Math.max(at + lead, stop - 1));
      const children = elements.map((element, index) => ({
        name: String(index + 1).padStart(2, '0'),
        text: element.replace(/\s+/g, ' ').trim(),
        attributes: NO_ATTRIBUTES,
        children: [],
        box,
      }));
      segments.push({ name: name.toUpperCase(), text: '', attributes: NO_ATTRIBUTES, children, box });
      if (segments.length > SEGMENTS_MAX) throw new RefusedDocument(refuse('too-complex'));
    }
    at = stop + 1;
  }
  if (segments.at(-1)?.name !== 'IEA') throw new RefusedDocument(refuse('unreadable', CUT_OFF));
  const box = places.box(start, text.length - 1);
  return { name: 'interchange', text: '', attributes: NO_ATTRIBUTES, children: segments, box };
}

/** The character that ends a segment: it follows the last element of the header, which is one character. */
function endMark(text: string, start: number, separator: string): string | null {
  let at = start + 3;
  for (let element = 1; element < HEADER_ELEMENTS && at >= 0; element += 1)
    at = text.indexOf(separator, at + 1);
  const mark = at < 0 ? undefined : text[at + 2];
  return mark === undefined || mark === separator || /[A-Za-z0-9 ]/.test(mark) ? null : mark;
}

const NO_HEADER = 'The EDI file has no readable header (ISA). Ask the school to send it again.';
const CUT_OFF = 'The EDI file ends before its last segment (IEA). Ask the school to send it again.';
