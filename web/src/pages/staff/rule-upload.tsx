import { Button, FileInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DraftedImport, RowFault, RuleImportTrial } from '../../../../src/contract/rule-imports.js';
import type { RuleImpact } from '../../../../src/contract/rules.js';
import { ApiProblem, call } from '../../api.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { plural } from '../../words.js';
import { FindingNotes } from './rule-findings.js';
import { RuleImpacts } from './rule-impact.js';

/** Takes a file of rules: shows first what it brings, contradicts and changes, then keeps it as drafts. */
export function RuleUpload() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const check = useMutation({
    mutationFn: (chosen: File) =>
      call<RuleImportTrial>('POST', '/staff/rules/imports/check', formOf(chosen, null)),
  });
  const save = useMutation({
    mutationFn: (chosen: File) => call<DraftedImport>('POST', '/staff/rules/imports', formOf(chosen, reason)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['rules'] });
      await queries.invalidateQueries({ queryKey: ['rule-imports'] });
      if (id !== null) void navigate(`/staff/rules/files/${id}`);
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    check.reset();
    save.reset();
    if (chosen !== null) check.mutate(chosen);
  };
  const brings = check.data === undefined ? 0 : check.data.added + check.data.changed;
  return (
    <section className="stack no-print" aria-label="Send a file of rules">
      <h2>Send a file of rules</h2>
      <p className="quiet">
        CSV or YAML, all of its rows or none. Its rules become drafts, and somebody else publishes them; rules
        that it does not name stay as they are.
      </p>
      <FileInput
        label="File"
        placeholder="Choose a CSV or YAML file"
        accept=".csv,.yaml,.yml,text/csv"
        clearable
        value={file}
        onChange={choose}
      />
      <div className="stack" aria-live="polite" style={{ '--gap': '8px' } as object}>
        {check.isPending && <Note>Reading and checking the file …</Note>}
        <Refusal error={check.error ?? save.error} />
        {check.data !== undefined && file !== null && (
          <WhatItBrings trial={check.data} file={file} checkedAt={check.submittedAt} />
        )}
        {save.data?.id === null && (
          <Note>Somebody has sent the same rules meanwhile. Nothing was left to draft.</Note>
        )}
      </div>
      {file !== null && brings > 0 && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(file);
          }}
        >
          <Textarea
            label="Reason"
            autosize
            minRows={2}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={save.isPending}
            disabled={reason.trim() === ''}
            style={{ alignSelf: 'start' }}
          >
            Keep {plural(brings, 'rule')} as drafts
          </Button>
        </form>
      )}
    </section>
  );
}

function formOf(file: File, reason: string | null): FormData {
  const form = new FormData();
  if (reason !== null) form.append('reason', reason.trim());
  form.append('file', file);
  return form;
}

interface WhatItBringsProps {
  readonly trial: RuleImportTrial;
  readonly file: File;
  readonly checkedAt: number;
}

function WhatItBrings({ trial, file, checkedAt }: WhatItBringsProps) {
  const { added, changed, same, earlier } = trial;
  if (added + changed === 0) return <Note>The file says nothing that is not here already.</Note>;
  const passed = earlier === 0 ? '' : ` ${plural(earlier, 'earlier version')} passed over.`;
  return (
    <>
      <Note title={`${plural(added, 'new rule')}, ${plural(changed, 'changed rule')}`}>
        {same} as they are here already.{passed}
      </Note>
      <JudgedFindings {...trial} />
      <RuleImpacts
        key={checkedAt}
        isFile
        about={['upload', String(checkedAt)]}
        first={trial.impact}
        ask={(part) => call<RuleImpact>('POST', `/staff/rules/imports/impact${part}`, formOf(file, null))}
      />
    </>
  );
}

/** What the drafts of a file contradict. */
export function JudgedFindings({
  conflicts,
  warnings,
  findings,
}: Pick<RuleImportTrial, 'conflicts' | 'warnings' | 'findings'>) {
  const more = conflicts + warnings - findings.length;
  return (
    <>
      <FindingNotes findings={findings} isFile />
      {more > 0 && <p className="quiet small">and {more} more findings</p>}
    </>
  );
}

/** A refusal with every row that it is about. */
function Refusal({ error }: { readonly error: Error | null }) {
  if (!(error instanceof ApiProblem) || error.code !== 'rules-refused') return <ProblemNote error={error} />;
  const { faults } = error.problem.current as { readonly faults: readonly RowFault[] };
  return (
    <Note tone="refused" title="Nothing was taken from the file">
      <ul className="small">
        {faults.map(({ line, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            {placeText(line, column)}
            {message}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function placeText(line: number | null, column: number | null): string {
  if (line === null) return '';
  return column === null ? `Line ${line}: ` : `Line ${line}, column ${column}: `;
}
