import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApplicationView } from '../../../src/contract/applications.js';
import type { StudentFacts } from '../../../src/contract/student.js';
import { call } from '../api.js';
import { ProblemNote } from './note.js';
import { factsIn, StudentFields, studentTexts, useStudentForm } from './student-fields.js';

interface AboutYouProps {
  readonly application: ApplicationView;
}

/** What some rules ask about the applicant: stated once, corrected until the case is decided. */
export function AboutYou({ application }: AboutYouProps) {
  const [isOpen, setOpen] = useState(false);
  const { student, state } = application;
  const texts = studentTexts(student);
  const isOffice = student?.by === 'office';
  const isClosed = isOffice || state === 'approved' || state === 'withdrawn';
  if (isClosed && texts.length === 0) return null;
  return (
    <section className="stack" style={{ '--gap': '12px' } as object} aria-label="About you">
      <h2>About you</h2>
      <p className="quiet">
        Three rules ask about you and not about your credit. You may leave any of it empty: then nothing
        changes.
      </p>
      {texts.length > 0 && <p>{texts.join(' · ')}</p>}
      {isOffice && (
        <p className="quiet small">
          The registrar’s office has stated this. Write to it if something is not right.
        </p>
      )}
      {!isClosed && !isOpen && (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {texts.length === 0 ? 'Answer them' : 'Change it'}
          </Button>
        </div>
      )}
      {!isClosed && isOpen && <Form application={application} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Form({ application, onClose }: AboutYouProps & { readonly onClose: () => void }) {
  const { id, student, evaluation } = application;
  const queries = useQueryClient();
  const form = useStudentForm(student);
  const stating = useMutation({
    mutationFn: (facts: StudentFacts) => call('PUT', `/applications/${id}/student`, facts),
    onSuccess: () => {
      const message = evaluation === null ? 'Saved' : 'Saved. Your credit is looked at again with it.';
      notifications.show({ color: 'var(--counts)', message });
      onClose();
      return queries.invalidateQueries({ queryKey: ['application', id] });
    },
  });
  return (
    <form
      className="sheet stack"
      style={{ '--gap': '20px', maxWidth: 620 } as object}
      onSubmit={form.onSubmit((fields) => stating.mutate(factsIn(fields)))}
    >
      <StudentFields form={form} by="applicant" />
      <ProblemNote error={stating.error} />
      <div className="row">
        <Button type="submit" variant="default" loading={stating.isPending}>
          Save
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
