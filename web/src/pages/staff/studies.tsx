import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { ReceivesShape } from '../../../../src/contract/evaluation.js';
import type { StudyChoices, StudyList } from '../../../../src/contract/studies.js';
import type { SuppositionShape } from '../../../../src/contract/what-if.js';
import { get, post } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import { ProblemNote } from '../../parts/note.js';
import { SuppositionPicker, type OptionGroup } from '../../parts/supposition-picker.js';
import table from '../../parts/table.module.css';
import { timeText } from '../../words.js';
import { STUDY_TEXTS } from './study-words.js';

/** Questions about all cases: what would change if one thing were otherwise. */
export function Studies() {
  useDocumentTitle('What if · Segue');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const choices = useQuery({
    queryKey: ['study-choices'],
    queryFn: () => get<StudyChoices>('/staff/studies/choices'),
  });
  const studies = useQuery({
    queryKey: ['studies'],
    queryFn: () => get<StudyList>('/staff/studies'),
    refetchInterval: 5_000,
  });
  const asking = useMutation({
    mutationFn: (supposition: SuppositionShape) => post<{ id: string }>('/staff/studies', supposition),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['studies'] });
      void navigate(`/staff/what-if/${id}`);
    },
  });
  if (choices.data === undefined || studies.data === undefined) {
    return <Pending what="what can be asked" error={choices.error ?? studies.error} />;
  }
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <div>
        <h1>What if</h1>
        <p className="quiet">
          What would change in all cases if one thing were otherwise. Every case is looked at once, in its
          newest version; nothing in it changes.
        </p>
      </div>
      <SuppositionPicker
        groups={groupsOf(choices.data)}
        isBusy={asking.isPending}
        confirm="Look at all cases"
        onAsk={(supposition) => asking.mutate(supposition)}
      />
      <ProblemNote error={asking.error} />
      <section className="stack">
        <h2>Asked so far</h2>
        <Asked studies={studies.data.studies} />
      </section>
    </div>
  );
}

function Asked({ studies }: StudyList) {
  if (studies.length === 0) {
    return (
      <Empty title="Nothing asked yet">
        Choose what would be otherwise. A thousand cases take a few minutes; you need not wait on this page.
      </Empty>
    );
  }
  return (
    <div className={table['scroll']} tabIndex={0} role="region" aria-label="Asked so far">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Supposed that</th>
            <th scope="col">State</th>
            <th scope="col">Asked by</th>
            <th scope="col">Asked on</th>
          </tr>
        </thead>
        <tbody>
          {studies.map(({ id, words, state, askedBy, askedAt }) => (
            <tr key={id}>
              <td data-label="Supposed that">
                <Link to={`/staff/what-if/${id}`}>{words}</Link>
              </td>
              <td data-label="State">{STUDY_TEXTS[state]}</td>
              <td data-label="Asked by">{askedBy}</td>
              <td data-label="Asked on">{timeText(askedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function groupsOf({
  programs,
  policies,
  settings,
  placements,
  courses,
}: StudyChoices): readonly OptionGroup[] {
  const words = settings.flatMap(({ setting, text, choices }) =>
    choices === null
      ? []
      : [
          {
            group: text,
            options: choices.map((choice) => ({
              label: choice.text,
              supposition: { setting, value: choice.value } as SuppositionShape,
            })),
          },
        ],
  );
  const amounts = settings.filter(({ choices }) => choices === null);
  return [
    {
      group: 'A limit',
      options: amounts.map(({ setting, text }) => ({ label: `${text} …`, amountOf: setting, now: null })),
    },
    ...words,
    {
      group: 'One more course from elsewhere',
      options: courses.map(({ label, receives }) => ({
        label,
        supposition: { course: receives as ReceivesShape },
      })),
    },
    {
      group: 'Everybody in one degree',
      options: programs.map(({ id, name, catalogYear }) => ({
        label: `${name} (${catalogYear})`,
        supposition: { program: id },
      })),
    },
    {
      group: 'Everybody under one policy',
      options: policies.map((id) => ({ label: id.replace('@', ', version '), supposition: { policy: id } })),
    },
    {
      group: 'The placement is at',
      options: placements.map(({ course, title }) => ({
        label: `${course} ${title}`,
        supposition: { placement: course },
      })),
    },
  ];
}
