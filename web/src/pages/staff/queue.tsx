import { termText } from '../../../../src/contract/term-text.js';
import { Button, SegmentedControl } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { CaseState, ProgramList, StaffQueue } from '../../../../src/contract/applications.js';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import { CASE_TEXTS } from '../../parts/states.js';
import table from '../../parts/table.module.css';
import { agoText, creditsText, plural } from '../../words.js';
import classes from './queue.module.css';

const STATES: readonly CaseState[] = [
  'ready-for-review',
  'needs-verification',
  'reading',
  'open',
  'approved',
  'withdrawn',
];

type Order = 'oldest' | 'most-credit';

/** Every case, longest waiting or most credit to decide first. Each count is a filter. */
export function Queue() {
  useDocumentTitle('Queue · Segue');
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((each) => each === search.get('state')) ?? null;
  const order = search.get('order') === 'most-credit' ? 'most-credit' : 'oldest';
  const queue = useInfiniteQuery({
    queryKey: ['queue', state, order],
    queryFn: ({ pageParam }) => get<StaffQueue>(`/staff/queue?${questionOf(state, order, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 15_000,
    placeholderData: (before) => before,
  });
  if (queue.data === undefined) {
    return <Pending what="the queue" error={queue.error} />;
  }
  const { counts } = queue.data.pages[0]!;
  const cases = queue.data.pages.flatMap((page) => page.cases);
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <div className="row between">
        <h1>Queue</h1>
        <NextCase cases={cases} />
      </div>
      <nav className={classes['tiles']} aria-label="Cases by state">
        <Tile label="All" count={sum(counts)} isOn={state === null} onClick={() => setSearch({ order })} />
        {STATES.filter((each) => (counts[each] ?? 0) > 0 || each === 'ready-for-review').map((each) => (
          <Tile
            key={each}
            label={CASE_TEXTS[each]}
            count={counts[each] ?? 0}
            isOn={state === each}
            onClick={() => setSearch({ state: each, order })}
          />
        ))}
      </nav>
      <SegmentedControl
        className={classes['order']}
        aria-label="Order"
        value={order}
        onChange={(next) => setSearch(state === null ? { order: next } : { state, order: next })}
        data={[
          { value: 'oldest', label: 'Longest waiting first' },
          { value: 'most-credit', label: 'Most credit first' },
        ]}
      />
      {cases.length === 0 ? (
        <Empty title="No case here">
          {state === null
            ? 'Cases appear as soon as an applicant starts an application.'
            : `No case is in the state “${CASE_TEXTS[state]}”.`}
        </Empty>
      ) : (
        <CaseTable cases={cases} />
      )}
      {queue.hasNextPage && (
        <Button
          variant="default"
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function questionOf(state: CaseState | null, order: Order, after: string): string {
  return new URLSearchParams({
    order,
    ...(state === null ? {} : { state }),
    ...(after === '' ? {} : { after }),
  }).toString();
}

function sum(counts: StaffQueue['counts']): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

interface TileProps {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

function Tile({ label, count, isOn, onClick }: TileProps) {
  return (
    <button type="button" className={classes['tile']} aria-pressed={isOn} onClick={onClick}>
      <span className={classes['count']}>{count}</span>
      {label}
    </button>
  );
}

/** The first case of the order: taking it keeps anyone from picking the easy ones. */
function NextCase({ cases }: Pick<StaffQueue, 'cases'>) {
  const next = cases.find(({ state }) => state === 'ready-for-review' || state === 'needs-verification');
  if (next === undefined) return null;
  return (
    <Button component={Link} to={`/staff/cases/${next.application}`}>
      Open the next case
    </Button>
  );
}

function CaseTable({ cases }: Pick<StaffQueue, 'cases'>) {
  const programs = useQuery({ queryKey: ['programs'], queryFn: () => get<ProgramList>('/programs') });
  const names = new Map(programs.data?.programs.map((each) => [`${each.id}@${each.catalogYear}`, each.name]));
  return (
    <div className={table['scroll']} tabIndex={0} role="region" aria-label="Cases">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Applicant</th>
            <th scope="col">Degree and term</th>
            <th scope="col" className={table['number']}>
              Credits
            </th>
            <th scope="col" className={table['number']}>
              To decide
            </th>
            <th scope="col">State</th>
            <th scope="col">Waiting</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <tr key={each.application}>
              <td data-label="Applicant">
                <Link to={`/staff/cases/${each.application}`}>
                  <strong>{each.applicant}</strong>
                </Link>
              </td>
              <td data-label="Degree and term">
                <div>
                  {names.get(each.program) ?? each.program}
                  <div className="quiet small">{termText(each.term)}</div>
                </div>
              </td>
              <td className={table['number']} data-label="Credits">
                {each.evaluation?.applied == null ? '–' : creditsText(each.evaluation.applied)}
              </td>
              <td className={table['number']} data-label="Credits to decide">
                {each.waiting === null || each.state === 'approved' ? '–' : creditsText(each.waiting)}
              </td>
              <td data-label="State">
                <div>
                  {CASE_TEXTS[each.state]}
                  <div className="quiet small">
                    {each.evaluation === null
                      ? ''
                      : `${each.evaluation.kind ?? ''} version ${each.evaluation.version}`}
                  </div>
                </div>
              </td>
              <td className="quiet" data-label="Waiting">
                {agoText(each.waitingSince)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="unseen" role="status">
        {plural(cases.length, 'case')}
      </p>
    </div>
  );
}
