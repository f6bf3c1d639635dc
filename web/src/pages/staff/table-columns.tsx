import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ColumnChange, TableColumns, TableField } from '../../../../src/contract/table-columns.js';
import { get, post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Pending } from '../../parts/loading.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { dateText } from '../../words.js';
import { ColumnList } from './column-list.js';
import { ColumnReading } from './column-reading.js';
import classes from './table-columns.module.css';

/** The columns of a document that is a table: what each was taken for, and how it reads otherwise. */
export function ColumnsOfTable() {
  const { id } = useParams() as { id: string };
  const given = useQuery({
    queryKey: ['columns', id],
    queryFn: () => get<TableColumns>(`/transcripts/${id}/columns`),
  });
  useDocumentTitle('Columns of a table · Segue');
  if (given.data === undefined) return <Pending what="the table" error={given.error} />;
  return <Bench key={id} given={given.data} />;
}

function Bench({ given }: { readonly given: TableColumns }) {
  const [changed, change] = useState<readonly TableField[] | null>(null);
  const [isAsked, ask] = useState(false);
  const queries = useQueryClient();
  const go = useNavigate();
  const fields = changed ?? given.columns.map(({ field }) => field);
  const path = `/transcripts/${given.transcript}/columns`;
  const trial = useQuery({
    queryKey: ['columns', given.transcript, fields],
    queryFn: () => post<TableColumns>(`${path}/trial`, { fields }),
    enabled: changed !== null,
    placeholderData: (before) => before,
  });
  const save = useMutation({
    mutationFn: (reason: string) => {
      const basedOn = given.saved?.version ?? 0;
      return post(path, { fields: [...fields], basedOn, reason } satisfies ColumnChange);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['application', given.application] });
      await go(`/staff/cases/${given.application}`);
    },
    // Somebody else may have been faster: what they said stands on the page before the next try.
    onSettled: () => queries.invalidateQueries({ queryKey: ['columns', given.transcript], exact: true }),
  });
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <Head
        given={given}
        isChanged={changed !== null}
        onReset={() => change(null)}
        onSave={() => ask(true)}
      />
      {given.saved !== null && (
        <Note>
          {given.saved.by} set the columns of such tables on {dateText(given.saved.at)}. This table is read
          so.
        </Note>
      )}
      <div className={classes['halves']}>
        <section className="stack" style={{ '--gap': '8px' } as object}>
          <h2>What each column holds</h2>
          <ColumnList given={given} fields={fields} onChange={change} />
        </section>
        <section
          className={`${classes['reading']} stack`}
          data-stale={trial.isPlaceholderData || undefined}
          aria-label="How the table reads"
          tabIndex={0}
        >
          <h2>How the table reads</h2>
          <ProblemNote error={trial.error} />
          <ColumnReading reading={(changed === null ? given : (trial.data ?? given)).reading} />
        </section>
      </div>
      <AskReason
        title="Save these columns?"
        isOpen={isAsked}
        isBusy={save.isPending}
        error={save.error}
        confirm="Save and read again"
        onClose={() => ask(false)}
        onConfirm={save.mutate}
      >
        The document is read again, and its evaluation is made anew. {KEPT_TEXTS[given.keptFor]}
      </AskReason>
    </div>
  );
}

const KEPT_TEXTS: Readonly<Record<TableColumns['keptFor'], string>> = {
  school: 'The next table of this school with this heading is read so too, with a notice.',
  heading: 'The next table with this heading that names no school is read so too, with a notice.',
  file: 'The table has no heading and names no school, so this holds for this file alone.',
};

interface HeadProps {
  readonly given: TableColumns;
  readonly isChanged: boolean;
  readonly onReset: () => void;
  readonly onSave: () => void;
}

function Head({ given, isChanged, onReset, onSave }: HeadProps) {
  return (
    <header className="row between">
      <div>
        <h1 style={{ overflowWrap: 'anywhere' }}>Columns of {given.fileName}</h1>
        <p className="quiet">
          {given.school ?? 'The table names no school'} ·{' '}
          <Link to={`/staff/cases/${given.application}`}>back to the case</Link>
        </p>
      </div>
      <div className="row">
        {isChanged && (
          <Button variant="subtle" onClick={onReset}>
            As it was
          </Button>
        )}
        <Button disabled={!isChanged} onClick={onSave}>
          Save and read again
        </Button>
      </div>
    </header>
  );
}
