import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SchoolCorrection } from '../../../../src/contract/institutions.js';
import { ProblemNote } from '../../parts/note.js';
import { SchoolSearch } from '../../parts/school-search.js';
import { SchoolIntervals } from './school-intervals.js';

const KINDS = [
  { value: 'college', label: 'College or university' },
  { value: 'music-school', label: 'School of music' },
  { value: 'high-school', label: 'High school' },
  { value: 'vendor', label: 'Provider of courses that gives no degrees' },
];
const UNITS = [
  { value: 'unknown', label: 'Not known' },
  { value: 'semester', label: 'Semester credit' },
  { value: 'quarter', label: 'Quarter credit' },
  { value: 'ects', label: 'ECTS' },
  { value: 'clock', label: 'Clock hour' },
];

interface SchoolFormProps {
  readonly title: string;
  readonly confirm: string;
  readonly start: SchoolCorrection;
  /** Is it asked whether the school has closed? */
  readonly asksEnd: boolean;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onConfirm: (school: SchoolCorrection) => void;
}

/** What a registrar knows of a school that no directory has. */
export function SchoolForm({ title, isOpen, onClose, ...rest }: SchoolFormProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg" centered>
      {isOpen && <Form {...rest} />}
    </Modal>
  );
}

function Form({
  confirm,
  start,
  asksEnd,
  isBusy,
  error,
  onConfirm,
}: Omit<SchoolFormProps, 'title' | 'isOpen' | 'onClose'>) {
  const [school, setSchool] = useState(start);
  const set = (change: Partial<SchoolCorrection>) => setSchool({ ...school, ...change });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(school);
      }}
    >
      <Named school={school} onChange={set} />
      <div className="row" style={{ '--gap': '12px' } as object}>
        <NativeSelect
          label="What it is"
          style={{ flex: '1 1 200px' }}
          data={KINDS}
          value={school.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as SchoolCorrection['kind'] })}
        />
        <NativeSelect
          label="Unit of credit"
          style={{ flex: '1 1 160px' }}
          data={UNITS}
          value={school.creditUnit}
          onChange={(event) =>
            set({ creditUnit: event.currentTarget.value as SchoolCorrection['creditUnit'] })
          }
        />
      </div>
      <SchoolIntervals
        intervals={school.accreditations}
        onChange={(accreditations) => set({ accreditations })}
      />
      {asksEnd && <Ended ended={school.ended} onChange={(ended) => set({ ended })} />}
      <Textarea
        label="Reason"
        description="How the office knows"
        autosize
        minRows={2}
        maxLength={1000}
        required
        value={school.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <ProblemNote error={error} />
      <Button
        type="submit"
        loading={isBusy}
        disabled={school.name.trim() === '' || school.reason.trim() === ''}
      >
        {confirm}
      </Button>
    </form>
  );
}

interface NamedProps {
  readonly school: SchoolCorrection;
  readonly onChange: (change: Partial<SchoolCorrection>) => void;
}

function Named({ school, onChange }: NamedProps) {
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <>
      <TextInput
        label="Name of the school"
        required
        maxLength={200}
        value={school.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className="row" style={{ '--gap': '12px', alignItems: 'end' } as object}>
        <TextInput
          label="City"
          maxLength={100}
          style={{ flex: '2 1 180px' }}
          value={school.city ?? ''}
          onChange={(event) => onChange({ city: orNull(event.currentTarget.value) })}
        />
        <TextInput
          label="State"
          placeholder="MA"
          maxLength={60}
          style={{ flex: '1 1 90px' }}
          value={school.state ?? ''}
          onChange={(event) => onChange({ state: orNull(event.currentTarget.value) })}
        />
        <TextInput
          label="Country"
          title="Two letters, such as US"
          required
          pattern="[A-Z]{2}"
          maxLength={2}
          style={{ flex: '1 1 90px' }}
          value={school.country}
          onChange={(event) => onChange({ country: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      {school.country !== 'US' && school.country.length === 2 && (
        <p className="quiet small">
          Courses of a school abroad need a course-by-course report, whatever is known of its accreditation.
        </p>
      )}
    </>
  );
}

interface EndedProps {
  readonly ended: SchoolCorrection['ended'];
  readonly onChange: (ended: SchoolCorrection['ended']) => void;
}

function Ended({ ended, onChange }: EndedProps) {
  if (ended === null) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'start' }}
        onClick={() => onChange({ on: null, successor: null })}
      >
        It has closed, or is part of another school now
      </Button>
    );
  }
  return (
    <div className="stack" style={{ '--gap': '8px' } as object}>
      <TextInput
        label="Closed on"
        description="Empty: the day is not known"
        type="date"
        value={ended.on ?? ''}
        onChange={(event) => onChange({ ...ended, on: event.currentTarget.value || null })}
      />
      <SchoolSearch
        label="Taken over by"
        value={ended.successor ?? ''}
        onChange={(unitid) => onChange({ ...ended, successor: unitid === '' ? null : unitid })}
      />
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'start' }}
        onClick={() => onChange(null)}
      >
        It is open
      </Button>
    </div>
  );
}
