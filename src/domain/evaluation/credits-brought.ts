import { addCredits, NO_CREDITS, type Credits } from '../credits.js';

/** What an evaluation says of its lines, as far as the sum asks for it; amounts may be plain text here. */
interface Said {
  readonly lines: readonly {
    readonly credits: { readonly semester: string | null };
    readonly decision: string;
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

/** Reasons of a refusal that say: on this line there is no credit, or it is counted on another line. */
const WITHOUT_CREDIT: ReadonlySet<string> = new Set([
  'withdrawn',
  'audit',
  'incomplete',
  'failed',
  'non-credit-enrollment',
  'repeat-counted-once',
]);

/**
 * Semester credits that a person brings, accepted or not: what was passed or goes on, taken for credit, each
 * course once. Beside it stands how much of it counts. `totals.attempted` is more: the sum of every line.
 */
export function creditsBrought({ lines }: Said): Credits {
  const brought = lines.filter(
    ({ decision, reasons }) => decision !== 'denied' || !reasons.some(({ code }) => WITHOUT_CREDIT.has(code)),
  );
  const amounts = brought.flatMap(({ credits: { semester } }) => semester ?? []);
  return addCredits(NO_CREDITS, ...(amounts as Credits[]));
}
