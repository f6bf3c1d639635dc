import { Button, NumberInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingsChange, SettingsView } from '../../../../src/contract/settings.js';
import { call, get } from '../../api.js';
import { Pending } from '../../parts/loading.js';
import { ProblemNote } from '../../parts/note.js';
import { timeText } from '../../words.js';

/** What an office sets for itself, without a release. */
export function Settings() {
  useDocumentTitle('Settings · Segue');
  const { data, error } = useQuery({
    queryKey: ['settings'],
    queryFn: () => get<SettingsView>('/staff/settings'),
  });
  if (data === undefined) return <Pending what="the settings" error={error} />;
  const { setBy, setAt, reason } = data;
  return (
    <div className="page stack" style={{ '--gap': '24px', maxWidth: 720 } as object}>
      <header>
        <h1>Settings</h1>
        <p className="quiet">
          {setBy === null ? 'As they came with Segue' : `Set by ${setBy}`}, {timeText(setAt)}: {reason}
        </p>
      </header>
      <SettingsForm key={data.version} view={data} />
    </div>
  );
}

function SettingsForm({ view: { version, settings } }: { readonly view: SettingsView }) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { ...settings, reason: '' } });
  const { reason, ...next } = form.values;
  const save = useMutation({
    mutationFn: (change: SettingsChange) => call<SettingsView>('PUT', '/admin/settings', change),
    onSuccess: async () => {
      notifications.show({ color: 'var(--counts)', message: 'The settings hold from now on.' });
      for (const key of ['settings', 'rules', 'rule-proposals'])
        await queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={form.onSubmit(() => save.mutate({ basedOn: version, settings: next, reason: reason.trim() }))}
    >
      <NumberInput
        label="Like decisions that propose a rule"
        description="So many people must have got the same answer for a course"
        min={1}
        max={1000}
        allowDecimal={false}
        required
        {...form.getInputProps('likeDecisions')}
      />
      <NumberInput
        label="Days before its last day that a rule is shown as expiring"
        min={1}
        max={3650}
        allowDecimal={false}
        required
        {...form.getInputProps('expiringDays')}
      />
      <Textarea
        className="no-print"
        label="Reason"
        autosize
        minRows={2}
        required
        maxLength={1000}
        {...form.getInputProps('reason')}
      />
      <ProblemNote error={save.error} />
      <Button
        type="submit"
        loading={save.isPending}
        disabled={reason.trim() === '' || !form.isDirty()}
        style={{ alignSelf: 'start' }}
      >
        Keep these settings
      </Button>
    </form>
  );
}
