import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TranscriptView } from '../../../../src/contract/transcript.js';
import { post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Note } from '../../parts/note.js';
import { has, useAccount } from '../../session.js';

type Channel = TranscriptView['channel'];

const CHANNEL_TEXTS: Readonly<Record<Channel, string>> = {
  'applicant-upload': 'Uploaded by the applicant, unofficial',
  'sealed-envelope': 'Sealed envelope from the school, official',
  'issuer-electronic': 'Sent electronically by the school, official',
};

type Asked = { readonly kind: 'verify' } | { readonly kind: 'channel'; readonly channel: Channel };

const CHANNELS = Object.keys(CHANNEL_TEXTS) as readonly Channel[];

/** How the document arrived, whether its sums agree, and what a person should look at. */
export function DocumentFacts({
  application,
  transcript,
}: {
  readonly application: string;
  readonly transcript: TranscriptView;
}) {
  const account = useAccount();
  const mayJudge = has(account, 'evaluator', 'registrar');
  const [asked, setAsked] = useState<Asked | null>(null);
  const queries = useQueryClient();
  const judge = useMutation({
    mutationFn: (reason: string) =>
      asked?.kind === 'channel'
        ? post(`/transcripts/${transcript.id}/channel`, { channel: asked.channel, reason })
        : post(`/transcripts/${transcript.id}/verification`, { reason }),
    onSuccess: () => {
      setAsked(null);
      return queries.invalidateQueries({ queryKey: ['application', application] });
    },
  });
  const issues = transcript.transcript?.issues ?? [];
  return (
    <>
      <div className="row small" style={{ flexWrap: 'nowrap' }}>
        <span className="quiet">
          {CHANNEL_TEXTS[transcript.channel]}
          {sumsText(transcript)}
        </span>
        {mayJudge && (
          <Menu>
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" aria-label="Change how it arrived">
                Change
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {CHANNELS.filter((channel) => channel !== transcript.channel).map((channel) => (
                <Menu.Item key={channel} onClick={() => setAsked({ kind: 'channel', channel })}>
                  {CHANNEL_TEXTS[channel]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {transcript.state === 'needs-verification' && (
        <Note tone="warning" title="Look at these rows">
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {issues.map(({ code, message, where }, at) => (
              <li key={`${code}-${at}`}>
                {message} {where !== null && <span className="quiet">(page {where.page})</span>}
              </li>
            ))}
          </ul>
          {mayJudge && (
            <Button variant="default" size="compact-sm" mt={8} onClick={() => setAsked({ kind: 'verify' })}>
              I have looked at them
            </Button>
          )}
        </Note>
      )}
      <AskReason
        title={asked?.kind === 'channel' ? 'How did this document arrive?' : 'What did you see?'}
        isOpen={asked !== null}
        isBusy={judge.isPending}
        error={judge.error}
        confirm={asked?.kind === 'channel' ? 'Set it' : 'Mark as verified'}
        onClose={() => setAsked(null)}
        onConfirm={judge.mutate}
      >
        {asked?.kind === 'channel'
          ? `It will be kept as “${CHANNEL_TEXTS[asked.channel]}”, and the evaluation is made again.`
          : 'Your note is kept in the audit trail.'}
      </AskReason>
    </>
  );
}

function sumsText({ transcript }: TranscriptView): string {
  const agrees = transcript?.totals?.agrees;
  if (agrees === true) return ' · printed totals agree';
  return agrees === false ? ' · printed totals do not agree' : '';
}
