import { Button, Modal, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Targets } from '../../../../src/contract/applications.js';
import type { ProgramEdit } from '../../../../src/contract/programs.js';
import { call, get } from '../../api.js';
import { ProblemNote } from '../../parts/note.js';
import type { Slot } from './program-body.js';

interface SlotFormProps {
  readonly program: string;
  /** The version that was on the screen; a newer one refuses the edit. */
  readonly version: number;
  readonly slot: Slot | null;
  readonly onClose: () => void;
}

/**
 * Fills in what no page stated about a place, with the source. It makes a new version; evaluations made
 * before keep theirs.
 */
export function SlotForm({ slot, onClose, ...rest }: SlotFormProps) {
  return (
    <Modal opened={slot !== null} onClose={onClose} title={slot?.name} size="lg">
      {slot !== null && <Form slot={slot} onClose={onClose} {...rest} />}
    </Modal>
  );
}

function Form({ program, version, slot, onClose }: SlotFormProps & { readonly slot: Slot }) {
  const queries = useQueryClient();
  const targets = useQuery({ queryKey: ['targets', ''], queryFn: () => get<Targets>('/staff/targets') });
  const idsOf = (kind: 'category' | 'subject') =>
    (targets.data?.targets ?? []).filter((each) => each.kind === kind).map(({ id }) => id);
  const form = useForm({
    initialValues: {
      courses: [...slot.accepts.courses],
      categories: [...slot.accepts.categories],
      subjects: [...slot.accepts.subjects],
      source: '',
      reason: '',
    },
  });
  const save = useMutation({
    mutationFn: ({ source, reason, ...accepts }: typeof form.values) =>
      call<void>('PATCH', `/staff/programs/${program}`, {
        basedOn: version,
        slot: slot.id,
        accepts,
        source,
        reason,
      } satisfies ProgramEdit),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['program', program] });
      onClose();
    },
  });
  return (
    <form className="stack" onSubmit={form.onSubmit((given) => save.mutate(given))}>
      <ProblemNote error={save.error} />
      <TagsInput
        label="Courses"
        description="Codes of the school’s own catalog; Enter adds one"
        {...form.getInputProps('courses')}
      />
      <TagsInput
        label="General-education categories"
        data={idsOf('category')}
        {...form.getInputProps('categories')}
      />
      <TagsInput label="Subjects" data={idsOf('subject')} {...form.getInputProps('subjects')} />
      <TextInput
        label="Source"
        description="Where this is stated"
        required
        {...form.getInputProps('source')}
      />
      <Textarea label="Reason" autosize minRows={2} required {...form.getInputProps('reason')} />
      <Button type="submit" loading={save.isPending}>
        Save as a new version
      </Button>
    </form>
  );
}
