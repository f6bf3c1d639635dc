import type { TranscriptView } from '../../../src/contract/transcript.js';
import { PagePicture } from './page-picture.js';
import { TextPage } from './text-page.js';

type Box = readonly [number, number, number, number];

interface SourcePageProps {
  readonly transcript: TranscriptView;
  readonly page: number;
  readonly box: Box | null;
  readonly text?: string;
}

/** The page of a document with one row lit: a picture, or for text and tables the lines themselves. */
export function SourcePage({ transcript, page, box, ...rest }: SourcePageProps) {
  const type = transcript.transcript?.document.type;
  if (type !== 'text' && type !== 'csv') {
    return <PagePicture transcript={transcript} page={page} box={box} {...rest} />;
  }
  return <TextPage transcript={transcript.id} lines={box === null ? null : [box[1], box[3]]} />;
}
