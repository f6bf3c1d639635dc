import type { Evaluation, Placement } from './evaluation.js';
import { plain, rational, type Rational, sumOf } from './rational.js';
import { mostApplied } from './verify-facts.js';
import { unusedAreExplained, unusedAreNamed } from './verify-unused.js';
import { overridesHold } from './verify-overrides.js';
import { verifyStructure } from './verify-structure.js';

/** A rule that an evaluation breaks, and where. */
export interface Breach {
  readonly rule: string;
  readonly where: string;
  readonly message: string;
}

/** A breach where the document says other than a file. */
export function same(where: string, said: string | undefined, given: string): Breach[] {
  return said === given
    ? []
    : [{ rule: 'source', where, message: `says ${said ?? 'nothing'}, the file says ${given}` }];
}

/**
 * Checks an evaluation against every rule of the contract, from the published document alone. Shares no code
 * with what made it: it has its own arithmetic, and recomputes sums, caps and objective from the allocation.
 */
export function verifyEvaluation(document: Evaluation): readonly Breach[] {
  const structure = verifyStructure(document);
  if (structure.some(({ rule }) => rule === 'amount' || rule === 'objective')) return structure;
  const facts = gather(document);
  const branches = document.branches.flatMap(({ placement, allocation, totals }) => {
    const branch = gather({ ...document, allocation, totals });
    const breaches = OF_EVERY_PLAN.flatMap((check) => check(branch));
    return breaches.map((each) => ({ ...each, where: `branch ${placement.theory}, ${each.where}` }));
  });
  const main = [...OF_EVERY_PLAN, ...CHECKS].flatMap((check) => check(facts));
  return [...structure, ...main, ...branches];
}

export interface Facts {
  readonly document: Evaluation;
  readonly awards: ReadonlyMap<string, Evaluation['awards'][number]>;
  readonly slots: ReadonlyMap<string, Evaluation['slots'][number]>;
  /** Award id to its rows in the allocation. */
  readonly used: ReadonlyMap<string, readonly Placement[]>;
}

type Check = (facts: Facts) => Breach[];

/** What holds for the main result and in each branch. */
const OF_EVERY_PLAN: readonly Check[] = [
  placementsNameWhatExists,
  allocationIsAmongPlacements,
  lineInOneUsedAward,
  courseOnce,
  seatsHold,
  blocksHold,
  capsHold,
  residencyHolds,
  totalsAdd,
];

const CHECKS: readonly Check[] = [
  placementsApplySeats,
  capsAreSaid,
  linesAndAwardsAgree,
  everyLineHasReason,
  unusedAreNamed,
  unusedAreExplained,
  objectiveAdds,
  savingsAdd,
  ({ document }) => overridesHold(document),
];

function gather(document: Evaluation): Facts {
  const used = new Map<string, Placement[]>();
  for (const row of document.allocation) used.set(row.award, [...(used.get(row.award) ?? []), row]);
  return {
    document,
    awards: new Map(document.awards.map((award) => [award.id, award])),
    slots: new Map(document.slots.map((slot) => [slot.id, slot])),
    used,
  };
}

function placementsNameWhatExists({ document, awards, slots }: Facts): Breach[] {
  return [...document.placements, ...document.allocation].flatMap((row) => {
    const slot = slots.get(row.slot);
    if (!awards.has(row.award)) return breach('placement-award', row.award, 'no such award');
    if (slot === undefined) return breach('placement-slot', row.slot, 'no such slot');
    if (slot.transferable === 'never')
      return breach('never-by-transfer', row.slot, `takes nothing, but has ${row.award}`);
    return [];
  });
}

