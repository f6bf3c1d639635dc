import { addCredits, credits } from '../domain/credits.js';
import type { EvaluationCase } from './evaluation.js';

/**
 * One seat of the degree. `open`: still to take. `locked`: never by transfer. `waiting`: proposed, not
 * settled. `waived`: nothing needs to stand here.
 */
export interface Bar {
  readonly slot: string;
  readonly name: string;
  readonly state: 'filled' | 'waiting' | 'open' | 'locked' | 'waived';
  readonly source: 'external' | 'own' | 'exam' | 'prior-learning' | null;
  /** Lines that fill the seat. */
  readonly lines: readonly string[];
  readonly credits: string;
  /** What stands here is not published. */
  readonly isUnknown: boolean;
}

export interface Staff {
  readonly block: string;
  readonly name: string;
  readonly credits: string;
  /** Credits of the bars that something fills, settled or not. */
  readonly applied: string;
  readonly bars: readonly Bar[];
}

const SOURCES: ReadonlyMap<string, Bar['source']> = new Map([
  ['external', 'external'],
  ['berklee-online', 'own'],
  ['berklee-campus', 'own'],
  ['exam', 'exam'],
  ['prior-learning', 'prior-learning'],
]);

/** The degree as a score: a staff a block, a bar a seat that carries credit. */
export function scoreOf({
  program,
  evaluation,
}: Pick<EvaluationCase, 'program' | 'evaluation'>): readonly Staff[] {
  const awards = new Map((evaluation?.awards ?? []).map((award) => [award.id, award]));
  const lines = new Map((evaluation?.lines ?? []).map((line) => [line.id, line]));
  const allocation = evaluation?.allocation ?? [];
  const waived = waivedSlots(evaluation);
  // A waiver may take credits off what a block asks for.
  const asked = new Map((evaluation?.blocks ?? []).map((block) => [block.id, block.credits]));
  return program.blocks.map((block) => ({
    block: block.id,
    name: block.name,
    credits: asked.get(block.id) ?? block.credits,
    applied: addCredits(
      ...allocation
        .filter((row) => block.slots.some(({ id }) => id === row.slot))
        .map((row) => credits(row.credits)),
    ),
    bars: block.slots
      .filter((slot) => slot.creditsPerSeat !== '0')
      .flatMap((slot) => {
        const filled = allocation
          .filter((row) => row.slot === slot.id)
          .flatMap((row) => Array.from({ length: row.seats }, () => awards.get(row.award)!));
        return Array.from({ length: slot.seats }, (_, seat) => barOf(slot, filled[seat], lines, waived));
      }),
  }));
}

type Slot = EvaluationCase['program']['blocks'][number]['slots'][number];
type Result = NonNullable<EvaluationCase['evaluation']>;

function barOf(
  slot: Slot,
  award: Result['awards'][number] | undefined,
  lines: ReadonlyMap<string, Result['lines'][number]>,
  waived: ReadonlyMap<string, WaivedSlot>,
): Bar {
  const base = {
    slot: slot.id,
    name: slot.name,
    credits: slot.creditsPerSeat,
    isUnknown: slot.unknown,
  };
  if (award === undefined) {
    const free = slot.transferable === 'never' ? 'locked' : 'open';
    const state = waived.has(slot.id) ? 'waived' : free;
    return { ...base, state, source: null, lines: [] };
  }
  const source = SOURCES.get(lines.get(award.lines[0]!)?.source ?? '') ?? null;
  const state = award.certainty === 'approved' ? 'filled' : 'waiting';
  return { ...base, state, source, lines: award.lines };
}

export type WaivedSlot = Extract<NonNullable<Result['overrides']>[number], { kind: 'waiver' }>;

/** Slots in which nothing needs to stand, with who said so and why. */
export function waivedSlots(evaluation: EvaluationCase['evaluation']): ReadonlyMap<string, WaivedSlot> {
  const waivers = (evaluation?.overrides ?? []).filter((each) => each.kind === 'waiver');
  return new Map(waivers.map((each) => [each.slot, each]));
}

/** Why nothing needs to stand in a slot, and what that means for its credits. */
export function waiverText({ authority, reason, reducesCreditTotal }: WaivedSlot): string {
  const owed = reducesCreditTotal
    ? 'Its credits are no longer asked for.'
    : 'Its credits are still owed, by other courses.';
  return `Waived by the ${authority}: ${reason}${/[.?!]$/.test(reason) ? '' : '.'} ${owed}`;
}

export const STATE_WORDS: Readonly<Record<Bar['state'], string>> = {
  filled: 'counts',
  waiting: 'waiting',
  open: 'still to take',
  locked: 'never by transfer',
  waived: 'waived',
};

export const SOURCE_WORDS: Readonly<Record<NonNullable<Bar['source']>, string>> = {
  external: 'credit from elsewhere',
  own: 'credit from this school',
  exam: 'exam',
  'prior-learning': 'prior learning',
};
