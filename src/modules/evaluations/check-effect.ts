import { mayWaive } from '../../contract/overrides.js';
import { compareCredits } from '../../domain/credits.js';
import type { Evaluation } from '../../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import type { Override } from '../../domain/evaluation/override.js';
import { ProblemError } from '../../http/problems.js';

/** The evaluation that was on the screen, and the one around what a person says now. */
export interface Remade {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly input: EvaluationInput;
}

/**
 * Refuses an override that says nothing: its course is too small for the place, gives no credit, or is held
 * by no such rule; and one that would undo, unsaid, what another override put into its place.
 */
export function refuseWithoutEffect(remade: Remade, entered: readonly string[]): void {
  for (const said of remade.after.overrides ?? []) {
    const why = entered.includes(said.id) ? whyNothing(said, remade) : whyUndone(said, remade);
    if (why !== null) throw new ProblemError(422, why.code, why.text);
  }
}

interface Why {
  readonly code: 'override-impossible' | 'override-without-effect';
  readonly text: string;
}

function whyNothing(said: Override, remade: Remade): Why | null {
  if (said.kind === 'rule-waiver') return whyNotWaived(said, remade);
  if (said.kind !== 'substitution' && said.kind !== 'forced-award') return null;
  const { input, after } = remade;
  const title = titleOf(said.line, input);
  const award = after.awards.find(({ lines }) => lines.includes(said.line));
  if (award === undefined) {
    const text = `${title} gives no credit as it stands. Decide first what it equals, then place it.`;
    return { code: 'override-without-effect', text };
  }
  const rows = said.kind === 'substitution' ? after.placements : after.allocation;
  if (rows.some((row) => row.award === award.id && row.slot === said.slot)) return null;
  const slot = slotOf(said.slot, input);
  const isSmall = compareCredits(award.credits, slot.creditsPerSeat) < 0;
  const text = isSmall
    ? `${title} gives ${award.credits} credits, and ${slot.name} takes ${slot.creditsPerSeat}.`
    : `${title} cannot stand in ${slot.name} beside the other overrides of this case.`;
  return { code: 'override-impossible', text };
}

function whyNotWaived({ line, rule }: Override & { kind: 'rule-waiver' }, remade: Remade): Why | null {
  if (!mayWaive(rule)) return { code: 'override-impossible', text: 'This rule cannot be waived.' };
  const found = remade.before.lines.find(({ id }) => id === line);
  if (found === undefined || found.reasons.some(({ code }) => code === rule)) return null;
  const text = `That rule does not hold ${titleOf(line, remade.input)} back, so there is nothing to waive.`;
  return { code: 'override-without-effect', text };
}

function whyUndone(said: Override, { before, after, input }: Remade): Why | null {
  if (said.kind !== 'forced-award' || !stands(said, before) || stands(said, after)) return null;
  const where = `${titleOf(said.line, input)} was put into ${slotOf(said.slot, input).name} by a person`;
  return { code: 'override-impossible', text: `${where}. Take that back first.` };
}

function stands({ line, slot }: Override & { kind: 'forced-award' }, evaluation: Evaluation): boolean {
  const award = evaluation.awards.find(({ lines }) => lines.includes(line));
  return evaluation.allocation.some((row) => row.award === award?.id && row.slot === slot);
}

function titleOf(line: string, { lines }: EvaluationInput): string {
  return lines.find(({ id }) => id === line)!.title;
}

function slotOf(id: string, { program }: EvaluationInput) {
  return program.blocks.flatMap(({ slots }) => slots).find((slot) => slot.id === id)!;
}
