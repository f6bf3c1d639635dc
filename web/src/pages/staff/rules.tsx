import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { RuleList, RuleVersionView } from '../../../../src/contract/rules.js';
import { get } from '../../api.js';
import { Empty } from '../../parts/empty.js';
import { Pending } from '../../parts/loading.js';
import {
  conditionsText,
  RULE_STATES,
  schoolText,
  sendsText,
  standingText,
  waitingText,
  windowText,
} from '../../parts/rule-words.js';
import table from '../../parts/table.module.css';
import { SchoolSearch } from '../../parts/school-search.js';
import { has, useAccount } from '../../session.js';
import { RuleProposals } from './rule-proposals.js';

const FILTERS = ['q', 'institution', 'state', 'import'] as const;

/** Every rule as it decides, or as a draft until then, found by course, school, answer or state. */
export function Rules() {
  useDocumentTitle('Rules · Segue');
  const account = useAccount();
  const [search, setSearch] = useSearchParams();
  const given = Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? '']));
  const [asked] = useDebouncedValue(search.toString(), 200);
  const rules = useInfiniteQuery({
    queryKey: ['rules', asked],
    queryFn: ({ pageParam }) => get<RuleList>(`/staff/rules?${questionOf(asked, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const set = (name: (typeof FILTERS)[number], value: string | null) =>
    setSearch(
      Object.entries({ ...given, [name]: value ?? '' }).filter(([, each]) => each.trim() !== ''),
      { replace: true },
    );
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <div className="row between">
        <h1>Rules</h1>
        <div className="row" style={{ '--gap': '12px' } as object}>
          <Button component={Link} to="/staff/rules/files" variant="default">
            Files of rules
          </Button>
          {has(account, 'evaluator', 'registrar') && (
            <Button component={Link} to="/staff/rules/new">
              Draft a rule
            </Button>
          )}
        </div>
      </div>
      {has(account, 'evaluator', 'registrar') && <RuleProposals />}
      <div className="row" role="search" style={{ alignItems: 'end' }}>
        <TextInput
          label="Course, answer or reason"
          value={given['q'] ?? ''}
          onChange={(event) => set('q', event.currentTarget.value)}
        />
        <SchoolSearch
          label="School"
          value={given['institution'] ?? ''}
          onChange={(unitid) => set('institution', unitid)}
        />
        <Select
          label="State"
          placeholder="Any"
          clearable
          data={RULE_STATES}
          value={given['state'] || null}
          onChange={(value) => set('state', value)}
        />
        {given['import'] !== '' && (
          <Button variant="subtle" onClick={() => set('import', null)}>
            Of one file; show all
          </Button>
        )}
      </div>
      {rules.data === undefined ? (
        <Pending what="the rules" error={rules.error} />
      ) : (
        <Found rules={rules.data.pages.flatMap((page) => page.rules)} isFiltered={asked !== ''} />
      )}
      {rules.hasNextPage && (
        <Button
          variant="default"
          loading={rules.isFetchingNextPage}
          onClick={() => void rules.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function Found({
  rules,
  isFiltered,
}: {
  readonly rules: readonly RuleVersionView[];
  readonly isFiltered: boolean;
}) {
  if (rules.length === 0) {
    return (
      <Empty title={isFiltered ? 'No rule like this' : 'No rule yet'}>
        {isFiltered
          ? 'Search for less of the course’s code, or leave the state open.'
          : 'A rule settles a course for everybody. One person drafts it, another publishes it.'}
      </Empty>
    );
  }
  return (
    <div className={table['scroll']} tabIndex={0} role="region" aria-label="Rules">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">Course</th>
            <th scope="col">School</th>
            <th scope="col">Equals</th>
            <th scope="col">Taken</th>
            <th scope="col">Conditions</th>
            <th scope="col">State</th>
            <th scope="col" className={table['number']}>
              Priority
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((each) => (
            <tr key={each.id}>
              <td data-label="Course">
                <Link to={`/staff/rules/${encodeURIComponent(each.id)}`}>
                  {sendsText(each.rule.sends.map(({ code }) => code))}
                </Link>
              </td>
              <td data-label="School">{schoolText(each)}</td>
              <td data-label="Equals">{each.gives}</td>
              <td data-label="Taken">{windowText(each.rule.when.taken)}</td>
              <td data-label="Conditions">{conditionsText(each.rule.when)}</td>
              <td data-label="State">
                <StateText rule={each} />
              </td>
              <td className={table['number']} data-label="Priority">
                {each.rule.priority}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How the rule stands, and beside it what waits. */
function StateText({ rule }: { readonly rule: RuleVersionView }) {
  const waits = waitingText(rule);
  return (
    <div>
      {standingText(rule)}
      {waits !== null && <div className="small">{waits[0]!.toUpperCase() + waits.slice(1)}</div>}
      {waits !== null && rule.state === 'draft' && (
        <div className="quiet small">This row is the draft, version {rule.version}</div>
      )}
    </div>
  );
}

function questionOf(search: string, after: string): URLSearchParams {
  const question = new URLSearchParams(search);
  for (const [name, value] of question) question.set(name, value.trim());
  if (after !== '') question.set('after', after);
  return question;
}
