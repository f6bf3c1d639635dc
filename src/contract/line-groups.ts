import { addCredits, credits, printCredits } from '../domain/credits.js';
export { creditsBrought } from '../domain/evaluation/credits-brought.js';
import type { EvaluationCase, EvaluationShape } from './evaluation.js';

export type LineGroup = 'counts' | 'unused' | 'waiting' | 'refused';

export interface GroupedLine {
  readonly line: EvaluationCase['lines'][number];
  readonly group: LineGroup;
  /** Names of the slots that the line fills; empty unless it counts. */
  readonly slots: readonly string[];
  /** Only proposed so far: a person or an event still has to settle it. */
  readonly isOpen: boolean;
  /** The lines that stand or fall with this one, as a rule of several courses says; empty for one alone. */
  readonly together: readonly EvaluationCase['lines'][number][];
  /** What is given for all of them, and how much of it counts; null for one alone or without an award. */
  readonly given: { readonly credits: string; readonly applied: string } | null;
  readonly reasons: readonly {
    readonly code: string;
    readonly text: string;
    readonly citation: string | null;
  }[];
}

export const GROUP_TITLES: Readonly<Record<LineGroup, string>> = {
  counts: 'Counts toward the degree',
  unused: 'Accepted, not used',
  waiting: 'Waiting',
  refused: 'Not accepted',
};

/** What a line was marked with: a grade, or the score of an exam with its year; null where nothing is. */
export function markText({ grade, exam }: GroupedLine['line']): string | null {
  if (exam === null) return grade;
  return `score ${exam.score}${exam.year === null ? '' : ` (${exam.year})`}`;
}

/** Is there a proposal to approve? What a rule refuses stays refused, whatever the course equals. */
export function mayApprove({ line, group }: GroupedLine): boolean {
  return line.decision === null && line.proposal !== null && group !== 'refused';
}

/** “Together with MUS 110 Ear Training I: 6 credits in all, of which 3 count.” Null for a line alone. */
export function togetherText({ together, given }: Pick<GroupedLine, 'together' | 'given'>): string | null {
  if (together.length === 0) return null;
  const names = together.map(({ code, title }) => [code, title].filter(Boolean).join(' ')).join(' and ');
  if (given === null) return `Together with ${names}.`;
  const isWhole = given.applied === given.credits || given.applied === '0';
  const part = isWhole ? '' : `, of which ${printed(given.applied)} count`;
  return `Together with ${names}: ${printed(given.credits)} credits in all${part}.`;
}

function printed(amount: string): string {
  return printCredits(credits(amount));
}

/** How many places of the degree are filled: lines that make one award fill theirs once. */
export function placesFilled(evaluation: EvaluationShape | null): number {
  return (evaluation?.allocation ?? []).reduce((sum, { seats }) => sum + seats, 0);
}

/** Sorts the lines of a case into the four groups that people ask about. */
export function groupLines({ lines, evaluation, program }: EvaluationCase): readonly GroupedLine[] {
  if (evaluation === null) return [];
  const names = new Map(
    program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, slot.name] as const)),
  );
  const awardOf = new Map(
    evaluation.awards.flatMap((award) => award.lines.map((line) => [line, award] as const)),
  );
  const unused = new Map(evaluation.unused.map((each) => [each.award, each.text]));
  const evaluated = new Map(evaluation.lines.map((line) => [line.id, line]));
  return lines.flatMap((line) => {
    const result = evaluated.get(line.id);
    if (result === undefined) return [];
    const award = awardOf.get(line.id);
    const rows = evaluation.allocation.filter((row) => row.award === award?.id);
    const slots = rows.map((row) => names.get(row.slot) ?? row.slot);
    const left = award === undefined ? undefined : unused.get(award.id);
    const reasons =
      left === undefined
        ? result.reasons
        : [...result.reasons, { code: 'unused', text: left, citation: null }];
    const isOpen = result.decision === 'pending' || result.decision === 'provisional';
    const others = othersOf(line, award);
    const isOne = award !== undefined && award.lines.length > 1;
    // What an exam is worth stands in no row: it is what the policy gives for its score.
    const { semester } = result.credits;
    const worth = line.exam === null ? line : { ...line, credits: semester, unit: 'semester' };
    return [
      {
        line: worth,
        group: groupOf(result.decision, slots.length > 0, left !== undefined),
        slots,
        isOpen,
        together: lines.filter(({ id }) => others.has(id)),
        given: isOne ? { credits: award.credits, applied: sumOf(rows) } : null,
        reasons,
      },
    ];
  });
}

type Award = EvaluationShape['awards'][number];

/** Those of its award; before there is one, and after a denial, those that were joined with it. */
function othersOf(
  { id, proposal, decision }: EvaluationCase['lines'][number],
  award: Award | undefined,
): ReadonlySet<string> {
  const joined = [
    ...(award?.lines ?? []),
    ...(proposal?.together ?? []),
    ...(decision?.together ?? []),
  ].filter((other) => other !== id);
  return new Set(joined);
}

function sumOf(rows: readonly { readonly credits: string }[]): string {
  return addCredits(...rows.map((row) => credits(row.credits)));
}

function groupOf(decision: string, isSeated: boolean, isUnused: boolean): LineGroup {
  if (decision === 'denied' || decision === 'not-evaluated') return 'refused';
  if (isSeated) return 'counts';
  return isUnused && decision === 'awarded' ? 'unused' : 'waiting';
}
