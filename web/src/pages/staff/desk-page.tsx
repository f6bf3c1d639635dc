import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { useTranscript } from '../../parts/case-queries.js';
import { SourcePage } from '../../parts/source-page.js';
import classes from './desk.module.css';
import { DocumentFacts } from './document-facts.js';

interface DeskPageProps {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
  readonly line: EvaluationCase['lines'][number] | null;
  readonly onChoose: (line: string) => void;
}

/**
 * The picture of the page that the current line stands on. Another page can be looked at; a new line leads
 * back.
 */
export function DeskPage({ application, given, line, onChoose }: DeskPageProps) {
  const evidence = given.evaluation?.lines.find(({ id }) => id === line?.id)?.evidence ?? null;
  const document = line?.transcript ?? application.transcripts[0]?.id ?? null;
  const transcript = useTranscript(application.id, document);
  const [turned, setTurned] = useState<{ readonly line: string | undefined; readonly page: number } | null>(
    null,
  );
  if (transcript.data === undefined) return <p className="quiet">No document is open.</p>;
  const ownPage = evidence?.page ?? 1;
  const page = turned?.line === line?.id ? (turned?.page ?? ownPage) : ownPage;
  const firstOf = (id: string) => given.lines.find((each) => each.transcript === id);
  const readable = application.transcripts.filter(({ id }) => firstOf(id) !== undefined);
  return (
    <div id="desk-page" className={classes['middle']}>
      <div className={classes['tabs']}>
        {readable.length > 1 &&
          readable.map(({ id, fileName }) => (
            <Button
              key={id}
              size="compact-sm"
              variant={id === document ? 'default' : 'subtle'}
              aria-pressed={id === document}
              onClick={() => onChoose(firstOf(id)!.id)}
            >
              {fileName}
            </Button>
          ))}
        {transcript.data.pageSizes.length > 1 &&
          transcript.data.pageSizes.map((_, at) => (
            <Button
              key={at}
              size="compact-sm"
              variant={at + 1 === page ? 'default' : 'subtle'}
              aria-pressed={at + 1 === page}
              onClick={() => setTurned({ line: line?.id, page: at + 1 })}
            >
              Page {at + 1}
            </Button>
          ))}
      </div>
      <DocumentFacts given={given} transcript={transcript.data} />
      <SourcePage
        transcript={transcript.data}
        page={page}
        box={page === ownPage ? (evidence?.box ?? null) : null}
        {...(page === ownPage && evidence !== null ? { text: evidence.text } : {})}
      />
    </div>
  );
}
