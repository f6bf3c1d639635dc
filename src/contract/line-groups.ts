import type { EvaluationCase } from './evaluation.js';

export type LineGroup = 'counts' | 'unused' | 'waiting' | 'refused';

export interface GroupedLine {
  readonly line: EvaluationCase['lines'][number];
  readonly group: LineGroup;
  /** Names of the slots that the line fills; empty unless it counts. */
  readonly slots: readonly string[];
  /** Only proposed so far: a person or an event still has to settle it. */
  readonly isOpen: boolean;
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

/** Sorts the lines of a case into the four groups that people ask about. */
export function groupLines({ lines, evaluation, program }: EvaluationCase): readonly GroupedLine[] {
  if (evaluation === null) return [];
  const names = new Map(
    program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, slot.name] as const)),
  );
  const awardOf = new Map(
    evaluation.awards.flatMap((award) => award.lines.map((line) => [line, award.id] as const)),
  );
  const unused = new Map(evaluation.unused.map((each) => [each.award, each.text]));
  const evaluated = new Map(evaluation.lines.map((line) => [line.id, line]));
  return lines.flatMap((line) => {
    const result = evaluated.get(line.id);
    if (result === undefined) return [];
    const award = awardOf.get(line.id);
    const slots = evaluation.allocation
      .filter((row) => row.award === award)
      .map((row) => names.get(row.slot) ?? row.slot);
    const left = award === undefined ? undefined : unused.get(award);
    const reasons =
      left === undefined
        ? result.reasons
        : [...result.reasons, { code: 'unused', text: left, citation: null }];
    const isOpen = result.decision === 'pending' || result.decision === 'provisional';
    // What an exam is worth stands in no row: it is what the policy gives for its score.
    const { semester } = result.credits;
    const worth = line.exam === null ? line : { ...line, credits: semester, unit: 'semester' };
    return [
      {
        line: worth,
        group: groupOf(result.decision, slots.length > 0, left !== undefined),
        slots,
        isOpen,
        reasons,
      },
    ];
  });
}

function groupOf(decision: string, isSeated: boolean, isUnused: boolean): LineGroup {
  if (decision === 'denied' || decision === 'not-evaluated') return 'refused';
  if (isSeated) return 'counts';
  return isUnused && decision === 'awarded' ? 'unused' : 'waiting';
}