/** A seat takes an award of at least its credits and applies exactly its own. */
function placementsApplySeats({ document, awards, slots }: Facts): Breach[] {
  const rows = document.placements.flatMap((row) => {
    const slot = slots.get(row.slot);
    if (slot === undefined) return [];
    const exact = rational(slot.creditsPerSeat).times(row.seats);
    if (exact.equals(rational(row.credits))) return [];
    return breach(
      'seat-credits',
      `${row.award} in ${row.slot}`,
      `applies ${row.credits}, the seats have ${exact}`,
    );
  });
  const options = optionsOf(document.placements).flatMap(([key, members]) => {
    const award = awards.get(members[0]!.award);
    if (award === undefined) return [];
    const applied = sumOf(members.map((row) => row.credits));
    const seats = members.reduce((sum, row) => sum + row.seats, 0);
    if (applied.above(rational(award.credits)))
      return breach('award-too-small', key, `${award.credits} cannot fill ${applied}`);
    const most = Math.max(1, award.courses.length);
    return seats > most ? breach('seats-per-award', key, `fills ${seats} seats, may fill ${most}`) : [];
  });
  return [...rows, ...options];
}

function allocationIsAmongPlacements({ document, used }: Facts): Breach[] {
  const options = new Map(optionsOf(document.placements).map(([key, rows]) => [key, spell(rows)]));
  return [...used].flatMap(([award, rows]) => {
    const chosen = new Set(rows.map((row) => row.option));
    if (chosen.size > 1) return breach('one-option', award, 'uses more than one option');
    const key = `${award} ${rows[0]!.option}`;
    return options.get(key) === spell(rows)
      ? []
      : breach('option-whole', key, 'is not a whole admissible option');
  });
}

function lineInOneUsedAward({ awards, used }: Facts): Breach[] {
  const lines = [...used.keys()].flatMap((id) => awards.get(id)?.lines ?? []);
  return twice(lines).flatMap((line) => breach('line-once', line, 'counts in two awards'));
}

function courseOnce({ awards, used }: Facts): Breach[] {
  const codes = [...used.keys()].flatMap((id) => [...new Set(awards.get(id)?.courses ?? [])]);
  return twice(codes).flatMap((code) => breach('course-once', code, 'counts twice'));
}

function seatsHold({ document, slots }: Facts): Breach[] {
  return [...slots.values()].flatMap((slot) => {
    const seats = document.allocation.reduce((sum, row) => (row.slot === slot.id ? sum + row.seats : sum), 0);
    return seats > slot.seats
      ? breach('slot-seats', slot.id, `has ${seats} of ${slot.seats} seats filled`)
      : [];
  });
}

function blocksHold({ document, slots }: Facts): Breach[] {
  return document.blocks.flatMap((block) => {
    const rows = document.allocation.filter((row) => slots.get(row.slot)?.block === block.id);
    const applied = sumOf(rows.map((row) => row.credits));
    return applied.above(rational(block.credits))
      ? breach('block-credits', block.id, `applies ${applied}`)
      : [];
  });
}

function capsHold(facts: Facts): Breach[] {
  return Object.entries(facts.document.policy.caps).flatMap(([name, limit]) => {
    const applied = drawnOn(name, facts);
    return applied.above(rational(limit)) ? breach('cap', name, `applies ${applied} of ${limit}`) : [];
  });
}

function capsAreSaid(facts: Facts): Breach[] {
  const { caps, policy } = facts.document;
  return Object.entries(caps).flatMap(([name, cap]) => {
    const applied = drawnOn(name, facts);
    const limit = policy.caps[name];
    return [
      ...(limit !== undefined && plain(limit) === plain(cap.limit)
        ? []
        : breach('cap-limit', name, `says ${cap.limit}, the policy says ${limit}`)),
      ...differs(`cap ${name}`, cap.applied, applied),
    ];
  });
}

/** Credits that the plan applies under a cap. */
export function drawnOn(name: string, { document, awards }: Facts): Rational {
  const rows = document.allocation.filter((row) =>
    awards.get(row.award)?.counts.some((each) => each === name),
  );
  return sumOf(rows.map((row) => row.credits));
}

function residencyHolds({ document }: Facts): Breach[] {
  const most = mostApplied(document);
  const applied = sumOf(document.allocation.map((row) => row.credits));
  return applied.above(most)
    ? breach('credits-in-residence', 'totals', `applies ${applied}, at most ${most}`)
    : [];
}

