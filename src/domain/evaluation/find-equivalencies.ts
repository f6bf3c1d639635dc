import { coursesIn, type Equivalency } from '../articulation/articulation-rule.js';
import { suggestEquivalency } from '../articulation/suggest-equivalency.js';
import type { Catalog } from '../program/program.js';
import { campusEquivalency, isCampusCourse, onlineCourse } from './campus-equivalency.js';
import { coverOf } from './cover-by-agreement.js';
import { examRuleFor } from './exam-rule.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { meantCodeOf } from './meant-code.js';
import { ruledAlone, ruledTogether } from './lines-by-rule.js';
import type { Standing } from './standing.js';

/**
 * The second question, comparability: what would each line equal here? A person's word comes first, then the
 * school's own record, then published rules, the exam table, and last a suggestion, which only a person can
 * turn into more.
 */
export function findEquivalencies(
  standings: readonly Standing[],
  input: EvaluationInput,
  known: WeakMap<CreditLine, Equivalency | null> = new WeakMap(),
): ReadonlyMap<string, Equivalency> {
  const found = new Map<string, Equivalency>();
  const grouped = ruledTogether(standings, input);
  for (const { line } of standings) {
    // What a line equals with others is no fact about it alone.
    const best = grouped.get(line.id) ?? bestAlone(line, input, known);
    if (best !== null) found.set(line.id, best);
  }
  return found;
}

/** That nothing is found is an answer too. */
function bestAlone(
  line: CreditLine,
  input: EvaluationInput,
  known: WeakMap<CreditLine, Equivalency | null>,
): Equivalency | null {
  const before = known.get(line);
  if (before !== undefined) return before;
  const best = bestFor(line, input);
  known.set(line, best);
  return best;
}

function bestFor(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const { catalog } = input;
  const known = settled(line) ?? ownRecord(line, catalog) ?? ruledAlone(line, input) ?? byExam(line, input);
  const own = known ?? campusEquivalency(line, catalog);
  return own ?? byAgreement(line, input) ?? suggested(line, input) ?? asItIs(line);
}

/** The home courses that a line is settled to equal by itself: what is only suggested names none. */
export function coursesSettled(line: CreditLine, input: EvaluationInput): readonly string[] {
  const { catalog } = input;
  const known = settled(line) ?? ownRecord(line, catalog) ?? ruledAlone(line, input);
  const found = known ?? campusEquivalency(line, catalog);
  return found?.certainty === 'approved' ? coursesIn(found.receives) : [];
}

function settled(line: CreditLine): Equivalency | null {
  if (line.receives === null) return null;
  return certain(line.id, line.receives, 'decision', 'approved by a person');
}

/** A course of the campus is none of the online degree's: what it equals there is asked below. */
function ownRecord(line: CreditLine, catalog: Catalog): Equivalency | null {
  if ((line.source !== 'berklee-online' && line.source !== 'berklee-campus') || line.code === null)
    return null;
  if (isCampusCourse(line, catalog)) return null;
  const course = onlineCourse(line.code, catalog)?.code ?? line.code;
  return certain(line.id, { course }, 'own-record', 'on the school’s own record');
}

/** A campus course that nothing here is like is on the school's record all the same, with no place online. */
function asItIs({ id, source, code }: CreditLine): Equivalency | null {
  if (source !== 'berklee-campus' || code === null) return null;
  return certain(id, { course: code }, 'own-record', 'on the school’s own record');
}

/** After the rules line by line: a course of a partner's degree counts in the blocks that it satisfies. */
function byAgreement(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const cover = coverOf(line, input);
  if (cover === null || cover.blocks.length === 0) return null;
  const [block] = cover.blocks.map((id) => input.program.blocks.find((each) => each.id === id)!.name);
  const { id, partner } = cover.agreement;
  const word = `the agreement with ${partner.name}`;
  return certain(line.id, { elective: block! }, `agreement:${id}`, word);
}

function byExam(line: CreditLine, input: EvaluationInput): Equivalency | null {
  if (line.source !== 'exam') return null;
  const rule = examRuleFor(line, input.policy);
  if (rule?.category === null || rule === undefined) return null;
  const because = [`the exam table gives ${rule.program} ${rule.name ?? ''}`.trim()];
  const receives = { category: rule.category };
  return { line: line.id, receives, certainty: 'proposed', basis: 'exam-table', probability: 0.9, because };
}

function suggested(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const course = { code: meantCodeOf(line, input.lines), title: line.title };
  const { receives, probability, because } = suggestEquivalency(course, input.catalog);
  if (receives === null) return null;
  return { line: line.id, receives, certainty: 'proposed', basis: 'matcher', probability, because };
}

function certain(line: string, receives: Equivalency['receives'], basis: string, word: string): Equivalency {
  return { line, receives, certainty: 'approved', basis, probability: 1, because: [word] };
}
