/**
 * Every job there is, with its payload: ids and the attempt, never content. The attempt fences the result: a
 * run that comes late finds another number on the row and changes nothing.
 */
export interface Jobs {
  'transcript.read': { readonly transcriptId: string; readonly attempt: number };
  'evaluation.run': { readonly evaluationId: string; readonly attempt: number };
  'study.run': { readonly studyId: string; readonly attempt: number };
  'mail.send': { readonly mailId: string; readonly attempt: number };
}

export type JobName = keyof Jobs;

/** What runs each job. A name without a run, or a run without a name, does not compile. */
export type JobTable = { readonly [Name in JobName]: (payload: Jobs[Name]) => Promise<void> };
