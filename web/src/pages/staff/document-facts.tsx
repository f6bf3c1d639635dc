import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { nameFits } from '../../../../src/contract/name-fits.js';
import type { TranscriptView } from '../../../../src/contract/transcript.js';
import { post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Note } from '../../parts/note.js';
import { has, useAccount } from '../../session.js';
import { AboutFile } from './about-file.js';
import { CHANNEL_TEXTS, CHANNELS, judgementOf, UNIT_TEXTS, UNITS, type Judgement } from './judgement.js';
import { ReadingIssues } from './reading-issues.js';
import { SchoolNote } from './school-note.js';

interface DocumentFactsProps {
  readonly given: EvaluationCase;
  readonly transcript: TranscriptView;
  readonly lit: number | null;
  readonly onLight: (issue: number | null) => void;
}

/** How the document arrived, whether its sums agree, and what a person should look at. */
export function DocumentFacts({ given, transcript, lit, onLight }: DocumentFactsProps) {
  const account = useAccount();
  const mayJudge = has(account, 'evaluator', 'registrar');
  const isTable = transcript.transcript?.document.type === 'csv';
  const [asked, ask] = useState<Judgement | null>(null);
  const queries = useQueryClient();
  const judgement = asked === null ? null : judgementOf(asked);
  const judge = useMutation({
    mutationFn: (reason: string) =>
      post(`/transcripts/${transcript.id}/${judgement!.path}`, { ...judgement!.body, reason }),
    onSuccess: () => {
      ask(null);
      return queries.invalidateQueries({ queryKey: ['application', given.application] });
    },
  });
  return (
    <>
      <div className="row small" style={{ flexWrap: 'nowrap' }}>
        <span className="quiet">
          {CHANNEL_TEXTS[transcript.channel]}
          {sumsText(transcript)}
        </span>
        {mayJudge && <ChannelMenu transcript={transcript} onAsk={ask} />}
        {isTable && has(account, 'registrar') && (
          <Link to={`/staff/transcripts/${transcript.id}/columns`}>Columns</Link>
        )}
      </div>
      <NameNote printed={transcript.transcript?.student.name ?? null} person={given.applicant.name} />
      <SchoolNote given={given} transcript={transcript} onAsk={mayJudge ? ask : null} />
      <UnitNote given={given} transcript={transcript.id} onAsk={mayJudge ? ask : null} />
      {transcript.facts !== null && <AboutFile key={transcript.id} facts={transcript.facts} />}
      <ReadingIssues
        key={`${transcript.id} ${transcript.state}`}
        transcript={transcript}
        lit={lit}
        onLight={onLight}
        onVerify={mayJudge ? () => ask({ kind: 'verify' }) : null}
      />
      <AskReason
        title={judgement?.title ?? ''}
        isOpen={asked !== null}
        isBusy={judge.isPending}
        error={judge.error}
        confirm={judgement?.confirm ?? ''}
        onClose={() => ask(null)}
        onConfirm={judge.mutate}
      >
        {judgement?.text}
      </AskReason>
    </>
  );
}

type Ask = (judgement: Judgement) => void;

function ChannelMenu({ transcript, onAsk }: { readonly transcript: TranscriptView; readonly onAsk: Ask }) {
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label="Change how it arrived"
          style={{ flex: 'none' }}
        >
          Change
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CHANNELS.filter((channel) => channel !== transcript.channel).map((channel) => (
          <Menu.Item key={channel} onClick={() => onAsk({ kind: 'channel', channel })}>
            {CHANNEL_TEXTS[channel]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The paper may be somebody else's, or of somebody who has married since: a person decides which. */
function NameNote({ printed, person }: { readonly printed: string | null; readonly person: string }) {
  if (printed === null || nameFits(printed, person)) return null;
  return (
    <Note tone="warning" title="Another name stands on this document">
      It says {printed}; the applicant is {person}. Make sure that it is theirs.
    </Note>
  );
}

function UnitNote({
  given,
  transcript,
  onAsk,
}: {
  readonly given: EvaluationCase;
  readonly transcript: string;
  readonly onAsk: Ask | null;
}) {
  const isUnknown = given.lines.some((line) => line.transcript === transcript && line.unit === 'unknown');
  if (!isUnknown) return null;
  return (
    <Note tone="warning" title="What is one credit here?">
      The document does not say, so its credits cannot be counted. Ask the school or look in its key.
      {onAsk !== null && (
        <div className="row" style={{ '--gap': '8px', marginTop: 8 } as object}>
          {UNITS.map((unit) => (
            <Button
              key={unit}
              variant="default"
              size="compact-sm"
              onClick={() => onAsk({ kind: 'unit', unit })}
            >
              {UNIT_TEXTS[unit]}
            </Button>
          ))}
        </div>
      )}
    </Note>
  );
}

function sumsText({ transcript }: TranscriptView): string {
  const agrees = transcript?.totals?.agrees;
  if (agrees === true) return ' · printed totals agree';
  return agrees === false ? ' · printed totals do not agree' : '';
}
