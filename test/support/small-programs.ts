import fc from 'fast-check';
import { credits } from '../../src/domain/credits.js';
import type { Award, Placement } from '../../src/domain/evaluation/evaluation.js';
import type { ReceivingAward } from '../../src/domain/evaluation/make-awards.js';
import { listPlacements } from '../../src/domain/evaluation/list-placements.js';
import { loadPolicy } from '../../src/reference/load-policy.js';
import type { TransferPolicy } from '../../src/domain/policy/transfer-policy.js';
import type { Catalog, Program } from '../../src/domain/program/program.js';
import type { Receives } from '../../src/domain/articulation/articulation-rule.js';

export interface SmallProblem {
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly catalog: Catalog;
  readonly awards: readonly Award[];
  readonly placements: readonly Placement[];
  /** The awards with what each may be used as. */
  readonly receiving: readonly ReceivingAward[];
}

/** What differs between small problems. */
export interface SmallFacts {
  readonly slots: readonly {
    readonly seats: number;
    readonly creditsPerSeat: string;
    readonly courses: readonly string[];
    readonly categories: readonly string[];
    readonly subjects: readonly string[];
    readonly after: number | null;
    readonly sequence: number | null;
  }[];
  readonly awards: readonly {
    readonly receives: Receives;
    readonly credits: string;
    readonly certainty: Award['certainty'];
    readonly counts: Award['counts'];
  }[];
  readonly cap: string;
  readonly blockCredits: string;
  readonly residence: string;
  readonly courses: readonly {
    readonly code: string;
    readonly subject: string | null;
    readonly category: string | null;
    readonly prerequisites: readonly string[];
  }[];
}

const policy = loadPolicy('fernwood-2020');
const CODES = ['A-1', 'A-2', 'B-1', 'B-2'];
const CATEGORIES = ['RED', 'BLUE'];

const SUBJECTS = ['ROUND', 'SQUARE'];

/** What each code is in the catalog, so that a course also fits by its subject or category. */
const catalogCourses = fc.tuple(
  ...CODES.map((code) =>
    fc.record({
      code: fc.constant(code),
      subject: fc.option(fc.constantFrom(...SUBJECTS), { nil: null }),
      category: fc.option(fc.constantFrom(...CATEGORIES), { nil: null }),
      prerequisites: fc.subarray(
        CODES.filter((each) => each !== code),
        { maxLength: 1 },
      ),
    }),
  ),
);

const slot = fc.record({
  seats: fc.integer({ min: 1, max: 2 }),
  creditsPerSeat: fc.constantFrom('3', '2', '1.5'),
  courses: fc.subarray(CODES),
  categories: fc.subarray(CATEGORIES),
  subjects: fc.subarray(SUBJECTS),
  after: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  sequence: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
});

const receives: fc.Arbitrary<Receives> = fc.oneof(
  fc.constantFrom(...CODES).map((course) => ({ course })),
  fc.constantFrom(...CATEGORIES).map((category) => ({ category })),
  fc.constantFrom(...SUBJECTS).map((subject) => ({ subject })),
  fc.shuffledSubarray(CODES, { minLength: 2, maxLength: 2 }).map((courses) => ({ courses })),
);

const award = fc.record({
  receives,
  credits: fc.constantFrom('3', '4', '10/3', '6', '2'),
  certainty: fc.constantFrom('approved' as const, 'precedent' as const, 'proposed' as const),
  counts: fc.constantFrom(['transfer' as const], ['prior-learning' as const], []),
});

/** Programs and awards small enough to try every plan. */
const smallFacts: fc.Arbitrary<SmallFacts> = fc.record({
  slots: fc.array(slot, { minLength: 1, maxLength: 4 }),
  awards: fc.array(award, { minLength: 0, maxLength: 6 }),
  cap: fc.constantFrom('3', '6', '9', '7.5'),
  blockCredits: fc.constantFrom('3', '6', '12'),
  residence: fc.constantFrom('0', '4.5', '6', '9', '15'),
  courses: catalogCourses,
});

export const smallProblem: fc.Arbitrary<SmallProblem> = smallFacts.map(problemOf);

/** The program, the awards and where they may stand, from what differs between small problems. */
export function problemOf({
  slots,
  awards,
  cap,
  blockCredits,
  residence,
  courses,
}: SmallFacts): SmallProblem {
  const half = Math.ceil(slots.length / 2);
  const made = slots.map((each, index) => ({
    id: `s${index}`,
    name: `s${index}`,
    seats: each.seats,
    creditsPerSeat: credits(each.creditsPerSeat),
    accepts: { courses: each.courses, categories: each.categories, subjects: each.subjects },
    transferable: 'yes' as const,
    sequence: each.sequence,
    after:
      each.after === null || each.after >= slots.length || each.after === index ? [] : [`s${each.after}`],
    unknown: false,
    note: null,
    source: null,
  }));
  const block = (id: string, members: typeof made) => ({
    id,
    name: id,
    credits: credits(blockCredits),
    placement: false,
    slots: members,
    source: null,
  });
  const program: Program = {
    id: 'small',
    catalogYear: '2020',
    name: 'Small',
    totalCredits: credits('24'),
    policy: policy.id,
    blocks: [block('one', made.slice(0, half)), block('two', made.slice(half))],
    warnings: [],
  };
  const catalog: Catalog = {
    version: 'none',
    courses: courses.map((each) => ({
      ...each,
      title: each.code,
      credits: credits('3'),
      academicLevel: 'undergraduate' as const,
      degreeOnly: false,
      codeConfidence: 'official' as const,
      topics: [],
      source: 'none',
    })),
    campus: { courses: [], equivalents: [] },
  };
  const receiving = awards.map((each, index) => ({
    receives: each.receives,
    award: {
      id: `a-${index}`,
      lines: [`l${index}`],
      credits: credits(each.credits),
      courses:
        'course' in each.receives
          ? [each.receives.course]
          : 'courses' in each.receives
            ? each.receives.courses
            : [],
      certainty: each.certainty,
      counts: each.counts,
    },
  }));
  return {
    program,
    policy: {
      ...policy,
      creditsInResidence: credits(residence),
      caps: { ...policy.caps, transfer: { ...policy.caps.transfer, credits: credits(cap) } },
    },
    catalog,
    awards: receiving.map((each) => each.award),
    placements: listPlacements(receiving, { program, policy, catalog }),
    receiving,
  };
}
