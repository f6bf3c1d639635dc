import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Targets } from '../../../../src/contract/applications.js';
import { get } from '../../api.js';

type Target = Targets['targets'][number];

interface CourseSearchProps {
  readonly label: string;
  /** Codes of the catalog, and codes that have left it. */
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
}

/** Finds courses of the catalog by code or title. */
export function CourseSearch({ label, value, onChange }: CourseSearchProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const found = useTargets('course', asked).filter(({ id }) => !value.includes(id));
  return (
    <MultiSelect
      label={label}
      description="Code or title; several courses make one award"
      searchable
      nothingFoundMessage={text === asked ? 'No such course in the catalog' : 'Looking …'}
      // The server has chosen already.
      filter={({ options }) => options}
      data={[...value.map((code) => ({ value: code, label: code })), ...found.map(optionOf)]}
      hidePickedOptions
      value={[...value]}
      searchValue={text}
      onSearchChange={setText}
      onChange={onChange}
    />
  );
}

interface NamedTargetProps {
  readonly kind: 'category' | 'subject';
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A category of general education, or a subject. */
export function NamedTarget({ kind, value, onChange }: NamedTargetProps) {
  return (
    <Select
      label={kind === 'category' ? 'Category' : 'Subject'}
      data={useTargets(kind, '').map(optionOf)}
      searchable
      required
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

function useTargets(kind: Target['kind'], q: string): readonly Target[] {
  const { data } = useQuery({
    queryKey: ['targets', kind, q],
    queryFn: () => get<Targets>(`/staff/targets?${new URLSearchParams({ kind, q })}`),
    placeholderData: (before) => before,
  });
  return data?.targets ?? [];
}

function optionOf({ id, label }: Target) {
  return { value: id, label };
}
