import { useEffect, useRef } from 'react';
import type { TranscriptView } from '../../../src/contract/transcript.js';
import classes from './text-page.module.css';

type Box = readonly [number, number, number, number];
type Evidence = NonNullable<TranscriptView['transcript']>['terms'][number]['courses'][number]['evidence'];

interface RecordPageProps {
  readonly transcript: NonNullable<TranscriptView['transcript']>;
  readonly box: Box | null;
  readonly text: string | undefined;
}

/**
 * A record that a program wrote has no page that a person could read: its rows as it states them, under its
 * own headings, with one row lit and brought into view.
 */
export function RecordPage({ transcript, box, text }: RecordPageProps) {
  const lit = useRef<HTMLLIElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const sections = [
    ...transcript.terms.map(({ name, courses }) => ({ name, courses })),
    ...transcript.otherCredit.map(({ heading, courses }) => ({ name: heading, courses })),
  ];
  useEffect(() => {
    if (lit.current === null || frame.current === null) return;
    frame.current.scrollTop = lit.current.offsetTop - frame.current.clientHeight / 2;
  }, [box, text]);
  const isLit = (evidence: Evidence) =>
    box !== null && String(evidence.box) === String(box) && (text === undefined || text === evidence.text);
  return (
    <div
      ref={frame}
      className={classes['frame']}
      tabIndex={0}
      role="region"
      aria-label="The rows of the record"
    >
      {sections.map(({ name, courses }, at) => (
        <section key={at}>
          <p className={classes['heading']}>{name}</p>
          <ol className={classes['lines']}>
            {courses.map(({ id, evidence }) => (
              <li
                key={id}
                value={evidence.box[1]}
                ref={isLit(evidence) ? lit : null}
                data-lit={isLit(evidence) || undefined}
                aria-current={isLit(evidence) || undefined}
                {...(isLit(evidence) ? { 'data-testid': 'lit-row' } : {})}
              >
                {evidence.text}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
