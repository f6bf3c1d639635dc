import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  CREDENTIAL_WORDS,
  type CredentialKind,
  type ListedCredential,
} from '../../../../src/contract/credentials.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { termText } from '../../../../src/contract/term-text.js';
import { ProblemNote } from '../../parts/note.js';
import { SchoolSearch } from '../../parts/school-search.js';
import { termFault, TermField } from '../../parts/term-field.js';
import { dateText, timeText } from '../../words.js';
import { HowKnown } from './how-known.js';
import classes from './override-list.module.css';
import { useStating } from './use-credentials.js';

interface CredentialsProps {
  readonly given: EvaluationCase;
  readonly credentials: readonly ListedCredential[];
  /** May this person state degrees and take them back? */
  readonly mayState: boolean;
}

/** Degrees earned elsewhere: agreements about whole degrees go by them. */
export function Credentials({ given, credentials, mayState }: CredentialsProps) {
  return (
    <div className="stack" style={{ '--gap': '24px' } as object}>
      <p className="quiet">
        Some schools have an agreement about a whole degree. Whether it holds depends on what the applicant
        has earned there; the courses alone do not say.
      </p>
      {credentials.length === 0 ? (
        <p>No degree is stated in this case.</p>
      ) : (
        <ul className={classes['list']}>
          {credentials.map((each) => (
            <Stated key={each.id} given={given} credential={each} mayUndo={mayState} />
          ))}
        </ul>
      )}
      {mayState && <StateForm key={given.version} given={given} />}
    </div>
  );
}

interface StatedProps {
  readonly given: EvaluationCase;
  readonly credential: ListedCredential;
  readonly mayUndo: boolean;
}

function Stated({ given, credential, mayUndo }: StatedProps) {
  const undoing = useStating(given, () => undefined);
  const { id, by, at, reason, withdrawn } = credential;
  const text = `${CREDENTIAL_WORDS[credential.credential]}, ${credential.school ?? credential.institution}`;
  return (
    <li data-withdrawn={withdrawn !== null || undefined}>
      <div>
        <strong>{text}</strong>
        <p>{factsText(credential)}</p>
        <p>{reason}</p>
        <p className="quiet small">
          {by}, {timeText(at)}
          {withdrawn !== null && `. Taken back by ${withdrawn.by}, ${timeText(withdrawn.at)}`}
        </p>
        <ProblemNote error={undoing.error} />
      </div>
      {mayUndo && withdrawn === null && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Undo: ${text}`}
          loading={undoing.isPending}
          onClick={() => undoing.mutate({ undo: id })}
        >
          Undo
        </Button>
      )}
    </li>
  );
}

function factsText({ earnedOn, average, enrolled }: ListedCredential): string {
  return [
    `Earned on ${dateText(earnedOn)}`,
    average === null ? 'average not known' : `average ${average} of 4`,
    enrolled === null ? 'first term there not known' : `there since ${termText(enrolled)}`,
  ].join(', ');
}

const EMPTY = { institution: '', credential: '', earnedOn: '', average: '', enrolled: '', reason: '' };
const KINDS = Object.entries(CREDENTIAL_WORDS).map(([value, label]) => ({ value, label }));

function StateForm({ given }: Pick<CredentialsProps, 'given'>) {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const form = useForm({ initialValues: EMPTY, validate: { enrolled: termFault } });
  const stating = useStating(given, form.reset);
  const { institution, credential, earnedOn, reason } = form.values;
  const isWhole = [institution, credential, earnedOn, reason.trim()].every((each) => each !== '');
  const submit = ({ average, enrolled }: typeof EMPTY) =>
    stating.mutate({
      institution,
      credential: credential as CredentialKind,
      earnedOn,
      average: average.trim() || null,
      enrolled: enrolled || null,
      reason: reason.trim(),
    });
  return (
    <form className="stack" aria-label="State a degree" onSubmit={form.onSubmit(submit)}>
      <h2>State a degree</h2>
      <SchoolSearch
        label="School"
        value={institution}
        onChange={(unitid) => form.setFieldValue('institution', unitid)}
      />
      <Select
        label="Earned there"
        data={KINDS}
        required
        value={credential === '' ? null : credential}
        onChange={(kind) => form.setFieldValue('credential', kind ?? '')}
      />
      <TextInput type="date" label="Earned on" required max={today} {...form.getInputProps('earnedOn')} />
      <TextInput
        label="Average"
        description="On the scale of four, such as 3.25; empty: not known"
        inputMode="decimal"
        {...form.getInputProps('average')}
      />
      <TermField
        label="First term there"
        description="Empty: not known"
        {...form.getInputProps('enrolled')}
      />
      <HowKnown {...form.getInputProps('reason')} />
      <ProblemNote error={stating.error} />
      <Button type="submit" loading={stating.isPending} disabled={!isWhole} style={{ alignSelf: 'start' }}>
        State it
      </Button>
    </form>
  );
}
