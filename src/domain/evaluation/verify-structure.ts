import type { Evaluation, Placement } from './evaluation.js';
import { isExact, rational, sumOf } from './rational.js';
import { changesStand } from './verify-changes.js';
import { decisionsFollow } from './verify-decisions.js';
import type { Breach } from './verify-evaluation.js';
import { wordsAreKnown } from './verify-words.js';

/** Is the document whole: does all in it stand once, name what is there, and have a possible amount? */
export function verifyStructure(document: Evaluation): readonly Breach[] {
  const wrong = notAmounts(document);
  return wrong.length > 0 ? wrong : CHECKS.flatMap((check) => check(document));
}

type Check = (document: Evaluation) => Breach[];

const CHECKS: readonly Check[] = [
  everyNameOnce,
  blocksMakeTheProgram,
  limitsArePossible,
  linesMakeTheirAward,
  awardsDrawOnTheirCaps,
  certaintyFollowsDecisions,
  optionsAreNumbered,
  directNeedsACourse,
  boundIsNoLess,
  changesStand,
  decisionsFollow,
  wordsAreKnown,
  savingsArePossible,
  branchesDiffer,
];

/**
 * Every amount is a number, none is below zero, and the objective has its five parts. Where this fails,
 * nothing else can be checked.
 */
export function notAmounts(document: Evaluation): Breach[] {
  const { objective, bound } = document.optimality;
  const five = [objective, bound].every(
    (parts) =>
      parts.length === 5 && parts.every((part, at) => isExact(part) && (at === 4 || !isNegative(part))),
  );
  return [
    ...amountsOf(document).flatMap(([where, amount]) =>
      amount === null || (isExact(amount) && !isNegative(amount))
        ? []
        : breach('amount', where, `${amount} is no amount of credit`),
    ),
    ...(five ? [] : breach('objective', 'optimality', 'does not have its five amounts')),
  ];
}

type NamedAmount = readonly [where: string, amount: string | null];

function amountsOf(document: Evaluation): NamedAmount[] {
  const { program, policy, lines, awards, blocks, slots, caps, branches } = document;
  const rows = [document, ...branches].flatMap(({ allocation }) => allocation);
  const named = (where: string, amounts: object) =>
    Object.entries(amounts).map(([name, amount]): NamedAmount => [`${where} ${name}`, amount as string]);
  return [
    ['program total', program.totalCredits],
    ['credits in residence', policy.creditsInResidence],
    ['saved', document.saved.credits],
    ...named('policy', policy.caps),
    ...Object.entries(caps).flatMap(([name, cap]) => named(`cap ${name}`, cap)),
    ...[document, ...branches].flatMap(({ totals }) => named('total', totals)),
    ...lines.flatMap(({ id, credits: { printed, semester } }) => named(id, { printed, semester })),
    ...[...awards, ...blocks].map(({ id, credits }): NamedAmount => [id, credits]),
    ...slots.flatMap(({ id, seats, creditsPerSeat }) => named(id, { seats: String(seats), creditsPerSeat })),
    ...[...document.placements, ...rows].flatMap((row) =>
      named(row.award, { seats: String(row.seats), credits: row.credits }),
    ),
  ];
}

function isNegative(text: string): boolean {
  return text.startsWith('-');
}

function everyNameOnce(document: Evaluation): Breach[] {
  const names: [string, readonly string[]][] = [
    ['line', document.lines.map(({ id }) => id)],
    ['award', document.awards.map(({ id }) => id)],
    ['slot', document.slots.map(({ id }) => id)],
    ['block', document.blocks.map(({ id }) => id)],
    ['override', (document.overrides ?? []).map(({ id }) => id)],
    ['unused award', document.unused.map(({ award }) => award)],
    ['placement', document.placements.map((row) => `${row.award} ${row.option} ${row.slot} ${row.fit}`)],
    ['branch', document.branches.map(({ placement }) => placement.theory)],
    ...document.awards.flatMap(({ id, lines, courses }): [string, readonly string[]][] => [
      [`line of ${id}`, lines],
      [`course of ${id}`, courses],
    ]),
  ];
  return names.flatMap(([what, all]) =>
    all
      .filter((name, at) => all.indexOf(name) !== at)
      .flatMap((name) => breach('once', name, `stands twice as a ${what}`)),
  );
}

/** Blocks add up to the degree, and each has the seats for its credits. */
function blocksMakeTheProgram({ blocks, slots, program }: Evaluation): Breach[] {
  const sum = sumOf(blocks.map(({ credits }) => credits));
  const known = new Set(blocks.map(({ id }) => id));
  return [
    ...(sum.equals(rational(program.totalCredits))
      ? []
      : breach('blocks-total', 'blocks', `add up to ${sum}, the degree has ${program.totalCredits}`)),
    ...slots.flatMap(({ id, block }) =>
      known.has(block) ? [] : breach('slot-block', id, `stands in ${block}, which is no block`),
    ),
    ...blocks.flatMap(({ id, credits }) => {
      const seats = slots
        .filter((slot) => slot.block === id)
        .map((slot) => String(rational(slot.creditsPerSeat).times(slot.seats)));
      return rational(credits).above(sumOf(seats))
        ? breach('block-seats', id, `has seats for ${sumOf(seats)} of its ${credits} credits`)
        : [];
    }),
  ];
}

