import { Input, NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';

const SEASONS = [
  { value: '', label: 'Season' },
  { value: 'winter', label: 'Winter' },
  { value: 'spring', label: 'Spring' },
  { value: 'summer', label: 'Summer' },
  { value: 'fall', label: 'Fall' },
];

/** A form's word on a term that is half filled in; null for a whole one and for none. */
export function termFault(value: string): string | null {
  if (value === '' || /^\d{4}-[a-z]+$/.test(value)) return null;
  return 'Give both the season and the year, such as Fall 2019, or leave both empty.';
}

interface TermFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Such as `2019-fall`; empty where nothing is chosen. */
  readonly value?: string;
  readonly error?: React.ReactNode;
  readonly onChange?: (value: string) => void;
}

/** A season and a year. */
export function TermField({ label, description, value = '', error, onChange }: TermFieldProps) {
  const id = useId();
  const [year = '', season = ''] = value.split('-');
  const change = (to: { year?: string; season?: string }) => {
    const next = { year, season, ...to };
    onChange?.(next.year === '' && next.season === '' ? '' : `${next.year}-${next.season}`);
  };
  return (
    <Input.Wrapper
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
      label={label}
      labelElement="div"
      description={description}
      error={error}
    >
      <div className="row" style={{ '--gap': '8px', marginTop: 4 } as object}>
        <NativeSelect
          aria-label={`${label}: season`}
          data={SEASONS}
          value={season}
          onChange={(event) => change({ season: event.currentTarget.value })}
        />
        <TextInput
          aria-label={`${label}: year`}
          placeholder="Year"
          inputMode="numeric"
          maxLength={4}
          style={{ width: 90 }}
          value={year}
          onChange={(event) => change({ year: event.currentTarget.value.replaceAll(/\D/g, '') })}
        />
      </div>
    </Input.Wrapper>
  );
}
