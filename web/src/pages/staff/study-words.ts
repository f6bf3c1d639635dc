import type { StudyView } from '../../../../src/contract/studies.js';

/** The state of a question about all cases. */
export const STUDY_TEXTS: Readonly<Record<StudyView['state'], string>> = {
  waiting: 'Waiting for its turn',
  running: 'Being counted',
  done: 'Counted',
  cancelled: 'Cancelled',
  failed: 'Did not come about',
};
