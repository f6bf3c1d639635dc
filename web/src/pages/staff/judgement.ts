import type { TranscriptView } from '../../../../src/contract/transcript.js';

type Channel = TranscriptView['channel'];
export type School = NonNullable<TranscriptView['statedSchool']>;
type Unit = NonNullable<TranscriptView['statedUnit']>;

export const CHANNEL_TEXTS: Readonly<Record<Channel, string>> = {
  'applicant-upload': 'Uploaded by the applicant, unofficial',
  'sealed-envelope': 'Sealed envelope from the school, official',
  'issuer-electronic': 'Sent electronically by the school, official',
};
export const CHANNELS = Object.keys(CHANNEL_TEXTS) as readonly Channel[];

export const UNIT_TEXTS: Readonly<Record<Unit, string>> = {
  semester: 'A semester credit',
  quarter: 'A quarter credit',
  ects: 'An ECTS credit',
  clock: 'A clock hour',
};
export const UNITS = Object.keys(UNIT_TEXTS) as readonly Unit[];

/** What only a person can say about a document. */
export type Judgement =
  | { readonly kind: 'verify' }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** null: what was said is taken back. */
  | { readonly kind: 'school'; readonly school: School | null }
  | { readonly kind: 'channel'; readonly channel: Channel };

interface Asked {
  readonly path: string;
  readonly body: object;
  readonly title: string;
  readonly confirm: string;
  readonly text: string;
}

/** How a judgement is asked for, and which call keeps it. */
export function judgementOf(judgement: Judgement): Asked {
  if (judgement.kind === 'channel') {
    return {
      path: 'channel',
      body: { channel: judgement.channel },
      title: 'How did this document arrive?',
      confirm: 'Set it',
      text: `It will be kept as “${CHANNEL_TEXTS[judgement.channel]}”, and the evaluation is made again.`,
    };
  }
  if (judgement.kind === 'school') {
    const { school } = judgement;
    return {
      path: 'school',
      body: { institution: school?.unitid ?? null },
      title: school === null ? 'Take the school back' : 'Which school is this?',
      confirm: school === null ? 'Take it back' : 'Set it',
      text:
        school === null
          ? 'The document’s own words stand again, and the evaluation is made again.'
          : `${school.name}, for every row of this document. The evaluation is made again.`,
    };
  }
  if (judgement.kind === 'unit') {
    return {
      path: 'credit-unit',
      body: { unit: judgement.unit },
      title: 'What is one credit here?',
      confirm: 'Set it',
      text: `${UNIT_TEXTS[judgement.unit]}, for every row of this document. The evaluation is made again.`,
    };
  }
  return {
    path: 'verification',
    body: {},
    title: 'What did you see?',
    confirm: 'Mark as verified',
    text: 'Your note is kept in the audit trail.',
  };
}
