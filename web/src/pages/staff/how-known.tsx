import { Textarea } from '@mantine/core';
import { HOW_KNOWN_MAX } from '../../../../src/contract/plain-text.js';

interface HowKnownProps {
  readonly value?: string;
  readonly onChange?: (reason: string) => void;
}

/** How the office knows what it states: one sentence, so a line break becomes a space. */
export function HowKnown({ value = '', onChange }: HowKnownProps) {
  return (
    <Textarea
      label="How it is known"
      description="One sentence, such as where it is printed"
      autosize
      minRows={2}
      maxLength={HOW_KNOWN_MAX}
      required
      value={value}
      onChange={(event) => onChange?.(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
    />
  );
}
