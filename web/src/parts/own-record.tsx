import { IconSchool } from '@tabler/icons-react';
import type { OwnRecordView } from '../../../src/contract/own-record.js';
import { dateText, plural } from '../words.js';

/** What the school knows of the applicant itself: nobody sends a transcript of these courses. */
export function OwnRecord({ record }: { readonly record: OwnRecordView }) {
  const { certificates } = record;
  return (
    <p className="row" style={{ '--gap': '12px', alignItems: 'flex-start', flexWrap: 'nowrap' } as object}>
      <IconSchool size={22} color="var(--own)" aria-hidden style={{ flex: 'none' }} />
      <span>
        <strong>{plural(record.courses, 'course')} from our own record</strong>
        {certificates.map(({ name, type, held, courses }) => (
          <span key={name} className="small" style={{ display: 'block' }}>
            {name}: {type ?? 'certificate'}, {courses === null ? held : `${held} of its ${courses}`} here
          </span>
        ))}
        <span className="small quiet" style={{ display: 'block' }}>
          Added on {dateText(record.importedAt)}. You need not send a transcript of these courses.
        </span>
      </span>
    </p>
  );
}
