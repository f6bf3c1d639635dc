import type { CaseState } from '../../../src/contract/applications.js';
import type { TranscriptState } from '../../../src/contract/transcript.js';

/** The state of a case, in the applicant's words. */
export const STATE_TEXTS: Readonly<Record<CaseState, string>> = {
  open: 'Waiting for a transcript',
  reading: 'Being read',
  'needs-verification': 'A person checks the reading',
  'ready-for-review': 'Estimate; waiting for the registrar’s office',
  approved: 'Decided',
  withdrawn: 'Withdrawn',
};

/** The same in the registrar's. */
export const CASE_TEXTS: Readonly<Record<CaseState, string>> = {
  open: 'No transcript yet',
  reading: 'Being read',
  'needs-verification': 'Needs verification',
  'ready-for-review': 'Ready for review',
  approved: 'Approved',
  withdrawn: 'Withdrawn',
};

export const TRANSCRIPT_TEXTS: Readonly<Record<TranscriptState, string>> = {
  received: 'Received, waiting to be read',
  reading: 'Being read',
  'needs-verification': 'Read; a person will check some rows',
  read: 'Read',
  refused: 'Could not be read',
};
