import { Button, Radio, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { ProgramList } from '../../../src/contract/applications.js';
import { termText } from '../../../src/contract/term-text.js';
import { get, post } from '../api.js';
import { Pending } from '../parts/loading.js';
import { Note, ProblemNote } from '../parts/note.js';
import { dateText } from '../words.js';

/** A degree and a term; nothing else is asked. */
export function NewApplication() {
  useDocumentTitle('Start an application · Segue');
  const { data, error } = useQuery({ queryKey: ['programs'], queryFn: () => get<ProgramList>('/programs') });
  if (data === undefined) return <Pending what="the programs" error={error} />;
  return <Form programs={data.programs} />;
}

function Form({ programs }: { readonly programs: ProgramList['programs'] }) {
  const go = useNavigate();
  const nameOf = (program: ProgramList['programs'][number]) => `${program.id}@${program.catalogYear}`;
  const openTerms = (name: string) =>
    programs.find((program) => nameOf(program) === name)?.terms.filter(({ open }) => open) ?? [];
  const first = programs[0] === undefined ? '' : nameOf(programs[0]);
  const form = useForm({ initialValues: { program: first, term: openTerms(first)[0]?.term ?? '' } });
  const start = useMutation({
    mutationFn: (given: typeof form.values) => post<{ id: string }>('/applications', given),
    onSuccess: ({ id }) => go(`/applications/${id}`),
  });
  const terms = openTerms(form.values.program);
  const chosen = terms.find(({ term }) => term === form.values.term);
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Start an application</h1>
      <form
        className="sheet stack"
        style={{ '--gap': '24px' } as object}
        onSubmit={form.onSubmit((given) => start.mutate(given))}
      >
        <ProblemNote error={start.error} />
        <Radio.Group label="Degree" required {...form.getInputProps('program')}>
          <div className="stack" style={{ '--gap': '10px', marginTop: 8 } as object}>
            {programs.map((program) => (
              <Radio
                key={nameOf(program)}
                value={nameOf(program)}
                label={program.name}
                description={`${program.totalCredits} credits, catalog year ${program.catalogYear}`}
              />
            ))}
          </div>
        </Radio.Group>
        {terms.length === 0 ? (
          <Note tone="warning">No term is open for this degree just now.</Note>
        ) : (
          <Select
            label="Term"
            description={chosen?.applyBy == null ? undefined : `Apply by ${dateText(chosen.applyBy)}`}
            data={terms.map(({ term, startsOn }) => ({
              value: term,
              label: `${termText(term)}${startsOn === null ? '' : `, starts ${dateText(startsOn)}`}`,
            }))}
            allowDeselect={false}
            required
            {...form.getInputProps('term')}
          />
        )}
        <Button type="submit" loading={start.isPending} disabled={terms.length === 0}>
          Start the application
        </Button>
      </form>
    </div>
  );
}
