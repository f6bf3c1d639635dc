import { Button, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PublicEquivalencies } from '../../../src/contract/rules.js';
import { get } from '../api.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemNote } from '../parts/note.js';
import { conditionsText, sendsText, windowText } from '../parts/rule-words.js';
import table from '../parts/table.module.css';

/** For everybody: what a course of a school counts as, by the published rules. */
export function Equivalencies() {
  useDocumentTitle('What a course counts as · Segue');
  const [search, setSearch] = useSearchParams();
  const [school, setSchool] = useState(search.get('institution') ?? '');
  const [course, setCourse] = useState(search.get('code') ?? '');
  const asked = search.toString();
  const { data, error, isFetching } = useQuery({
    queryKey: ['equivalencies', asked],
    queryFn: () => get<PublicEquivalencies>(`/equivalencies?${asked}`),
    enabled: search.has('institution') && search.has('code'),
    retry: false,
  });
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <header>
        <h1>What a course counts as</h1>
        <p className="quiet">
          Published rules for courses of other schools. Where there is none, your transcript is looked at
          course by course. Our own courses stand in the <Link to="/catalog">catalog</Link>.
        </p>
      </header>
      <form
        className="row"
        role="search"
        style={{ alignItems: 'end' }}
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ institution: school.trim(), code: course.trim() });
        }}
      >
        <TextInput
          label="School"
          placeholder="Its full name"
          required
          value={school}
          onChange={(event) => setSchool(event.currentTarget.value)}
        />
        <TextInput
          label="Course code"
          placeholder="MUS 101"
          required
          value={course}
          onChange={(event) => setCourse(event.currentTarget.value)}
        />
        <Button type="submit">Look it up</Button>
      </form>
      <ProblemNote error={error} />
      {isFetching && data === undefined && <Loading what="the rules" />}
      {data !== undefined && <Answer found={data} />}
      <p className="quiet small">
        All published rules as a file: <a href="/api/equivalencies/export?format=csv">CSV</a> or{' '}
        <a href="/api/equivalencies/export?format=yaml">YAML</a>.
      </p>
    </div>
  );
}

function Answer({ found: { institution, code, equivalencies } }: { readonly found: PublicEquivalencies }) {
  const school = institution.name ?? institution.unitid;
  if (equivalencies.length === 0) {
    return (
      <Empty title="No rule for this course yet">
        That is no refusal. Send the transcript, and a person will look at {code} of {school}.
      </Empty>
    );
  }
  return (
    <section className="stack">
      <h2>
        {code}, {school}
      </h2>
      <div className={table['scroll']} tabIndex={0} role="region" aria-label="Published rules">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Course</th>
              <th scope="col">Counts as</th>
              <th scope="col">Taken</th>
              <th scope="col">Conditions</th>
              <th scope="col">Settled</th>
            </tr>
          </thead>
          <tbody>
            {equivalencies.map((each) => (
              <tr key={each.rule}>
                <td data-label="Course">{sendsText(each.sends)}</td>
                <td data-label="Counts as">{each.gives}</td>
                <td data-label="Taken">{windowText(each.taken)}</td>
                <td data-label="Conditions">{conditionsText(each)}</td>
                <td data-label="Settled">{each.settled ? 'by this rule' : 'a person confirms it'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet small">
        This is what the rules say. What counts toward your degree is decided on your whole record.
      </p>
    </section>
  );
}
