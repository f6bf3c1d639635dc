import { Button, Select, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CatalogView } from '../../../src/contract/catalog.js';
import { get } from '../api.js';
import { CatalogFacts } from '../parts/catalog-facts.js';
import { CourseRow } from '../parts/course-row.js';
import { Empty } from '../parts/empty.js';
import { Pending } from '../parts/loading.js';
import table from '../parts/table.module.css';
import { plural } from '../words.js';

type Course = CatalogView['courses'][number];

const FILTERS = ['q', 'system', 'field'] as const;
/** A page of rows; more are shown when asked for, so that a telephone need not draw them all. */
const SHOWN_AT_FIRST = 60;

/** Every course that the school's pages show, online and on campus, found by code, title or topic. */
export function CatalogOfCourses() {
  useDocumentTitle('Catalog · Segue');
  const { data, error } = useQuery({
    queryKey: ['catalog'],
    queryFn: () => get<CatalogView>('/catalog'),
    staleTime: Infinity,
  });
  if (data === undefined) return <Pending what="the catalog" error={error} />;
  const count = (system: Course['system']) => data.courses.filter((each) => each.system === system).length;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <header>
        <h1>Catalog</h1>
        <p className="quiet">
          {plural(count('berklee-online'), 'course')} online and {count('berklee-campus')} on the Boston
          campus, as published pages show them. What no page says is left open.
        </p>
      </header>
      <Courses courses={data.courses} />
      <CatalogFacts catalog={data} />
    </div>
  );
}

function Courses({ courses }: { readonly courses: readonly Course[] }) {
  const [search, setSearch] = useSearchParams();
  const given = Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? '']));
  const set = (name: (typeof FILTERS)[number], value: string | null) =>
    setSearch(
      Object.entries({ ...given, [name]: value ?? '' }).filter(([, each]) => each !== ''),
      { replace: true },
    );
  const inSystem = courses.filter(({ system }) => given['system'] === '' || system === given['system']);
  const fields = [...new Set(inSystem.map(fieldOf))].toSorted();
  const question = given['q']!.trim().toLowerCase();
  const found = inSystem
    .filter((course) => given['field'] === '' || fieldOf(course) === given['field'])
    .filter((course) => says(course, question))
    .toSorted((a, b) => Number(isNamed(b, question)) - Number(isNamed(a, question)));
  return (
    <section className="stack" aria-label="Courses">
      <div className="row" role="search" style={{ alignItems: 'end' }}>
        <TextInput
          label="Code, title or topic"
          maxLength={80}
          value={given['q']!}
          onChange={(event) => set('q', event.currentTarget.value)}
        />
        <Select
          label="Where"
          placeholder="Everywhere"
          clearable
          data={[
            { value: 'berklee-online', label: 'Online' },
            { value: 'berklee-campus', label: 'Boston campus' },
          ]}
          value={given['system'] || null}
          onChange={(value) => set('system', value)}
        />
        <Select
          label="Subject"
          placeholder="Any"
          clearable
          searchable
          data={fields}
          value={given['field'] || null}
          onChange={(value) => set('field', value)}
        />
      </div>
      <Found key={search.toString()} courses={found} />
    </section>
  );
}

function Found({ courses }: { readonly courses: readonly Course[] }) {
  const [isAll, showAll] = useState(false);
  if (courses.length === 0) {
    return (
      <Empty title="No such course here">
        Try fewer words. A course may be missing because no page that we know shows it.
      </Empty>
    );
  }
  const shown = isAll ? courses : courses.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <p className="quiet small" role="status">
        {plural(courses.length, 'course')}
      </p>
      <div className={table['scroll']} tabIndex={0} role="region" aria-label="Courses found">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Course</th>
              <th scope="col" className={table['number']}>
                Credits
              </th>
              <th scope="col">Subject</th>
              <th scope="col">Level</th>
              <th scope="col">Online or campus counterpart</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((course) => (
              <CourseRow
                key={`${course.system} ${course.code ?? course.title}`}
                course={course}
                field={fieldOf(course)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < courses.length && (
        <Button variant="default" onClick={() => showAll(true)}>
          Show the other {courses.length - shown.length}
        </Button>
      )}
    </>
  );
}

function fieldOf({ category, subject }: Course): string {
  return category ?? subject ?? 'Not listed under a subject';
}

/** A course whose title holds the question as it was asked comes first. */
function isNamed({ title }: Course, question: string): boolean {
  return question !== '' && title.toLowerCase().includes(question);
}

/** Every word of the question stands somewhere in the course; a code with or without its hyphen. */
function says(course: Course, question: string): boolean {
  const text = [course.code ?? '', course.title, fieldOf(course), ...course.topics].join(' ').toLowerCase();
  const bare = (course.code ?? '').replace('-', '').toLowerCase();
  return question
    .split(/\s+/)
    .every((word) => text.includes(word) || (bare !== '' && bare.includes(word.replace('-', ''))));
}
