import { Button, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PublicEquivalencies } from '../../../src/contract/equivalencies.js';
import { get } from '../api.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemNote } from '../parts/note.js';
import { conditionsText, sendsText, windowText } from '../parts/rule-words.js';
import table from '../parts/table.module.css';

type Equivalency = PublicEquivalencies['equivalencies'][number];

/** For everybody: what a course of a school, or each of its courses, counts as by the published rules. */
export function Equivalencies() {
  useDocumentTitle('What a course counts as · Segue');
  const [search, setSearch] = useSearchParams();
  const [school, setSchool] = useState(search.get('institution') ?? '');
  const [course, setCourse] = useState(search.get('code') ?? '');
  const [picked, pick] = useState<School | null>(null);
  const { data, error, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['equivalencies', search.toString()],
    queryFn: ({ pageParam }) => get<PublicEquivalencies>(`/equivalencies?${questionOf(search, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: search.has('institution'),
    retry: false,
  });
  const [first] = data?.pages ?? [];
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
          // A name that several schools have means the one that was picked, as long as it stands there.
          const institution = picked?.name === school.trim() ? picked.unitid : school.trim();
          setSearch(addressOf(institution, course.trim()));
        }}
      >
        <TextInput
          label="School"
          placeholder="Its full name"
          required
          style={{ flex: '0 1 340px' }}
          value={school}
          onChange={(event) => setSchool(event.currentTarget.value)}
        />
        <TextInput
          label="Course code"
          placeholder="Every course"
          value={course}
          onChange={(event) => setCourse(event.currentTarget.value)}
        />
        <Button type="submit">Look it up</Button>
      </form>
      <ProblemNote error={error} />
      {isFetching && first === undefined && <Loading what="the rules" />}
      {first !== undefined && (
        <>
          <WhichSchool
            found={first}
            onPick={(meant) => {
              pick(meant);
              setSchool(meant.name);
            }}
          />
          <Answer found={first} rules={data!.pages.flatMap(({ equivalencies }) => equivalencies)} />
        </>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      <p className="quiet small">
        All published rules as a file: <a href="/api/equivalencies/export?format=csv">CSV</a> or{' '}
        <a href="/api/equivalencies/export?format=yaml">YAML</a>.
      </p>
    </div>
  );
}

function addressOf(institution: string, code: string): URLSearchParams {
  return new URLSearchParams({ institution, ...(code === '' ? {} : { code }) });
}

/** The question of the address, going on after a rule. */
function questionOf(search: URLSearchParams, after: string): URLSearchParams {
  const question = addressOf(search.get('institution') ?? '', search.get('code') ?? '');
  if (after !== '') question.set('after', after);
  return question;
}

type School = PublicEquivalencies['schools'][number];

/** Several schools have the name, or none has just this one. */
function WhichSchool({
  found: { schools, code },
  onPick,
}: {
  readonly found: PublicEquivalencies;
  readonly onPick: (school: School) => void;
}) {
  if (schools.length === 0) return null;
  return (
    <section>
      <h2>Which school do you mean?</h2>
      <ul>
        {schools.map((school) => (
          <li key={school.unitid}>
            <Link to={`?${addressOf(school.unitid, code ?? '')}`} onClick={() => onPick(school)}>
              {school.name}
            </Link>{' '}
            <span className="quiet">{placeText(school)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeText({ city, state, country }: School): string {
  return [city, state ?? country].filter((each) => each !== null).join(', ');
}

function Answer({
  found,
  rules,
}: {
  readonly found: PublicEquivalencies;
  readonly rules: readonly Equivalency[];
}) {
  const { institution, schools, code } = found;
  if (rules.length === 0)
    return schools.length > 0 ? null : <Nothing institution={institution} code={code} />;
  return (
    <section className="stack">
      <h2>{headOf(found, rules)}</h2>
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
            {rules.map((each) => (
              <tr key={each.rule}>
                <td data-label="Course">
                  {sendsText(each.sends)}
                  {each.anySchool && <span className="quiet small"> of any school</span>}
                </td>
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

function Nothing({ institution: { name }, code }: Pick<PublicEquivalencies, 'institution' | 'code'>) {
  if (name === null)
    return (
      <Empty title="No school by that name">
        Write it in full, as its transcripts do. A school that is not known here is no refusal: a person looks
        at what it sends.
      </Empty>
    );
  return (
    <Empty title={code === null ? 'No rule for this school yet' : 'No rule for this course yet'}>
      That is no refusal. Send the transcript, and a person will look at {code ?? 'each course'} of {name}.
    </Empty>
  );
}

/** Rules for any school hold where the school is not known too. */
function headOf(
  { institution: { name, unitid }, code }: PublicEquivalencies,
  rules: readonly Equivalency[],
): string {
  const school = name ?? (rules.every(({ anySchool }) => anySchool) ? 'any school' : unitid);
  return code === null ? school : `${code}, ${school}`;
}
