import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schools as Found } from '../../../../src/contract/institutions.js';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import { Note } from '../../parts/note.js';
import table from '../../parts/table.module.css';
import { TermField, termFault } from '../../parts/term-field.js';
import { unknownSchools } from '../../parts/unknown-schools.js';
import { has, useAccount } from '../../session.js';
import { dateText, plural } from '../../words.js';
import { AddByHand } from './school-added.js';
import { SchoolCard } from './school-card.js';

/** Who a printed name may mean, with accreditation and its sources; and the names that nobody has found. */
export function Schools() {
  useDocumentTitle('Schools · Segue');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const [term, setTerm] = useState('');
  const [printed, setPrinted] = useState<string | null>(null);
  const begin = (name: string) => {
    setPrinted(name);
    setText(name);
  };
  const end = () => {
    setPrinted(null);
    setText('');
  };
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Schools</h1>
      {printed !== null && <BeingNamed printed={printed} onEnd={end} />}
      <div className="row" role="search" style={{ alignItems: 'end' }}>
        <TextInput
          label={printed === null ? 'Name as printed, or number' : 'Look for its school by name or number'}
          maxLength={200}
          style={{ flex: '1 1 320px' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TermField label="Was it accredited in" value={term} onChange={setTerm} />
      </div>
      {printed === null && asked === '' && <Unknown onName={begin} />}
      {asked !== '' && (
        <Results
          asked={asked}
          printed={printed}
          term={wholeTerm(term)}
          onNamed={() => setPrinted(null)}
          onAdded={(name) => {
            setPrinted(null);
            setText(name);
          }}
        />
      )}
    </div>
  );
}

/** The name as the papers print it stays in sight while its school is looked for. */
function BeingNamed({ printed, onEnd }: { readonly printed: string; readonly onEnd: () => void }) {
  const account = useAccount();
  const waiting = useQuery(unknownSchools).data?.names.find((each) => each.printed === printed);
  const documents = waiting === undefined ? '' : ` on ${plural(waiting.documents.length, 'document')}`;
  return (
    <Note title={`Which school prints “${printed}”?`}>
      <p>
        The name stands{documents}. Look for the school by whatever name you know it
        {has(account, 'registrar')
          ? ', and say on its card that the printed name is its own.'
          : '; a registrar then keeps the printed name for it.'}
      </p>
      <Button variant="default" size="compact-sm" style={{ marginTop: 8 }} onClick={onEnd}>
        Back to all names that wait
      </Button>
    </Note>
  );
}

/** A term that is only half filled in asks nothing yet. */
function wholeTerm(value: string): string | null {
  return value !== '' && termFault(value) === null ? value : null;
}

interface ResultsProps {
  readonly asked: string;
  readonly printed: string | null;
  readonly term: string | null;
  readonly onNamed: () => void;
  readonly onAdded: (name: string) => void;
}

function Results({ asked, printed, term, onNamed, onAdded }: ResultsProps) {
  const question = new URLSearchParams({ query: asked, ...(term === null ? {} : { term }) });
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['schools', asked, term],
    queryFn: () => get<Found>(`/staff/institutions?${question}`),
    // The same schools stay while another term is asked; what was said of the term before does not.
    placeholderData: (before, query) => (query?.queryKey[1] === asked ? before : undefined),
  });
  if (data === undefined) return <Pending what="the schools" error={error} />;
  const add = <AddByHand name={printed ?? asked} printed={printed} onAdded={onAdded} />;
  if (data.schools.length === 0) {
    return (
      <Empty title="No school by that name" action={add}>
        Try fewer words, or another of its names. A registrar can add a school that no directory has.
      </Empty>
    );
  }
  return (
    <div className="stack" style={{ '--gap': '24px' } as object}>
      <ul className="stack" style={{ '--gap': '24px', listStyle: 'none', padding: 0 } as object}>
        {data.schools.map((school) => (
          <li key={school.unitid}>
            <SchoolCard
              school={school}
              printed={printed}
              term={isPlaceholderData ? null : term}
              onNamed={onNamed}
            />
          </li>
        ))}
      </ul>
      {printed !== null && <div>{add}</div>}
    </div>
  );
}

function Unknown({ onName }: { readonly onName: (name: string) => void }) {
  const { data, error } = useQuery(unknownSchools);
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
                  <button type="button" className="link" onClick={() => onName(printed)}>
                    {printed}
                  </button>
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
