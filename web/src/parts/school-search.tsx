import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schools } from '../../../src/contract/institutions.js';
import { get } from '../api.js';

type School = Schools['schools'][number];

interface SchoolSearchProps {
  readonly label: string;
  readonly description?: string;
  /** Number of the directory; empty: no school. */
  readonly value: string;
  readonly onChange: (unitid: string, name: string) => void;
}

/** Finds a school of the directory by what people call it, or by its number. */
export function SchoolSearch({ label, description, value, onChange }: SchoolSearchProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const [picked, pick] = useState<School | null>(null);
  const known = picked?.unitid === value ? picked : null;
  const chosen = useSchools(known === null ? value : '');
  const found = useSchools(asked);
  const isWaiting = text.trim() !== '' && (text.trim() !== asked || found.isFetching);
  const school = known ?? chosen.data?.schools.find(({ unitid }) => unitid === value);
  const options = [
    ...(value === '' ? [] : [{ value, label: school === undefined ? value : schoolLabel(school) }]),
    ...(found.data?.schools ?? [])
      .filter(({ unitid }) => unitid !== value)
      .map((each) => ({ value: each.unitid, label: schoolLabel(each) })),
  ];
  return (
    <Select
      label={label}
      description={description}
      placeholder="Name or number"
      searchable
      clearable
      nothingFoundMessage={nothingFound(text, isWaiting)}
      // The server has chosen already, and knows more names than the labels hold.
      filter={({ options: all }) => all}
      data={options}
      value={value === '' ? null : value}
      searchValue={text}
      onSearchChange={setText}
      onChange={(unitid) => {
        // So that its name stands there at once.
        const chosenNow = found.data?.schools.find((each) => each.unitid === unitid) ?? null;
        pick(chosenNow);
        onChange(unitid ?? '', chosenNow?.name ?? '');
      }}
    />
  );
}

function useSchools(query: string) {
  return useQuery({
    queryKey: ['schools', query],
    queryFn: () => get<Schools>(`/staff/institutions?${new URLSearchParams({ query })}`),
    enabled: query !== '',
    placeholderData: (before) => before,
  });
}

function nothingFound(text: string, isWaiting: boolean): string {
  if (text.trim() === '') return 'Write what the school is called';
  return isWaiting ? 'Looking …' : 'No school by that name';
}

/** Schools of one name are told apart by their place, and all of them by number. */
function schoolLabel({ name, city, state, unitid }: School): string {
  return [name, [city, state].filter((each) => each !== null).join(', '), unitid]
    .filter((each) => each !== '')
    .join(' · ');
}
