import type { TranscriptView } from '../../../src/contract/transcript.js';
import { PagePicture } from './page-picture.js';
import { RecordPage } from './record-page.js';
import { TextPage } from './text-page.js';

type Box = readonly [number, number, number, number];

interface SourcePageProps {
  readonly transcript: TranscriptView;
  readonly page: number;
  readonly box: Box | null;
  readonly text?: string;
}

const RECORDS: ReadonlySet<string> = new Set(['pesc-xml', 'elmo-xml', 'edi', 'clr-json']);

/**
 * The page of a document with one row lit: a picture, for text and tables the lines themselves, for records
 * of programs the rows that they state.
 */
export function SourcePage({ transcript, page, box, ...rest }: SourcePageProps) {
  const type = transcript.transcript?.document.type;
  if (transcript.transcript !== null && type !== undefined && RECORDS.has(type)) {
    return <RecordPage transcript={transcript.transcript} box={box} text={rest.text} />;
  }
  if (type !== 'text' && type !== 'csv') {
    return <PagePicture transcript={transcript} page={page} box={box} {...rest} />;
  }
  return <TextPage transcript={transcript.id} lines={box === null ? null : [box[1], box[3]]} />;
}
