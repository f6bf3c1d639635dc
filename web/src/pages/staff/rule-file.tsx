import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { PublishedImport, RuleImportView } from '../../../../src/contract/rule-imports.js';
import type { RuleImpact } from '../../../../src/contract/rules.js';
import { get, post } from '../../api.js';
import { Pending } from '../../parts/loading.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { has, useAccount } from '../../session.js';
import { plural, timeText } from '../../words.js';
import { RuleImpacts } from './rule-impact.js';
import { JudgedFindings } from './rule-upload.js';
import { TakeAway } from './take-away.js';

/** The rules of one file: what they contradict and change, and their publication as a whole. */
export function RuleFile() {
  useDocumentTitle('A file of rules · Segue');
  const { id = '' } = useParams();
  const account = useAccount();
  const queries = useQueryClient();
  const path = `/staff/rules/imports/${encodeURIComponent(id)}`;
  const { data, error } = useQuery({
    queryKey: ['rule-imports', id],
    queryFn: () => get<RuleImportView>(path),
  });
  const publish = useMutation({
    mutationFn: () => post<PublishedImport>(`${path}/publication`),
    onSettled: async () => {
      for (const key of ['rule-imports', 'rules', 'rule'])
        await queries.invalidateQueries({ queryKey: [key] });
    },
  });
  if (data === undefined) return <Pending what="the file" error={error} />;
  const { rules, waiting, withdrawn, reason, draftedBy, draftedAt, mayPublish, mayWithdraw } = data;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <p className="small">
        <Link to="/staff/rules/files">Files of rules</Link>
      </p>
      <header className="row between">
        <div>
          <h1>{plural(rules, 'rule')} of a file</h1>
          <p className="quiet">
            Sent by {draftedBy}, {timeText(draftedAt)}: {reason}
          </p>
        </div>
        <div className="row" style={{ '--gap': '12px' } as object}>
          {mayPublish && has(account, 'registrar') && (
            <Button loading={publish.isPending} onClick={() => publish.mutate()}>
              Publish {plural(waiting, 'rule')}
            </Button>
          )}
          {mayWithdraw && (
            <TakeAway path={path} label={`Take ${plural(waiting, 'draft')} away`}>
              <p>
                All drafts of this file that nobody has published go at once. What is published stays, and the
                record keeps why they went.
              </p>
            </TakeAway>
          )}
        </div>
      </header>
      <ProblemNote error={publish.error} />
      {publish.data !== undefined && (
        <Note tone="done">
          {plural(publish.data.rules, 'rule')} published; {plural(publish.data.cases, 'open case')} evaluated
          again.
        </Note>
      )}
      <p>
        <Link to={`/staff/rules?import=${id}`}>Look at the rules</Link>
      </p>
      {waiting === 0 ? (
        <Note>
          None of them waits: each is published, was drafted anew or was taken away.
          {withdrawn > 0 &&
            ` ${plural(withdrawn, 'draft')} of the file ${withdrawn === 1 ? 'was' : 'were'} taken away.`}
        </Note>
      ) : (
        <section className="stack">
          <h2>Check of {waiting} that wait</h2>
          {!mayPublish && <p className="quiet small">Somebody else must publish them.</p>}
          <JudgedFindings {...data} />
          <RuleImpacts
            key={id}
            isFile
            about={['file', id]}
            ask={(part) => get<RuleImpact>(`${path}/impact${part}`)}
          />
        </section>
      )}
    </div>
  );
}
