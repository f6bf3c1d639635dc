import { Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApplicationView } from '../../../src/contract/applications.js';
import { plural, timeText } from '../words.js';
import classes from './document-list.module.css';
import { TRANSCRIPT_TEXTS } from './states.js';

type Document = ApplicationView['transcripts'][number];

/** Each file with what is happening to it, live. */
export function DocumentList({ documents }: { readonly documents: readonly Document[] }) {
  return (
    <ul className={classes['list']} aria-live="polite">
      {documents.map((document) => (
        <li key={document.id} data-state={document.state}>
          <StateSign state={document.state} />
          <div>
            <strong className={classes['name']}>{document.fileName}</strong>
            <div className="small">
              {document.state === 'reading' ? (
                <ReadingText fileName={document.fileName} />
              ) : (
                TRANSCRIPT_TEXTS[document.state]
              )}
              {document.courses !== null &&
                `: ${plural(document.courses, 'course')} on ${plural(document.pages ?? 1, 'page')}`}
            </div>
            {document.message !== null && <div className="small">{document.message}</div>}
            <div className="quiet small">
              Received {timeText(document.receivedAt)} ·{' '}
              <a href={`/api/transcripts/${document.id}/file`}>the original</a>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Letters are read at once; only pages that are pictures take longer than this. */
const PLAIN_READING_MS = 4_000;
const PICTURE = /\.(?:png|jpe?g|jfif|tiff?|webp|gif|bmp|heic|heif|avif)$/i;

/** What is being done, and why it takes its time where it does. */
function ReadingText({ fileName }: { readonly fileName: string }) {
  const [isLong, setLong] = useState(false);
  useTimeout(() => setLong(true), PLAIN_READING_MS, { autoInvoke: true });
  if (PICTURE.test(fileName)) return 'Recognising the print in the picture; this can take a minute';
  return isLong
    ? 'Still being read: pages that are pictures are recognised one by one, which can take a minute'
    : TRANSCRIPT_TEXTS.reading;
}

function StateSign({ state }: Pick<Document, 'state'>) {
  if (state === 'read') return <IconCircleCheck size={22} color="var(--counts)" aria-hidden />;
  if (state === 'refused') return <IconAlertTriangle size={22} color="var(--refused)" aria-hidden />;
  if (state === 'needs-verification') return <IconEye size={22} color="var(--waiting)" aria-hidden />;
  return <Loader size={20} color="var(--quiet)" aria-hidden />;
}
