import { Button, FileButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSchool } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { OwnRecordView } from '../../../../src/contract/own-record.js';
import { call, sentenceOf } from '../../api.js';
import { Note } from '../../parts/note.js';
import { dateText, plural } from '../../words.js';

interface OwnRecordDropProps {
  readonly application: Pick<ApplicationView, 'id' | 'ownRecord'>;
}

/** Takes the applicant's courses from a file of the school's own student record; all of its rows or none. */
export function OwnRecordDrop({ application: { id, ownRecord } }: OwnRecordDropProps) {
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return call<OwnRecordView>('POST', `/applications/${id}/own-record`, form);
    },
    onSuccess: ({ courses }) =>
      notifications.show({
        color: 'var(--counts)',
        message: `${plural(courses, 'course')} taken from the school’s own record.`,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['application', id] }),
  });
  return (
    <div className="no-print">
      <div className="row" style={{ '--gap': '12px' } as object}>
        <IconSchool size={18} color="var(--own)" aria-hidden />
        <span className="small">
          {ownRecord === null
            ? 'The school’s own record has not been added.'
            : `The school’s own record: ${plural(ownRecord.courses, 'course')}, ` +
              dateText(ownRecord.importedAt)}
        </span>
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file !== null && send.mutate(file)}
          inputProps={{ 'aria-label': 'File of the school’s own record' }}
        >
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={send.isPending}>
              {ownRecord === null ? 'Add it from a CSV file' : 'Replace it'}
            </Button>
          )}
        </FileButton>
      </div>
      {send.error !== null && (
        <Note tone="refused" title="The record was not taken">
          {sentenceOf(send.error)}
        </Note>
      )}
    </div>
  );
}
