import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Accreditors, NewSchool } from '../../../../src/contract/institutions.js';
import { get } from '../../api.js';

type Interval = NewSchool['accreditations'][number];

interface SchoolIntervalsProps {
  readonly intervals: readonly Interval[];
  readonly onChange: (intervals: Interval[]) => void;
}

const today = () => new Date().toISOString().slice(0, 10);
const DAY_OR_TERM = '(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}-(?:winter|spring|summer|fall))';
const WRITTEN = 'Write a day such as 2016-07-01 or a term such as 2016-fall, or leave it empty.';

/** By whom a school was accredited from when to when, each with its source. None at all: not known. */
export function SchoolIntervals({ intervals, onChange }: SchoolIntervalsProps) {
  const agencies = useQuery({
    queryKey: ['accreditors'],
    queryFn: () => get<Accreditors>('/staff/accreditors'),
    staleTime: Infinity,
  });
  const set = (at: number, change: Partial<Interval>) =>
    onChange(intervals.map((each, here) => (here === at ? { ...each, ...change } : each)));
  const start = { agency: '', from: null, to: null, checkedOn: today(), source: '' };
  return (
    <fieldset className="stack" style={{ '--gap': '12px', border: 0, padding: 0, margin: 0 } as object}>
      <legend style={{ padding: 0 }}>
        <strong>Accreditation</strong>
      </legend>
      <p className="quiet small">
        {intervals.length === 0
          ? 'Unknown: its courses wait for a person and are never taken without asking.'
          : 'From and to are days such as 2016-07-01 or terms such as 2016-fall. An accreditation counts ' +
            'up to the day on which its source was read, no further.'}
      </p>
      {intervals.map((each, at) => (
        // Rows are told apart by their place alone: nothing else of them is settled yet.
        <div key={at} className="stack" style={{ '--gap': '8px' } as object}>
          <Select
            label="Agency"
            required
            searchable
            data={(agencies.data?.agencies ?? []).map(({ name, group }) => ({
              value: name,
              label: `${name} (${group})`,
            }))}
            value={each.agency === '' ? null : each.agency}
            onChange={(agency) => set(at, { agency: agency ?? '' })}
          />
          <div className="row" style={{ '--gap': '8px', alignItems: 'end' } as object}>
            <End label="From" value={each.from} onChange={(from) => set(at, { from })} />
            <End label="To" value={each.to} onChange={(to) => set(at, { to })} />
            <TextInput
              label="Source read on"
              type="date"
              required
              style={{ flex: '1 1 150px' }}
              value={each.checkedOn}
              onChange={(event) => set(at, { checkedOn: event.currentTarget.value })}
            />
          </div>
          <TextInput
            label="Source"
            description="A link, or the document"
            required
            maxLength={500}
            value={each.source}
            onChange={(event) => set(at, { source: event.currentTarget.value })}
          />
          <Button
            variant="default"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            onClick={() => onChange(intervals.filter((_, here) => here !== at))}
          >
            Leave this one out
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'start' }}
        onClick={() => onChange([...intervals, start])}
      >
        Add an accreditation
      </Button>
    </fieldset>
  );
}

interface EndProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function End({ label, value, onChange }: EndProps) {
  return (
    <TextInput
      label={label}
      placeholder="not known"
      title={WRITTEN}
      pattern={DAY_OR_TERM}
      maxLength={11}
      style={{ flex: '1 1 130px' }}
      value={value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(text === '' ? null : text);
      }}
    />
  );
}
