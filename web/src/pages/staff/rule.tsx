import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { RuleHistory, RuleVersionView } from '../../../../src/contract/rules.js';
import { get } from '../../api.js';
import { Facts } from '../../parts/facts.js';
import { Pending } from '../../parts/loading.js';
import { conditionsText, schoolText, sendsText, stateText, windowText } from '../../parts/rule-words.js';
import { dateText, timeText } from '../../words.js';
import { RuleActions, SuspensionNote } from './rule-actions.js';
import { FindingNotes } from './rule-findings.js';

/** One rule: what it says, what it contradicts, all of its versions, and what a person may do with it. */
export function Rule() {
  const { id = '' } = useParams();
  const path = `/staff/rules/${encodeURIComponent(id)}`;
  const { data, error } = useQuery({ queryKey: ['rule', id], queryFn: () => get<RuleHistory>(path) });
  const [newest] = data?.versions ?? [];
  const name = newest === undefined ? 'Rule' : sendsText(newest.rule.sends.map(({ code }) => code));
  useDocumentTitle(`${name} · Segue`);
  if (data === undefined || newest === undefined) return <Pending what="the rule" error={error} />;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <p className="small">
        <Link to="/staff/rules">All rules</Link>
      </p>
      <header className="row between">
        <div>
          <h1>
            {name} {newest.rule.sends.length === 1 ? 'counts' : 'count'} as {newest.gives}
          </h1>
          <p className="quiet">
            {stateText(newest)} · version {newest.version} · {newest.id}
          </p>
        </div>
        <RuleActions newest={newest} path={path} suspension={data.suspension} />
      </header>
      <SuspensionNote suspension={data.suspension} />
      <WhatItSays version={newest} />
      <section className="stack">
        <h2>Check</h2>
        <FindingNotes findings={data.findings} />
      </section>
      <section className="stack">
        <h2>Versions</h2>
        <ol className="stack" reversed style={{ margin: 0 }}>
          {data.versions.map((version) => (
            <li key={version.version} value={version.version}>
              <VersionText version={version} />
            </li>
          ))}
        </ol>
      </section>
    </div>
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
        Ended: ended === null ? null : `${dateText(ended.on)}: ${ended.reason}`,
      }}
    />
  );
}

function VersionText({ version }: { readonly version: RuleVersionView }) {
  const { gives, reason, draftedBy, draftedAt, publishedBy, publishedAt } = version;
  return (
    <>
      <div>
        {gives}, {windowText(version.rule.when.taken)}. {reason}
      </div>
      <div className="quiet small">
        Drafted by {draftedBy}, {timeText(draftedAt)}.{' '}
        {publishedAt === null ? 'Not published.' : `Published by ${publishedBy}, ${timeText(publishedAt)}.`}
      </div>
    </>
  );
}
