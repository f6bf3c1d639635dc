import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { RuleImports } from '../../../../src/contract/rule-imports.js';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import table from '../../parts/table.module.css';
import { has, useAccount } from '../../session.js';
import { timeText } from '../../words.js';
import { RuleUpload } from './rule-upload.js';

/** Rules that leave and come as files. */
export function RuleFiles() {
  useDocumentTitle('Files of rules · Segue');
  const account = useAccount();
  const { data, error } = useQuery({
    queryKey: ['rule-imports'],
    queryFn: () => get<RuleImports>('/staff/rules/imports'),
  });
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <p className="small">
        <Link to="/staff/rules">All rules</Link>
      </p>
      <h1>Files of rules</h1>
      <section className="stack no-print">
        <h2>Take the published rules with you</h2>
        <p className="quiet">
          Every published rule, to read or change elsewhere. A spreadsheet opens CSV; both forms can be sent
          back.
        </p>
        <div className="row" style={{ '--gap': '12px' } as object}>
          <Button component="a" href="/api/staff/rules/export?format=csv" download variant="default">
            Download CSV
          </Button>
          <Button component="a" href="/api/staff/rules/export?format=yaml" download variant="default">
            Download YAML
          </Button>
        </div>
      </section>
      {has(account, 'evaluator', 'registrar') && <RuleUpload />}
      <section className="stack">
        <h2>Files that came</h2>
        {data === undefined ? <Pending what="the files" error={error} /> : <Came imports={data.imports} />}
      </section>
    </div>
  );
}

function Came({ imports }: RuleImports) {
  if (imports.length === 0)
    return <Empty title="No file yet">Rules of a file wait here to be published.</Empty>;
  return (
    <div className={table['scroll']} tabIndex={0} role="region" aria-label="Files that came">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Sent</th>
            <th scope="col">By</th>
            <th scope="col">Reason</th>
            <th scope="col" className={table['number']}>
              Rules
            </th>
            <th scope="col" className={table['number']}>
              Waiting
            </th>
            <th scope="col" className={table['number']}>
              Taken away
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, draftedAt, draftedBy, reason, rules, waiting, withdrawn }) => (
            <tr key={id}>
              <td data-label="Sent">
                <Link to={`/staff/rules/files/${id}`}>{timeText(draftedAt)}</Link>
              </td>
              <td data-label="By">{draftedBy}</td>
              <td data-label="Reason">{reason}</td>
              <td className={table['number']} data-label="Rules">
                {rules}
              </td>
              <td className={table['number']} data-label="Waiting">
                {waiting}
              </td>
              <td className={table['number']} data-label="Taken away">
                {withdrawn}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
