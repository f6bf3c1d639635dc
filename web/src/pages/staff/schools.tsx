import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schools as Found, UnknownSchools } from '../../../../src/contract/institutions.js';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import table from '../../parts/table.module.css';
import { TermField, termFault } from '../../parts/term-field.js';
import { dateText } from '../../words.js';
import { SchoolCard } from './school-card.js';

/** Who a printed name may mean, with accreditation and its sources; and the names that nobody has found. */
export function Schools() {
  useDocumentTitle('Schools · Segue');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const [term, setTerm] = useState('');
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Schools</h1>
      <div className="row" role="search" style={{ alignItems: 'end' }}>
        <TextInput
          label="Name as printed, or number"
          maxLength={200}
          style={{ flex: '1 1 320px' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TermField label="Was it accredited in" value={term} onChange={setTerm} />
      </div>
      {asked === '' ? <Unknown onName={setText} /> : <Results asked={asked} term={wholeTerm(term)} />}
    </div>
  );
}

/** A term that is only half filled in asks nothing yet. */
function wholeTerm(value: string): string | null {
  return value !== '' && termFault(value) === null ? value : null;
}

function Results({ asked, term }: { readonly asked: string; readonly term: string | null }) {
  const question = new URLSearchParams({ query: asked, ...(term === null ? {} : { term }) });
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['schools', asked, term],
    queryFn: () => get<Found>(`/staff/institutions?${question}`),
    // The same schools stay while another term is asked; what was said of the term before does not.
    placeholderData: (before, query) => (query?.queryKey[1] === asked ? before : undefined),
  });
  if (data === undefined) return <Pending what="the schools" error={error} />;
  if (data.schools.length === 0) {
    return <Empty title="No school by that name">Try fewer words, or another of its names.</Empty>;
  }
  return (
    <ul className="stack" style={{ '--gap': '24px', listStyle: 'none', padding: 0 } as object}>
      {data.schools.map((school) => (
        <li key={school.unitid}>
          <SchoolCard school={school} printed={asked} term={isPlaceholderData ? null : term} />
        </li>
      ))}
    </ul>
  );
}

function Unknown({ onName }: { readonly onName: (name: string) => void }) {
  const { data, error } = useQuery({
    queryKey: ['unknown-schools'],
    queryFn: () => get<UnknownSchools>('/staff/unknown-schools'),
  });
  if (data === undefined) return <Pending what="the names" error={error} />;
  if (data.names.length === 0) {
    return <Empty title="Every school is known">Names that no school surely has will wait here.</Empty>;
  }
  return (
    <section className="stack">
      <h2>Names that nobody has found yet</h2>
      <div className={table['scroll']} tabIndex={0} role="region" aria-label="Names that nobody has found">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Printed</th>
              <th scope="col">Since</th>
              <th scope="col">Documents</th>
              <th scope="col">May be</th>
            </tr>
          </thead>
          <tbody>
            {data.names.map(({ printed, waitingSince, documents, suggestions }) => (
              <tr key={printed}>
                <td data-label="Printed">
                  <Button variant="subtle" size="compact-md" onClick={() => onName(printed)}>
                    {printed}
                  </Button>
                </td>
                <td data-label="Since">{dateText(waitingSince)}</td>
                <td data-label="Documents">{documents.length}</td>
                <td data-label="May be">
                  {suggestions.map(({ name }) => name).join('; ') || 'no school known'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
