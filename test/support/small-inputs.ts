import fc from 'fast-check';
import type { Receives } from '../../src/domain/articulation/articulation-rule.js';
import { compareCredits, credits, type Credits } from '../../src/domain/credits.js';
import {
  UNSETTLED,
  type CreditLine,
  type EvaluationInput,
} from '../../src/domain/evaluation/evaluation-input.js';
import type { Override } from '../../src/domain/evaluation/override.js';
import { sumOf } from '../../src/domain/evaluation/rational.js';
import type { Program } from '../../src/domain/program/program.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';
import { loadPolicy } from '../../src/reference/load-policy.js';
import { smallProblem } from './small-programs.js';

const schools = loadInstitutions({ invented: true });
const SCHOOLS = [
  schools.find(({ country, kind }) => country === 'US' && kind !== 'vendor')!,
  schools.find(({ country }) => country !== 'US')!,
  schools.find(({ kind }) => kind === 'vendor') ?? null,
  null,
];
const POLICIES = ['fernwood-2020', 'kestrel-2022', 'berklee-online-undergraduate-2014'].map((id) =>
  loadPolicy(id),
);
const CODES = ['A-1', 'A-2', 'B-1', 'B-2'];

const receives: fc.Arbitrary<Receives> = fc.oneof(
  fc.constantFrom(...CODES).map((course) => ({ course })),
  fc.constantFrom('RED', 'BLUE').map((category) => ({ category })),
  fc.constantFrom('ROUND', 'SQUARE').map((subject) => ({ subject })),
  fc.constant({ courses: ['A-1', 'B-2'] }),
  fc.constant({ none: 'not-comparable' }),
);

/** What differs between lines; what it means for a line depends on where the credit comes from. */
const line = fc.record({
  source: fc.constantFrom('external', 'external', 'external', 'berklee-online', 'exam', 'prior-learning'),
  school: fc.constantFrom(...SCHOOLS),
  code: fc.constantFrom('X 1', 'X 2', 'A-1', 'MUS 7', 'ZZZ'),
  title: fc.constantFrom('Statistics', 'Music Theory', 'Spanish', 'Weight Training', 'Red'),
  printed: fc.constantFrom('3', '4.5', '5', '1', '1.5', null),
  unit: fc.constantFrom('semester', 'quarter', 'ects', 'clock', 'unknown'),
  grade: fc.constantFrom('A', 'B+', 'C', 'D', 'F', 'P', '85', '?', null),
  term: fc.constantFrom('2012-fall', '2019-spring', '2020-fall', null),
  status: fc.constantFrom(
    'completed',
    'completed',
    'completed',
    'in-progress',
    'withdrawn',
    'repeated',
    'failed',
  ),
  basis: fc.constantFrom('regular', 'regular', 'regular', 'transfer', 'exam', 'military'),
  receives: fc.option(receives, { nil: null }),
  combine: fc.constantFrom(null, null, null, null, 'g'),
  refused: fc.constantFrom(false, false, false, false, true),
  score: fc.constantFrom('3', '5', '2', 'A', '50'),
});
type LineDiffers = typeof line extends fc.Arbitrary<infer T> ? T : never;

function lineOf(each: LineDiffers, at: number): CreditLine {
  const { source, basis, school, score, refused, ...shared } = each;
  const isCourse = source === 'external' || source === 'berklee-online';
  const isExternal = source === 'external';
  return {
    ...UNSETTLED,
    id: `l${at}`,
    source: source as CreditLine['source'],
    title: shared.title,
    institution: isExternal ? school : null,
    institutionName: isExternal ? (school?.name ?? 'Nowhere College') : null,
    code: isCourse ? shared.code : null,
    credits: {
      printed: shared.printed === null ? null : credits(shared.printed),
      unit: shared.unit as CreditLine['credits']['unit'],
    },
    grade: isCourse ? shared.grade : null,
    term: isCourse ? (shared.term as CreditLine['term']) : null,
    status: (isCourse ? shared.status : 'completed') as CreditLine['status'],
    basis: (isExternal ? basis : source === 'exam' ? 'exam' : 'regular') as CreditLine['basis'],
    enrollment: source === 'berklee-online' ? (refused ? 'non-credit' : 'credit') : null,
    exam: source === 'exam' ? { program: 'AP', score, year: '2011' } : null,
    denied: refused && isExternal ? { reason: 'not comparable' } : null,
    receives: shared.receives,
    combine: isExternal ? shared.combine : null,
  };
}

const override = fc.record({
  kind: fc.constantFrom('substitution', 'forced-award', 'blocked-award', 'rule-waiver', 'waiver', 'waiver'),
  line: fc.nat(5),
  slot: fc.nat(3),
  rule: fc.constantFrom(
    'grade-below-minimum',
    'foreign-report-needed',
    'syllabus-needed',
    'course-too-small',
  ),
  reducesCreditTotal: fc.boolean(),
});
type OverrideDiffers = typeof override extends fc.Arbitrary<infer T> ? T : never;

function overrideOf({ kind, line: at, slot: seat, rule, ...more }: OverrideDiffers, index: number): Override {
  const given = { id: `o${index}`, authority: 'registrar', reason: 'so decided' };
  const [about, slot] = [`l${at}`, `s${seat}`];
  if (kind === 'waiver') return { ...given, kind, slot, ...more };
  if (kind === 'rule-waiver') return { ...given, kind, line: about, rule };
  return { ...given, kind: kind as 'substitution', line: about, slot };
}

/** Blocks ask for no more than their seats hold, and make the degree. */
function whole(program: Program): Program {
  const blocks = program.blocks.map((block) => {
    const seats = block.slots.flatMap(({ seats: n, creditsPerSeat }) =>
      Array.from({ length: n }, () => creditsPerSeat),
    );
    const held = credits(String(sumOf(seats)));
    return { ...block, credits: compareCredits(block.credits, held) > 0 ? held : block.credits };
  });
  return { ...program, blocks, totalCredits: String(sumOf(blocks.map((each) => each.credits))) as Credits };
}

/** Whole inputs, small enough for hundreds: programs, lines of many kinds, people's words. */
export const smallInput: fc.Arbitrary<EvaluationInput> = fc
  .record({
    problem: smallProblem,
    lines: fc.array(line, { maxLength: 6 }),
    overrides: fc.array(override, { maxLength: 2 }),
    official: fc.boolean(),
    base: fc.constantFrom(...POLICIES),
    student: fc.constantFrom(
      {},
      { entryTerm: '2019-fall' as const, primaryLanguage: 'Spanish' },
      { firstCollegeTerm: '2010-fall' as const, enrolled: false },
    ),
  })
  .map(({ problem, lines, overrides, official, base, student }) => {
    const program = whole(problem.program);
    const residence = problem.policy.creditsInResidence;
    const isAsked = compareCredits(residence, program.totalCredits) <= 0;
    return {
      kind: official ? 'official' : 'estimate',
      asOf: '2020-fall',
      program,
      policy: {
        ...base,
        creditsInResidence: isAsked ? residence : credits('0'),
        caps: {
          ...base.caps,
          transfer: { ...base.caps.transfer, credits: problem.policy.caps.transfer.credits },
        },
      },
      catalog: problem.catalog,
      rules: [],
      lines: lines.map(lineOf),
      placement: null,
      student,
      ...(overrides.length === 0 ? {} : { overrides: overrides.map(overrideOf) }),
    };
  });
