import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type {
  ListedStatement,
  StudentFacts,
  StudentStatementList,
} from '../../../../src/contract/student.js';
import { get, post } from '../../api.js';
import { ProblemNote } from '../../parts/note.js';
import {
  enrolledIn,
  factsIn,
  StudentFields,
  studentTexts,
  useStudentForm,
} from '../../parts/student-fields.js';
import { timeText } from '../../words.js';
import { HowKnown } from './how-known.js';
import classes from './override-list.module.css';
import { useCaseChange } from './use-case-change.js';

interface AboutStudentProps {
  readonly given: EvaluationCase;
  /** May this person state anything? */
  readonly mayState: boolean;
}

/** What some rules ask about the student: what stands, who said it, and what was said before. */
export function AboutStudent({ given, mayState }: AboutStudentProps) {
  const { id, application } = given;
  const { data, error } = useQuery({
    queryKey: ['application', application, 'student', id],
    queryFn: () => get<StudentStatementList>(`/evaluations/${id}/student`),
    placeholderData: (before) => before,
  });
  if (data === undefined) return <ProblemNote error={error} />;
  const newestFirst = data.statements.toReversed();
  const standing = newestFirst[0] ?? null;
  return (
    <div className="stack" style={{ '--gap': '24px' } as object}>
      <p className="quiet">
        Four rules ask about the student and not about the credit. What is not known stays empty, and the rule
        about it then touches no course.
      </p>
      {newestFirst.length === 0 ? (
        <p>Nothing is stated in this case.</p>
      ) : (
        <ul className={classes['list']} aria-label="What was stated">
          {newestFirst.map((each, at) => (
            <Stated key={each.id} statement={each} isStanding={at === 0} />
          ))}
        </ul>
      )}
      {mayState && <StateForm key={`${given.version} ${standing?.id}`} given={given} standing={standing} />}
    </div>
  );
}

interface StatedProps {
  readonly statement: ListedStatement;
  readonly isStanding: boolean;
}

function Stated({ statement, isStanding }: StatedProps) {
  const { by, authority, at, reason } = statement;
  const texts = studentTexts(statement);
  return (
    <li data-withdrawn={!isStanding || undefined}>
      <div>
        <strong>{texts.length === 0 ? 'Nothing known' : texts.join(' · ')}</strong>
        {reason !== null && <p>{reason}</p>}
        <p className="quiet small">
          {by} ({authority}), {timeText(at)}
          {!isStanding && '. Replaced by what stands above'}
        </p>
      </div>
    </li>
  );
}

interface StateFormProps {
  readonly given: EvaluationCase;
  readonly standing: ListedStatement | null;
}

function StateForm({ given, standing }: StateFormProps) {
  const form = useStudentForm(standing);
  const [reason, setReason] = useState('');
  const { id, version } = given;
  const stating = useCaseChange(given, {
    say: (said: StudentFacts & { readonly enrolled: boolean | null }) =>
      post(`/evaluations/${id}/student`, { version, ...said, reason: reason.trim() }),
    told: () => 'It is stated, and the case is evaluated again',
    onDone: () => setReason(''),
  });
  return (
    <form
      className="stack"
      aria-label="State facts about the student"
      onSubmit={form.onSubmit((fields) =>
        stating.mutate({ ...factsIn(fields), enrolled: enrolledIn(fields) }),
      )}
    >
      <h2>{standing === null ? 'State what is known' : 'Correct it'}</h2>
      <StudentFields form={form} by="staff" />
      <HowKnown value={reason} onChange={setReason} />
      <p className="quiet small">What the office states, the applicant can no longer change.</p>
      <ProblemNote error={stating.error} />
      <Button
        type="submit"
        loading={stating.isPending}
        disabled={reason.trim() === ''}
        style={{ alignSelf: 'start' }}
      >
        State it
      </Button>
    </form>
  );
}
