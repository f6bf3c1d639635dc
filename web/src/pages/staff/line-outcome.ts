import { togetherText, type GroupedLine } from '../../../../src/contract/line-groups.js';

/** What a line asks of the person at the desk: a decision, nothing more since one stands, or nothing. */
export type LineKind = 'open' | 'decided' | 'settled';

/** How a line stands, in a few words; what is accepted without a place does not read as if it counted. */
export function outcomeText({ line, group, slots, reasons }: GroupedLine, kind: LineKind): string {
  if (line.decision?.outcome === 'deny') return `Denied: ${line.decision.reason}`;
  const label = line.proposal?.label;
  if (kind === 'open') return label === undefined ? 'Nothing is proposed' : `Proposed: ${label}`;
  if (group === 'unused') return label === undefined ? UNUSED : `${UNUSED}: ${label}`;
  if (label === undefined || slots.length === 0) return reasons[0]?.text ?? label ?? '';
  return `${label}, fills ${slots.join(', ')}`;
}

const UNUSED = 'Accepted, not used';

/** The other courses of a rule of several, shortly; null for a line alone. */
export function withText({ together }: GroupedLine): string | null {
  if (together.length === 0) return null;
  return `With ${together.map(({ code, title }) => code ?? title).join(' and ')}`;
}

/** All that a decision at the desk should know of the courses that are decided with this one. */
export function oneForAllText(found: GroupedLine): string | null {
  const text = togetherText(found);
  if (text === null) return null;
  if (found.line.decision === null) return `${text} One decision holds for all.`;
  return `${text} The decision holds for all; taken back, it is taken back for all.`;
}
