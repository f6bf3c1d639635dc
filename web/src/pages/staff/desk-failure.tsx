import { Button } from '@mantine/core';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';
import { Note } from '../../parts/note.js';
import { overrideText } from './override-words.js';

interface DeskFailureProps {
  readonly failure: NonNullable<ApplicationView['failure']>;
  readonly given: EvaluationCase;
  readonly overrides: readonly ListedOverride[];
  /** Opens the list of overrides. */
  readonly onOverrides: () => void;
}

/** Why the newest evaluation could not be made, what is shown instead, and what to do about it. */
export function DeskFailure({ failure, given, overrides, onOverrides }: DeskFailureProps) {
  const unfit = overrides.find(({ id }) => id === failure.override);
  const why = failure.text ?? 'It failed several times. Whoever operates Segue finds the cause in the log.';
  return (
    <Note tone="warning" title="The newest evaluation could not be made">
      <p>
        {unfit === undefined ? why : why.replace(/\.$/, `: “${overrideText(unfit, given)}”.`)} What you see is
        version {given.version}, the last that could be made.
      </p>
      {unfit !== undefined && (
        <p style={{ marginTop: 8 }}>
          Take the override back, or mend what it is about.{' '}
          <Button variant="default" size="compact-md" onClick={onOverrides}>
            Look at it
          </Button>
        </p>
      )}
    </Note>
  );
}
