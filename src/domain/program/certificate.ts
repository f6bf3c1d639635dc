import type { Credits } from '../credits.js';

/** A certificate of the school, as far as its pages say; null where they do not. */
export interface Certificate {
  readonly name: string;
  readonly type: string;
  /** How many courses it takes. */
  readonly courses: number | null;
  readonly credits: Credits | null;
  readonly required: readonly string[];
  /** How many are required, and how many chosen: more than are listed, where the list is not complete. */
  readonly requiredCount: number | null;
  readonly electives: readonly string[];
  readonly electiveCount: number | null;
  /** False: it takes more courses than are listed here. */
  readonly listComplete: boolean;
  readonly note: string | null;
  readonly source: string;
}

/** The certificate of that name, whatever its letters and spaces; null where none is known. */
export function certificateNamed(name: string, known: readonly Certificate[]): Certificate | null {
  return known.find((each) => plain(each.name) === plain(name)) ?? null;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/\b(?:(?:advanced )?professional|master|specialist|graduate)? ?certificate(?: in)?\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
