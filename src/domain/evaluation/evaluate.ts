import { credits } from '../credits.js';
import type { Program } from '../program/program.js';
import type { Plan } from './best-plan.js';
import { decide } from './decide.js';
import { makeDisplacement } from './displacement.js';
import { ENGINE_VERSION } from './engine-version.js';
import type { Branch, EvaluationOutcome, Evaluation, Award } from './evaluation.js';
import type { EvaluationInput, SearchBudget } from './evaluation-input.js';
import { explainUnused } from './explain-unused.js';
import { follow, nothingKnown } from './follow.js';
import { inputDigest, shortDigest } from './input-digest.js';
import { checkOverrides, checkResidence, programUnder } from './override.js';
import { whyNoPlace } from './no-place.js';
import { settledCredits } from './settled-credits.js';
import { capNames, capsOf, savedBy, totalsOf } from './sum-up.js';
import { whatWouldChange } from './what-would-change.js';

const DEFAULT_BUDGET: SearchBudget = { nodesMax: 7000 };

/**
 * How the credit counts: for each line a decision with its reason and citation, and for the degree the best
 * plan under the rules, with its proof. Pure: the same input and budget give the same bytes. Throws
 * `InputRefused` where the input contradicts the policy, such as a group of courses that may not be combined.
 */
export function evaluate(given: EvaluationInput, budget: SearchBudget = DEFAULT_BUDGET): EvaluationOutcome {
  const { overrides = [] } = given;
  checkOverrides(overrides, given.program, given.lines);
  const input = { ...given, program: programUnder(given.program, overrides) };
  checkResidence(input.program, given.policy, overrides);
  const known = nothingKnown();
  const made = follow(input, budget, known);
  const { standings, equivalencies, awards, placements, plan } = made;
  const { program, policy, catalog } = input;
  const totals = totalsOf(program, standings, awards, plan.allocation);
  const planning = { program, policy, catalog, awards, placements };
  const nameOf = titlesOf(input, awards);
  const receiving = new Map(made.receiving.map((each) => [each.award.id, each]));
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
    unused: explainUnused(
      { ...planning, allocation: plan.allocation },
      {
        displacement: makeDisplacement(plan, made.fixed, planning, nameOf),
        noPlace: ({ id }) => whyNoPlace(receiving.get(id)!, given.program, input),
        nameOf,
      },
    ),
    totals,
    caps: capsOf(policy, awards, plan.allocation),
    optimality: plan.optimality,
    whatWouldChange: whatWouldChange(
      standings,
      equivalencies,
      policy,
      credits(plan.optimality.objective[1]!),
      settledCredits(input, known, made),
    ),
    saved: savedBy(policy, input.asOf, plan.allocation),
    ...(overrides.length === 0 ? {} : { overrides }),
    versions: {
      engine: ENGINE_VERSION,
      program: `${program.id}@${program.catalogYear} ${shortDigest(given.program)}`,
      policy: `${policy.id} ${policy.version} ${shortDigest(policy)}`,
      catalog: catalog.version,
      rules: input.rules.length === 0 ? 'none' : shortDigest(input.rules),
    },
    inputSha256: inputDigest(given),
  };
  return { evaluation, equivalencies: [...equivalencies.values()] };
}

/** What the lines of an award are called, for people. */
function titlesOf({ lines }: EvaluationInput, awards: readonly Award[]): (award: string) => string {
  const titles = new Map(lines.map(({ id, title }) => [id, title]));
  const names = new Map(
    awards.map((award) => [award.id, award.lines.map((id) => titles.get(id)).join(' with ')]),
  );
  return (award) => names.get(award) ?? award;
}

function policyOf({ policy }: EvaluationInput): Evaluation['policy'] {
  const { transfer } = policy.caps;
  return {
    id: policy.id,
    version: policy.version,
    capScope: transfer.scope === 'external-only' ? 'external-only' : 'pooled',
    caps: Object.fromEntries(capNames(policy).map((name) => [name, policy.caps[name]!.credits])),
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
