import type { INestApplicationContext } from '@nestjs/common';
import { OfferSlots } from '../src/modules/consultations/offer-slots.js';
import { RunEvaluation } from '../src/modules/evaluations/run-evaluation.js';
import { SendLetter } from '../src/modules/letters/send-letter.js';
import { Sweep } from '../src/modules/operations/sweep.js';
import { RunStudy } from '../src/modules/studies/run-study.js';
import { ReadTranscript } from '../src/modules/transcripts/read-transcript.js';

/** One round: ring again, and hand over to a person what was tried often enough. */
export async function sweepOnce(app: INestApplicationContext, afterMs: number): Promise<void> {
  const { transcripts, evaluations, studies, mails } = await app.get(Sweep).run(afterMs);
  for (const id of transcripts) await app.get(ReadTranscript).giveUp(id);
  for (const id of evaluations) await app.get(RunEvaluation).giveUp(id);
  for (const id of studies) await app.get(RunStudy).giveUp(id);
  for (const id of mails) await app.get(SendLetter).giveUp(id);
}

/** The slower round: what nobody owns goes, and advisors keep offering times. */
export async function tidyOnce(app: INestApplicationContext): Promise<void> {
  await app.get(Sweep).tidy();
  await app.get(OfferSlots).run();
}
