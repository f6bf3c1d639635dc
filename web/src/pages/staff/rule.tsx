import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { RuleHistory, RuleVersionView } from '../../../../src/contract/rules.js';
import { get } from '../../api.js';
import { Facts } from '../../parts/facts.js';
import { Pending } from '../../parts/loading.js';
import { Note } from '../../parts/note.js';
import {
  conditionsText,
  isEnd,
  schoolText,
  sendsText,
  standingText,
  windowText,
} from '../../parts/rule-words.js';
import { dateText, timeText } from '../../words.js';
import { RuleActions, SuspensionNote } from './rule-actions.js';
import { FindingNotes } from './rule-findings.js';
import { RulePast } from './rule-history.js';

/** One rule: what it says, what it contradicts, all of its versions, and what a person may do with it. */
export function Rule() {
  const { id = '' } = useParams();
  const path = `/staff/rules/${encodeURIComponent(id)}`;
  const { data, error } = useQuery({ queryKey: ['rule', id], queryFn: () => get<RuleHistory>(path) });
  const versions = data?.versions ?? [];
  const newest = versions.find(({ state }) => state !== 'withdrawn');
  const deciding = versions.find(({ version, deciding: one }) => one?.version === version);
  // What decides speaks for the rule; where nothing does, its draft, or what was taken away.
  const shown = deciding ?? newest ?? versions[0];
  const name = shown === undefined ? 'Rule' : sendsText(shown.rule.sends.map(({ code }) => code));
  useDocumentTitle(`${name} · Segue`);
  if (data === undefined || shown === undefined) return <Pending what="the rule" error={error} />;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <p className="small">
        <Link to="/staff/rules">All rules</Link>
      </p>
      <header className="row between">
        <div>
          <h1>
            {name} {shown.rule.sends.length === 1 ? 'counts' : 'count'} as {shown.gives}
          </h1>
          <p className="quiet">
            {newest === undefined ? 'Taken away' : standingText(shown)} · version {shown.version} · {shown.id}
          </p>
        </div>
        {newest !== undefined && <RuleActions newest={newest} path={path} suspension={data.suspension} />}
      </header>
      <SuspensionNote suspension={data.suspension} />
      {newest === undefined && <GoneNote version={shown} />}
      {newest !== undefined && newest !== shown && <WaitingNote draft={newest} decides={shown} />}
      <WhatItSays version={shown} />
      {newest !== undefined && newest !== shown && !isEnd(newest) && (
        <section className="stack">
          <h2>What the draft would say, version {newest.version}</h2>
          <p>
            {sendsText(newest.rule.sends.map(({ code }) => code))} as {newest.gives}
          </p>
          <WhatItSays version={newest} />
        </section>
      )}
      {newest !== undefined && (
        <section className="stack">
          <h2>Check{newest === shown ? '' : ` of version ${newest.version}`}</h2>
          <FindingNotes findings={data.findings} drafts={data.draftFindings} />
        </section>
      )}
      <RulePast versions={data.versions} suspensions={data.suspensions} />
    </div>
  );
}

/** Nobody ever published it, and it was taken away: it only stands here for the record. */
function GoneNote({ version: { withdrawn } }: { readonly version: RuleVersionView }) {
  if (withdrawn === null) return null;
  return (
    <Note title={`Taken away by ${withdrawn.by}, ${timeText(withdrawn.at)}`}>
      {withdrawn.reason}
      <div className="small">Nobody had published it, and it decides nothing. The record keeps it.</div>
    </Note>
  );
}

/** Says what waits beside the version that decides, so that nobody takes it for a fact. */
function WaitingNote({
  draft,
  decides,
}: {
  readonly draft: RuleVersionView;
  readonly decides: RuleVersionView;
}) {
  const { version, ended, reason, draftedBy, draftedAt } = draft;
  const title =
    isEnd(draft) && ended !== null
      ? `An end on ${dateText(ended.on)} waits to be published`
      : `A draft of version ${version} waits to be published`;
  return (
    <Note tone="warning" title={title}>
      {reason}
      <div className="small">
        Drafted by {draftedBy}, {timeText(draftedAt)}. Until somebody else publishes it, version{' '}
        {decides.version} stays as it is.
      </div>
    </Note>
  );
}

function WhatItSays({ version }: { readonly version: RuleVersionView }) {
  const { ended, decided } = version;
  const { when, priority, autoApprove, citation } = version.rule;
  return (
    <Facts
      facts={{
        School: schoolText(version),
        Taken: windowText(when.taken),
        Conditions: conditionsText(when) || 'none',
        Priority: String(priority),
        'Who settles it': autoApprove ? 'the rule itself' : 'a person, each time',
        Decided: `${dateText(decided.on)}, ${decided.by}: ${decided.reason}`,
        'Written down': citation,
        'Last day': ended === null ? null : `${dateText(ended.on)}: ${ended.reason}`,
      }}
    />
  );
}
