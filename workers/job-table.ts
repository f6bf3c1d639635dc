import type { INestApplicationContext } from '@nestjs/common';
import { RunEvaluation } from '../src/modules/evaluations/run-evaluation.js';
import { SendLetter } from '../src/modules/letters/send-letter.js';
import { RunStudy } from '../src/modules/studies/run-study.js';
import { ReadTranscript } from '../src/modules/transcripts/read-transcript.js';
import type { JobTable } from '../src/queue/jobs.js';

/** Which use case runs which job. A job without one, or one without a job, does not compile. */
export function jobTable(app: INestApplicationContext): JobTable {
  return {
    'transcript.read': (payload) => app.get(ReadTranscript).run(payload),
    'evaluation.run': (payload) => app.get(RunEvaluation).run(payload),
    'study.run': (payload) => app.get(RunStudy).run(payload),
    'mail.send': (payload) => app.get(SendLetter).run(payload),
  };
}
