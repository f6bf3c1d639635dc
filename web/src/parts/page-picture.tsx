import { useEffect, useRef } from 'react';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { TranscriptView } from '../../../src/contract/transcript.js';
import classes from './page-picture.module.css';

type Box = readonly [number, number, number, number];

interface PagePictureProps {
  readonly transcript: Pick<TranscriptView, 'id' | 'pageSizes'>;
  readonly page: number;
  /** The row to light, in points of the page. */
  readonly box: Box | null;
  readonly text?: string;
}

const ZOOMS = [1, 1.5, 2, 3];

/** The picture of a page, with one row of it lit and brought into view. */
export function PagePicture({ transcript, page, box, text }: PagePictureProps) {
  const size = transcript.pageSizes[page - 1];
  const lit = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useLocalStorage({
    key: 'segue-page-zoom',
    defaultValue: 0,
    getInitialValueInEffect: false,
  });
  const key = box?.join(',');
  useEffect(() => {
    const row = lit.current;
    if (row === null || frame.current === null) return;
    // Only the frame scrolls: the page around it must not jump.
    frame.current.scrollTop = row.offsetTop - frame.current.clientHeight / 2;
  }, [key, zoom, transcript.id, page]);
  if (size === undefined) return <p className="quiet">There is no picture of this page.</p>;
  return (
    <figure className={classes['figure']}>
      <div
        ref={frame}
        className={classes['frame']}
        tabIndex={0}
        role="region"
        aria-label={`Page ${page} of the document`}
      >
        <div
          className={classes['page']}
          style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%`, aspectRatio: `${size.width} / ${size.height}` }}
        >
          <img
            src={`/api/transcripts/${transcript.id}/pages/${page}.png`}
            alt={`Page ${page} of the transcript`}
          />
          {box !== null && (
            <div ref={lit} className={classes['lit']} style={place(box, size)} data-testid="lit-row" />
          )}
        </div>
      </div>
      <figcaption className={classes['caption']}>
        <span className="quiet small">
          Page {page} of {transcript.pageSizes.length}
          {text !== undefined && <span className={classes['text']}> · as text: {text}</span>}
        </span>
        <span className="row no-print" style={{ '--gap': '4px' } as object}>
          <ActionIcon
            variant="subtle"
            aria-label="Smaller"
            disabled={zoom === 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <IconZoomOut size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label="Larger"
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            <IconZoomIn size={18} />
          </ActionIcon>
        </span>
      </figcaption>
    </figure>
  );
}

/** What is lit is at least this wide, in points: a single letter would vanish inside its frame. */
const WIDTH_MIN = 26;

/** A little larger than the row itself, so that its ink is not touched. */
function place(
  [x0, y0, x1, y1]: Box,
  { width, height }: { readonly width: number; readonly height: number },
) {
  const part = (value: number, whole: number) => `${((100 * value) / whole).toFixed(3)}%`;
  const beside = Math.max(4, (WIDTH_MIN - (x1 - x0)) / 2);
  const above = x1 - x0 < WIDTH_MIN ? 4 : 2;
  return {
    left: part(x0 - beside, width),
    top: part(y0 - above, height),
    width: part(x1 - x0 + 2 * beside, width),
    height: part(y1 - y0 + 2 * above, height),
  };
}
