import type { Equivalency } from '../articulation/articulation-rule.js';
import { canonicalJson } from '../canonical-json.js';
import type { Program } from '../program/program.js';
import { sha256 } from '../sha256.js';
import { bestPlan, type Plan } from './best-plan.js';
import { checkEligibility, type Assessed } from './check-eligibility.js';
import { decide } from './decide.js';
import { ENGINE_VERSION } from './engine-version.js';
import type { Branch, EvaluationOutcome, Evaluation, Award, Placement } from './evaluation.js';
import type { CreditLine, EvaluationInput, SearchBudget } from './evaluation-input.js';
import { explainUnused } from './explain-unused.js';
import { findEquivalencies } from './find-equivalencies.js';
import { listPlacements } from './list-placements.js';
import { makeAwards, type ReceivingAward } from './make-awards.js';
import type { Standing } from './standing.js';
import { capsOf, savedBy, totalsOf } from './sum-up.js';
import { whatWouldChange } from './what-would-change.js';

const DEFAULT_BUDGET: SearchBudget = { nodesMax: 2_000_000 };
/** A question about one changed line is asked once a line, so it gets a smaller share of the work. */
const CHANGE_BUDGET: SearchBudget = { nodesMax: 20_000 };

/**
 * How the credit counts: for each line a decision with its reason and citation, and for the degree the best
 * plan under the rules, with its proof. Pure: the same input and budget give the same bytes. Throws
 * `InputRefused` where the input contradicts the policy, such as a group of courses that may not be combined.
 */
export function evaluate(input: EvaluationInput, budget: SearchBudget = DEFAULT_BUDGET): EvaluationOutcome {
  const known: KnownLines = {
    assessed: new WeakMap(),
    equivalencies: new WeakMap(),
    placements: new WeakMap(),
  };
  const made = follow(input, budget, known);
  const { standings, equivalencies, awards, placements, plan } = made;
  const { program, policy, catalog } = input;
  const totals = totalsOf(program, standings, awards, plan.allocation);
  const evaluation: Evaluation = {
    schema: 'segue.evaluation/1',
    kind: input.kind,
    program: { id: program.id, catalogYear: program.catalogYear, totalCredits: program.totalCredits },
    policy: policyOf(input),
    lines: decide(standings, equivalencies, awards, catalog),
    awards,
    slots: program.blocks.flatMap((block) =>
      block.slots.map(({ id, seats, creditsPerSeat, transferable }) => {
        return { id, block: block.id, seats, creditsPerSeat, transferable };
      }),
    ),
    blocks: program.blocks.map(({ id, credits }) => ({ id, credits })),
    placements,
    allocation: plan.allocation,
    branches: branchesOf(input, plan, totals),
    unused: explainUnused(program, policy, awards, placements, plan.allocation),
    totals,
    caps: capsOf(policy, awards, plan.allocation),
    optimality: plan.optimality,
    whatWouldChange: whatWouldChange(standings, equivalencies, settledCredits(input, known, made)),
    saved: savedBy(policy, input.asOf, plan.allocation),
    versions: {
      engine: ENGINE_VERSION,
      program: `${program.id}@${program.catalogYear} ${shortHash(program)}`,
      policy: `${policy.id} ${policy.version} ${shortHash(policy)}`,
      catalog: catalog.version,
      rules: input.rules.length === 0 ? 'none' : shortHash(input.rules),
    },
    inputSha256: sha256(canonicalJson(input)),
  };
  return { evaluation, equivalencies: [...equivalencies.values()] };
}

/** What is known of lines already: the same input is asked about again and again with one line changed. */
interface KnownLines {
  readonly assessed: WeakMap<CreditLine, Assessed>;
  readonly equivalencies: WeakMap<CreditLine, Equivalency>;
  readonly placements: WeakMap<ReceivingAward, readonly Placement[]>;
}

interface Received {
  readonly standings: readonly Standing[];
  readonly equivalencies: ReadonlyMap<string, Equivalency>;
  readonly receiving: readonly ReceivingAward[];
}

interface Followed extends Received {
  readonly awards: readonly Award[];
  readonly placements: readonly Placement[];
  readonly plan: Plan;
}