function limitsArePossible({ program, policy, caps }: Evaluation): Breach[] {
  const names = [Object.keys(policy.caps), Object.keys(caps)].map((keys) => keys.toSorted().join(', '));
  return [
    ...(rational(policy.creditsInResidence).above(rational(program.totalCredits))
      ? breach('credits-in-residence', 'policy', 'asks for more than the whole degree')
      : []),
    ...(names[0] === names[1] ? [] : breach('cap-names', 'caps', `${names[1]} against ${names[0]}`)),
  ];
}

/** An award is the credit of its lines; a line that is awarded is in one. */
function linesMakeTheirAward({ lines, awards }: Evaluation): Breach[] {
  const semester = new Map(lines.map((line) => [line.id, line.credits.semester]));
  const held = new Set(awards.flatMap((award) => award.lines));
  return [
    ...awards.flatMap((award) => {
      if (award.lines.length === 0) return breach('award-lines', award.id, 'rests on no line');
      const amounts = award.lines.map((id) => semester.get(id) ?? null);
      if (amounts.includes(null)) return breach('award-lines', award.id, 'rests on a line without credits');
      const sum = sumOf(amounts as string[]);
      return sum.equals(rational(award.credits))
        ? []
        : breach('award-credits', award.id, `says ${award.credits}, its lines add up to ${sum}`);
    }),
    ...lines.flatMap((line) =>
      line.decision === 'awarded' && !held.has(line.id)
        ? breach('line-award', line.id, 'is awarded, but in no award')
        : [],
    ),
  ];
}

/** The two caps of every policy follow from the sources; any other that is named is one of the policy's. */
function awardsDrawOnTheirCaps({ lines, awards, policy }: Evaluation): Breach[] {
  const sources = new Map(lines.map((line) => [line.id, line.source]));
  return awards.flatMap((award) => {
    const due = award.lines.flatMap((id) => {
      const source = sources.get(id);
      if (source === 'prior-learning') return ['prior-learning'];
      const own = source === 'berklee-online' || source === 'berklee-campus';
      return own && policy.capScope === 'external-only' ? [] : ['transfer'];
    });
    const expected = [...new Set(due)].toSorted().join(', ');
    const added = Object.keys(policy.caps).filter((name) => name !== 'transfer' && name !== 'prior-learning');
    const said = award.counts.filter((name) => !added.includes(name));
    return said.toSorted().join(', ') === expected
      ? []
      : breach('award-caps', award.id, `draws on ${award.counts.join(', ')}, not on ${expected}`);
  });
}

function certaintyFollowsDecisions({ lines, awards }: Evaluation): Breach[] {
  const decisions = new Map(lines.map((line) => [line.id, line.decision]));
  return awards
    .filter(
      ({ certainty, lines: ids }) =>
        certainty !== 'approved' && ids.every((id) => decisions.get(id) === 'awarded'),
    )
    .flatMap(({ id, certainty }) =>
      breach('award-certainty', id, `is ${certainty}, but all of its lines are awarded`),
    );
}

function optionsAreNumbered({ awards, placements }: Evaluation): Breach[] {
  return awards.flatMap(({ id }) => {
    const numbers = [...new Set(placements.filter((row) => row.award === id).map((row) => row.option))];
    const options = numbers.map((option) =>
      placements
        .filter((row) => row.award === id && row.option === option)
        .map((row) => `${row.slot} ${row.seats} ${row.fit}`)
        .toSorted()
        .join(', '),
    );
    const numbered = numbers.toSorted((a, b) => a - b).every((number, at) => number === at + 1);
    return [
      ...(numbered ? [] : breach('option-numbers', id, `has the options ${numbers.join(', ')}`)),
      ...(new Set(options).size === options.length
        ? []
        : breach('once', id, 'has one option under two numbers')),
    ];
  });
}

function directNeedsACourse({ awards, placements }: Evaluation): Breach[] {
  const courses = new Map(awards.map((award) => [award.id, award.courses.length]));
  return placements.flatMap((row: Placement) =>
    row.fit === 'direct' && courses.get(row.award) === 0
      ? breach('fit', `${row.award} in ${row.slot}`, 'fits directly, but names no course')
      : [],
  );
}

/** The first part in which the bound differs from the objective is larger. */
function boundIsNoLess({ optimality }: Evaluation): Breach[] {
  const { objective, bound, equalBest } = optimality;
  const at = objective.findIndex((part, index) => !rational(part).equals(rational(bound[index]!)));
  return [
    ...(at >= 0 && rational(objective[at]!).above(rational(bound[at]!))
      ? breach('bound', 'optimality', 'the objective is above its bound')
      : []),
    ...(equalBest >= 1 && equalBest <= 1000
      ? []
      : breach('equal-best', 'optimality', `${equalBest} is not between 1 and 1000`)),
  ];
}

function savingsArePossible({ saved }: Evaluation): Breach[] {
  const { money, currency, priceYear, terms } = saved;
  const said = [money, currency, priceYear].filter((each) => each !== null).length;
  const possible = (money === null || /^\d+$/.test(money)) && terms >= 0 && terms <= saved.courses;
  return possible && (said === 0 || said === 3)
    ? []
    : breach('saved', 'saved', 'money, currency, year and terms do not go together');
}

/** The main result is the branch with the lowest total. */
function branchesDiffer({ branches, totals }: Evaluation): Breach[] {
  return branches.flatMap(({ placement, totals: { applied } }) =>
    isExact(applied) && !rational(totals.applied).above(rational(applied))
      ? []
      : breach('branch-total', placement.theory, `applies ${applied}, less than the main result`),
  );
}

function breach(rule: string, where: string, message: string): Breach[] {
  return [{ rule, where, message }];
}
