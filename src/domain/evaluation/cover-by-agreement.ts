import { blockAnswer, type BlockAgreement, type BlockAnswer } from '../articulation/block-agreement.js';
import { courseKey } from '../articulation/match-rules.js';
import { compareCredits, type Credits } from '../credits.js';
import type { Program } from '../program/program.js';
import type { Term } from '../term.js';
import type { Award, Placement } from './evaluation.js';
import { courseTaken, type CreditLine, type EvaluationInput } from './evaluation-input.js';
import { withSeat } from './place-under-overrides.js';

/** A degree or certificate that somebody holds from another school. Null is what nobody has stated. */
export interface HeldCredential {
  readonly institution: string;
  readonly credential: BlockAgreement['requires']['credential'];
  /** On the scale of four. */
  readonly average: Credits | null;
  readonly enrolled: Term | null;
}

/** What an agreement with the line's school says about it. */
export interface Cover {
  readonly agreement: BlockAgreement;
  readonly answer: BlockAnswer;
  /** Blocks of the program whose seats the line may fill; empty unless the agreement holds. */
  readonly blocks: readonly string[];
}

type Asked = Pick<EvaluationInput, 'agreements' | 'credentials' | 'lines' | 'program' | 'policy' | 'asOf'>;

/**
 * The agreement that speaks for the line, the first that holds before any that does not. It speaks for the
 * courses that it lists, or, where its list is not known, for every course of its partner, of which it then
 * cannot say more than that somebody has to ask. Null where there is none.
 */
export function coverOf(line: CreditLine, input: Asked): Cover | null {
  const { agreements = [], program } = input;
  const partner = line.source === 'external' ? line.institution?.unitid : undefined;
  if (partner === undefined || agreements.length === 0) return null;
  const covers = agreements
    .filter((each) => each.partner.institution === partner && listsCourse(each, line))
    .map((agreement): Cover => {
      const answer = answerTo(agreement, input);
      const blocks = answer.fills.filter((each) => each.program === program.id && isWhole(each, program));
      return { agreement, answer, blocks: blocks.map(({ block }) => block) };
    });
  const governs = ({ answer }: Cover) => !answer.because.includes('superseded');
  return covers.find(({ blocks }) => blocks.length > 0) ?? covers.find(governs) ?? covers[0] ?? null;
}

function listsCourse({ requires }: BlockAgreement, { code }: CreditLine): boolean {
  return requires.courses?.some((each) => courseKey(each.code) === courseKey(code)) ?? true;
}

/** Part of a block cannot be told from the whole by its seats, so such a promise is a person's to apply. */
function isWhole({ block, credits }: BlockAnswer['fills'][number], { blocks }: Program): boolean {
  const found = blocks.find(({ id }) => id === block);
  return found !== undefined && (credits === null || compareCredits(credits, found.credits) >= 0);
}

/** The best answer to what is held there: a certificate beside the degree that is asked for takes nothing. */
function answerTo(agreement: BlockAgreement, input: Asked): BlockAnswer {
  const { agreements = [], credentials = [], lines, policy, asOf } = input;
  const { institution } = agreement.partner;
  const newer = agreements.filter(({ id, version }) => id === agreement.id && version > agreement.version);
  const courses = lines.filter(({ source }) => source === 'external').map(courseTaken);
  const answerFor = (held: HeldCredential | undefined) =>
    blockAnswer(
      agreement,
      {
        institution,
        credential: held?.credential ?? null,
        average: held?.average ?? null,
        enrolledAtPartner: held?.enrolled ?? null,
        appliedFor: asOf,
        courses,
      },
      policy.grades,
      newer,
    );
  const answers = credentials.filter((each) => each.institution === institution).map(answerFor);
  const answered = (holds: BlockAnswer['holds']) => answers.find((each) => each.holds === holds);
  return answered('yes') ?? answered('unknown') ?? answers[0] ?? answerFor(undefined);
}

/**
 * More places for each award whose lines an agreement covers: every seat of the blocks that it fills, but for
 * those that only a named course may take.
 */
export function placeUnderAgreements(
  placements: readonly Placement[],
  awards: readonly Award[],
  input: Asked,
): readonly Placement[] {
  const { agreements = [], lines, program } = input;
  if (agreements.length === 0) return placements;
  const byId = new Map(lines.map((line) => [line.id, line]));
  return awards.flatMap((award) => {
    const own = placements.filter((row) => row.award === award.id);
    const covered = award.lines.map((id) => coverOf(byId.get(id)!, input)?.blocks ?? []);
    const shared = (covered[0] ?? []).filter((block) => covered.every((each) => each.includes(block)));
    return program.blocks
      .filter(({ id }) => shared.includes(id))
      .flatMap(({ slots }) => slots)
      .filter(({ transferable }) => transferable === 'yes')
      .reduce<readonly Placement[]>((rows, slot) => {
        const { categories, subjects } = slot.accepts;
        if (categories.length === 0 && subjects.length === 0) return rows;
        return withSeat(rows, award, slot, categories.length > 0 ? 'category' : 'subject');
      }, own);
  });
}