/** The field's three questions in a straight line: quality, comparability, applicability. */
function follow(input: EvaluationInput, budget: SearchBudget, known: KnownLines): Followed {
  const received = receive(input, known);
  return { ...received, ...place(received.receiving, input, known, budget) };
}

function receive(input: EvaluationInput, known: KnownLines): Received {
  const standings = checkEligibility(input, known.assessed);
  const equivalencies = findEquivalencies(standings, input, known.equivalencies);
  return { standings, equivalencies, receiving: makeAwards(standings, equivalencies, input) };
}

function place(
  receiving: readonly ReceivingAward[],
  input: EvaluationInput,
  known: KnownLines,
  budget: SearchBudget,
) {
  const { program, policy, catalog } = input;
  const awards = receiving.map(({ award }) => award);
  const placements = listPlacements(receiving, program, catalog, known.placements);
  const plan = bestPlan({ program, policy, catalog, awards, placements }, budget);
  return { awards, placements, plan };
}

/**
 * Answers how much credit is settled when a line changes. Lines that stand alone and may be used alike settle
 * alike, so each kind of change is planned once; and what the other lines give is not asked again for them.
 */
function settledCredits(
  input: EvaluationInput,
  known: KnownLines,
  { receiving }: Received,
): (changed: CreditLine | null) => string {
  const byKind = new Map<string, string>();
  const alone = linesAlone(input.lines);
  const settled = (awards: readonly ReceivingAward[]) =>
    place(awards, input, known, CHANGE_BUDGET).plan.optimality.objective[1]!;
  const use = (line: CreditLine) => receive({ ...input, lines: [line] }, known).receiving;
  return (changed) => {
    if (changed === null) return settled(receiving);
    const before = input.lines.find(({ id }) => id === changed.id)!;
    if (!alone.has(before)) {
      const lines = input.lines.map((line) => (line === before ? changed : line));
      return settled(receive({ ...input, lines }, known).receiving);
    }
    const [was, becomes] = [use(before), use(changed)];
    const kind = JSON.stringify([was, becomes].map((awards) => awards.map(withoutNames)));
    const others = receiving.filter(({ award }) => !award.lines.includes(before.id));
    const answer = byKind.get(kind) ?? settled([...others, ...becomes]);
    byKind.set(kind, answer);
    return answer;
  };
}

function withoutNames({ award, receives }: ReceivingAward) {
  const { id: _, lines: __, ...rest } = award;
  return { ...rest, receives };
}

/** Lines neither combined with another nor, by their code, perhaps another attempt of the same course. */
function linesAlone(lines: readonly CreditLine[]): ReadonlySet<CreditLine> {
  const bare = ({ code }: CreditLine) => code?.replace(/[\s-]+/g, '').toUpperCase() ?? null;
  const bearers = new Map<string | null, number>();
  for (const line of lines) bearers.set(bare(line), (bearers.get(bare(line)) ?? 0) + 1);
  return new Set(
    lines.filter((line) => line.combine === null && (line.code === null || bearers.get(bare(line)) === 1)),
  );
}

function policyOf({ policy }: EvaluationInput): Evaluation['policy'] {
  const { transfer } = policy.caps;
  return {
    id: policy.id,
    version: policy.version,
    capScope: transfer.scope === 'external-only' ? 'external-only' : 'pooled',
    caps: { transfer: transfer.credits, 'prior-learning': policy.caps['prior-learning'].credits },
    creditsInResidence: policy.creditsInResidence,
  };
}

/**
 * One branch per start of the placement block, while the placement is unknown. A start decides which courses
 * are still to be taken; it never takes back credit already held, so each branch applies what the main result
 * applies (Q25).
 */
function branchesOf(input: EvaluationInput, plan: Plan, totals: Evaluation['totals']): readonly Branch[] {
  if (input.placement !== null) return [];
  return placementStarts(input.program).map((theory) => ({
    placement: { theory },
    allocation: plan.allocation,
    totals,
  }));
}

/** The courses at which the program's placement block may start; none where nothing depends on placement. */
export function placementStarts({ blocks }: Program): readonly string[] {
  const slots = blocks.find((block) => block.placement)?.slots ?? [];
  const [first] = slots
    .filter((slot) => slot.sequence !== null)
    .toSorted((a, b) => a.sequence! - b.sequence!);
  return first?.accepts.courses ?? [];
}

function shortHash(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, 12);
}
