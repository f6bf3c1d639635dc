import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Targets } from '../../../../src/contract/applications.js';
import type { ReceivesShape } from '../../../../src/contract/evaluation.js';
import { get } from '../../api.js';

const GROUPS = {
  category: 'General education',
  subject: 'Any course of a subject',
  course: 'Courses',
} as const;

/** Finds what a line could equal: a course, a category of general education, or any course of a subject. */
export function TargetSearch({ onTarget }: { readonly onTarget: (target: ReceivesShape | null) => void }) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const { data } = useQuery({
    queryKey: ['targets', asked],
    queryFn: () => get<Targets>(`/staff/targets?${new URLSearchParams({ q: asked })}`),
    placeholderData: (before) => before,
  });
  const targets = data?.targets ?? [];
  return (
    <Select
      label="Or change what it equals"
      placeholder="Course, category or subject"
      data-desk="target"
      searchable
      clearable
      nothingFoundMessage="Nothing by that name"
      // The server has chosen already, and knows more words than the labels hold.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      data={(['category', 'subject', 'course'] as const)
        .map((kind) => ({
          group: GROUPS[kind],
          items: targets
            .filter((each) => each.kind === kind)
            .map(({ id, label }) => ({ value: `${kind}:${id}`, label })),
        }))
        .filter(({ items }) => items.length > 0)}
      onChange={(value) => onTarget(value === null ? null : receivesOf(value))}
    />
  );
}

function receivesOf(value: string): ReceivesShape {
  const [kind, ...rest] = value.split(':');
  const id = rest.join(':');
  if (kind === 'course') return { course: id };
  return kind === 'category' ? { category: id } : { subject: id };
}
