import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { FieldReadingShape } from '../../../../src/contract/transcript.js';
import { useTranscript } from '../../parts/case-queries.js';
import { SourcePage } from '../../parts/source-page.js';
import classes from './desk.module.css';
import { DocumentFacts } from './document-facts.js';
import { isOwnLine, OwnRow } from './own-row.js';
import { OwnRecordDrop } from './own-record-drop.js';
import { RowFields } from './row-fields.js';
import { STACKED } from './stacked.js';

interface DeskPageProps {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
  readonly line: EvaluationCase['lines'][number] | null;
  readonly onChoose: (line: string) => void;
  readonly mayDecide: boolean;
}

/** What somebody looks at other than the row of the line, for as long as this line is the current one. */
interface Turned {
  readonly line: string | undefined;
  readonly document: string | null;
  readonly page: number;
  readonly box: readonly [number, number, number, number] | null;
  /** Which issue of the reading is lit. */
  readonly issue: number | null;
  /** Which value of the row is lit. */
  readonly field: FieldReadingShape['field'] | null;
}

/**
 * The picture of the page that the current line stands on. Another page can be looked at; a new line leads
 * back.
 */
export function DeskPage({ application, given, line, onChoose, mayDecide }: DeskPageProps) {
  const evidence = given.evaluation?.lines.find(({ id }) => id === line?.id)?.evidence ?? null;
  const isOwn = line !== null && isOwnLine(line);
  const document = line?.transcript ?? (isOwn ? null : (application.transcripts[0]?.id ?? null));
  const transcript = useTranscript(application.id, document);
  const picture = useRef<HTMLDivElement>(null);
  const [turned, setTurned] = useState<Turned | null>(null);
  if (isOwn) {
    return (
      <div id="desk-page" className={classes['middle']}>
        <div className={classes['tabs']}>
          <Documents application={application} given={given} shown={null} onChoose={onChoose} />
        </div>
        {mayDecide && <OwnRecordDrop application={application} />}
        <OwnRow line={line} record={application.ownRecord} />
      </div>
    );
  }
  if (transcript.data === undefined) {
    return (
      <div id="desk-page" className={classes['middle']}>
        <p className="quiet">{line === null ? 'No document is open.' : 'This line has no document.'}</p>
        {mayDecide && <OwnRecordDrop application={application} />}
      </div>
    );
  }
  const ownPage = evidence?.page ?? 1;
  const looked = turned !== null && turned.line === line?.id && turned.document === document ? turned : null;
  const page = looked?.page ?? ownPage;
  const own = page === ownPage && looked?.issue == null ? evidence : null;
  const light = (issue: number | null) => {
    const where = issue === null ? null : (transcript.data.transcript?.issues[issue]?.where ?? null);
    setTurned(where === null ? null : { line: line?.id, document, ...where, issue, field: null });
    if (where === null) return;
    // The list may be long: the page is brought to the eye.
    const block = window.matchMedia(STACKED).matches ? 'start' : 'nearest';
    picture.current?.scrollIntoView({ block });
  };
  // A line is named after its document and its row: `t1-p1-l14`.
  const course = evidence === null ? null : (line?.id.replace(/^[^-]+-/, '') ?? null);
  return (
    <div id="desk-page" className={classes['middle']}>
      <div className={classes['tabs']}>
        <Documents application={application} given={given} shown={document} onChoose={onChoose} />
        {transcript.data.pageSizes.length > 1 &&
          transcript.data.pageSizes.map((_, at) => (
            <Button
              key={at}
              size="compact-sm"
              variant={at + 1 === page ? 'default' : 'subtle'}
              aria-pressed={at + 1 === page}
              onClick={() =>
                setTurned({ line: line?.id, document, page: at + 1, box: null, issue: null, field: null })
              }
            >
              Page {at + 1}
            </Button>
          ))}
      </div>
      {mayDecide && <OwnRecordDrop application={application} />}
      <DocumentFacts given={given} transcript={transcript.data} lit={looked?.issue ?? null} onLight={light} />
      {document !== null && course !== null && (
        <RowFields
          application={application.id}
          transcript={document}
          course={course}
          lit={looked?.field ?? null}
          onLight={(field) => {
            const at = field === null ? null : { page: field.evidence.page, box: field.evidence.box };
            setTurned(
              at === null ? null : { line: line?.id, document, ...at, issue: null, field: field!.field },
            );
          }}
        />
      )}
      <div ref={picture} className={classes['picture']}>
        <SourcePage
          transcript={transcript.data}
          page={page}
          box={looked?.box ?? own?.box ?? null}
          {...(own === null ? {} : { text: own.text })}
        />
      </div>
    </div>
  );
}

interface DocumentsProps extends Pick<DeskPageProps, 'application' | 'given' | 'onChoose'> {
  /** null: none of them is shown. */
  readonly shown: string | null;
}

/** The documents to choose from, each leading to its first line; nothing where only the shown one is left. */
function Documents({ application, given, shown, onChoose }: DocumentsProps) {
  const firstOf = (id: string) => given.lines.find((each) => each.transcript === id);
  const readable = application.transcripts.filter(({ id }) => firstOf(id) !== undefined);
  if (readable.every(({ id }) => id === shown)) return null;
  return readable.map(({ id, fileName }) => (
    <Button
      key={id}
      size="compact-sm"
      variant={id === shown ? 'default' : 'subtle'}
      aria-pressed={id === shown}
      onClick={() => onChoose(firstOf(id)!.id)}
    >
      {fileName}
    </Button>
  ));
}
