import type { Reason } from '../reason.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import type { Override } from './override.js';
import { printReason } from './reason-text.js';
import type { Finding } from './standing.js';

/**
 * What the checks found, as people have said otherwise: what a waived rule found holds nothing back, but is
 * still told, with the authority and its reason. Words about where the credit stands are told too.
 */
export function findingsUnder(
  line: CreditLine,
  findings: readonly Finding[],
  { overrides = [], program }: Pick<EvaluationInput, 'overrides' | 'program'>,
): readonly Finding[] {
  const about = overrides.filter((each) => 'line' in each && each.line === line.id);
  if (about.length === 0) return findings;
  const waived = findings.map((finding) => {
    const waiver = about.find((each) => each.kind === 'rule-waiver' && each.rule === finding.reason.code);
    if (waiver === undefined) return finding;
    const { text, citation } = printReason(finding.reason);
    return note('rule-waived', { was: text, ...wordOf(waiver) }, citation);
  });
  const slots = new Map(program.blocks.flatMap((block) => block.slots.map(({ id, name }) => [id, name])));
  const placed = about.flatMap((each) => {
    if (each.kind === 'rule-waiver' || each.kind === 'waiver') return [];
    const slot = each.slot === null ? null : (slots.get(each.slot) ?? each.slot);
    return [note(CODES[each.kind], { slot, ...wordOf(each) }, null)];
  });
  return [...waived, ...placed];
}

const CODES = {
  substitution: 'substituted',
  'forced-award': 'placed-by-override',
  'blocked-award': 'kept-out-by-override',
} as const;

function wordOf({ authority, reason }: Override) {
  return { authority, reason };
}

function note(code: string, facts: Reason['facts'], citation: string | null): Finding {
  return { state: 'note', reason: { code, facts, citation }, always: true };
}
