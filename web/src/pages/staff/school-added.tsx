import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddedSchool, SchoolCorrection, Schools } from '../../../../src/contract/institutions.js';
import { call, post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Note } from '../../parts/note.js';
import { has, useAccount } from '../../session.js';
import { timeText } from '../../words.js';
import { SchoolForm } from './school-form.js';
import { useToldSchools } from './school-names.js';

type School = Schools['schools'][number];

interface AddByHandProps {
  /** What the school is called, to begin with. */
  readonly name: string;
  /** The name on papers that wait for it; null: none do. */
  readonly printed: string | null;
  readonly onAdded: (name: string) => void;
}

/** A registrar adds a school that no directory has. */
export function AddByHand({ name, printed, onAdded }: AddByHandProps) {
  const account = useAccount();
  const tell = useToldSchools();
  const [isOpen, setOpen] = useState(false);
  const adding = useMutation({
    mutationFn: (school: SchoolCorrection) =>
      post<AddedSchool>('/staff/institutions', { ...school, printed }),
    onSuccess: async (_, school) => {
      setOpen(false);
      onAdded(school.name.trim());
      await tell(`${school.name.trim()} is added. The cases that waited for it are evaluated again.`);
    },
  });
  if (!has(account, 'registrar')) return null;
  const start: SchoolCorrection = {
    name,
    city: null,
    state: null,
    country: 'US',
    kind: 'college',
    creditUnit: 'unknown',
    accreditations: [],
    ended: null,
    reason: '',
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Add a school by hand …
      </Button>
      <SchoolForm
        title={printed === null ? 'A school that no directory has' : `The school that prints “${printed}”`}
        confirm="Add this school"
        start={start}
        asksEnd={false}
        isOpen={isOpen}
        isBusy={adding.isPending}
        error={adding.error}
        onClose={() => setOpen(false)}
        onConfirm={(school) => adding.mutate(school)}
      />
    </>
  );
}

/** Who said what, and when, of a school that was added by hand; and how to correct it or take it away. */
export function AddedByHand({ school }: { readonly school: School }) {
  const account = useAccount();
  const { added } = school;
  if (added === null) return null;
  return (
    <div className="stack" style={{ '--gap': '8px' } as object}>
      {added.twin !== null && (
        <Note tone="warning" title="An import has brought this school as well">
          {added.twin.name} ({added.twin.unitid}) has the same name and place. If it is the same school, take
          this one away, or say that it is part of that one now.
        </Note>
      )}
      <h3>Added by hand</h3>
      <ol className="stack" style={{ '--gap': '4px', listStyle: 'none', padding: 0, margin: 0 } as object}>
        {added.entries.map(({ at, by, reason, text }) => (
          <li key={at}>
            {text}
            <div className="quiet small">
              {by}, {timeText(at)}: {reason}
            </div>
          </li>
        ))}
      </ol>
      {has(account, 'registrar') && (
        <div className="row" style={{ '--gap': '8px' } as object}>
          <Correct school={school} />
          <Remove school={school} />
        </div>
      )}
    </div>
  );
}

function Correct({ school }: { readonly school: School }) {
  const tell = useToldSchools();
  const [isOpen, setOpen] = useState(false);
  const correcting = useMutation({
    mutationFn: (facts: SchoolCorrection) => call<void>('PUT', `/staff/institutions/${school.unitid}`, facts),
    onSuccess: async (_, { name }) => {
      setOpen(false);
      await tell(`What is known of ${name.trim()} is corrected. Its open cases are evaluated again.`);
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Correct what is known …
      </Button>
      <SchoolForm
        title={`What is known of ${school.name}`}
        confirm="Keep this"
        start={factsOf(school)}
        asksEnd
        isOpen={isOpen}
        isBusy={correcting.isPending}
        error={correcting.error}
        onClose={() => setOpen(false)}
        onConfirm={(facts) => correcting.mutate(facts)}
      />
    </>
  );
}

function factsOf(school: School): SchoolCorrection {
  const { name, city, state, country, accreditations, ended } = school;
  return {
    name,
    city,
    state,
    country,
    kind: school.kind as SchoolCorrection['kind'],
    creditUnit: school.creditUnit as SchoolCorrection['creditUnit'],
    accreditations: accreditations.map(({ agency, from, to, checkedOn, source }) => ({
      agency,
      from,
      to,
      checkedOn,
      source,
    })),
    ended: ended === null ? null : { on: ended.on, successor: ended.successor },
    reason: '',
  };
}

function Remove({ school }: { readonly school: School }) {
  const tell = useToldSchools();
  const [isOpen, setOpen] = useState(false);
  const removing = useMutation({
    mutationFn: (reason: string) => post(`/staff/institutions/${school.unitid}/removal`, { reason }),
    onSuccess: async () => {
      setOpen(false);
      await tell(`${school.name} is taken away. Open cases that had it are evaluated again.`);
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Take this school away …
      </Button>
      <AskReason
        title={`Take ${school.name} away`}
        confirm="Take it away"
        isOpen={isOpen}
        isBusy={removing.isPending}
        error={removing.error}
        onClose={() => setOpen(false)}
        onConfirm={(reason) => removing.mutate(reason)}
      >
        <p>
          Added by mistake: its papers wait for a person again. This is refused once an approved case rests on
          it.
        </p>
      </AskReason>
    </>
  );
}