function linesAndAwardsAgree({ document, awards }: Facts): Breach[] {
  const decisions = new Map(document.lines.map((line) => [line.id, line.decision]));
  return [...awards.values()].flatMap((award) =>
    award.lines.flatMap((id) => {
      const decision = decisions.get(id);
      if (decision === undefined) return breach('award-line', award.id, `names ${id}, which is no line`);
      const refused = decision === 'denied' || decision === 'not-evaluated';
      if (refused) return breach('award-refused', award.id, `rests on ${id}, which is ${decision}`);
      const settled = award.certainty === 'approved' && decision !== 'awarded';
      return settled ? breach('award-certainty', award.id, `is approved, but ${id} is ${decision}`) : [];
    }),
  );
}

function everyLineHasReason({ document }: Facts): Breach[] {
  return document.lines
    .filter((line) => line.reasons.length === 0)
    .flatMap((line) => breach('reason', line.id, 'has no reason'));
}

function totalsAdd({ document }: Facts): Breach[] {
  const { totals } = document;
  const applied = sumOf(document.allocation.map((row) => row.credits));
  const remaining = rational(document.program.totalCredits).minus(applied);
  const accepted = sumOf(document.awards.map((award) => award.credits));
  const attempted = sumOf(document.lines.flatMap((line) => line.credits.semester ?? []));
  const earned = rational(totals.earned).above(attempted)
    ? breach('sum', 'earned', `says ${totals.earned}, more than the ${attempted} attempted`)
    : [];
  return [
    ...differs('applied', totals.applied, applied),
    ...differs('remaining', totals.remaining, remaining),
    ...differs('accepted', totals.accepted, accepted),
    ...differs('attempted', totals.attempted, attempted),
    ...earned,
  ];
}

function objectiveAdds({ document, awards }: Facts): Breach[] {
  const { objective, bound, status } = document.optimality;
  const of = (certainty: string | null) =>
    sumOf(
      document.allocation
        .filter((row) => certainty === null || awards.get(row.award)?.certainty === certainty)
        .map((row) => row.credits),
    );
  const direct = document.allocation.reduce((sum, row) => (row.fit === 'direct' ? sum + row.seats : sum), 0);
  const found = [of(null), of('approved'), of('precedent'), rational(String(direct))];
  const wrong = found.flatMap((value, index) =>
    differs(`objective ${index + 1}`, objective[index] ?? '0', value),
  );
  const unproven = status === 'proven' && objective.some((part, at) => plain(part) !== plain(bound[at]!));
  return [...wrong, ...(unproven ? breach('bound', 'optimality', 'proven, but the bound is another') : [])];
}

function savingsAdd({ document }: Facts): Breach[] {
  const seats = document.allocation.reduce((sum, row) => sum + row.seats, 0);
  const { courses, credits } = document.saved;
  return [
    ...differs('saved credits', credits, rational(document.totals.applied)),
    ...(courses === seats
      ? []
      : breach('saved', 'saved courses', `says ${courses}, ${seats} seats are filled`)),
  ];
}

function optionsOf(rows: readonly Placement[]): (readonly [string, readonly Placement[]])[] {
  const options = new Map<string, Placement[]>();
  for (const row of rows)
    options.set(`${row.award} ${row.option}`, [...(options.get(`${row.award} ${row.option}`) ?? []), row]);
  return [...options];
}

function spell(rows: readonly Placement[]): string {
  return rows
    .map((row) => `${row.slot}/${row.fit}/${row.seats}/${row.credits}`)
    .toSorted()
    .join(' ');
}

function differs(what: string, said: string, found: Rational): Breach[] {
  return rational(said).equals(found) ? [] : breach('sum', what, `says ${said}, adds up to ${found}`);
}

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => (seen.has(name) ? true : !seen.add(name)));
}

function breach(rule: string, where: string, message: string): Breach[] {
  return [{ rule, where, message }];
}
