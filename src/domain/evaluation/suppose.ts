import type { Receives } from '../articulation/articulation-rule.js';
import { compareCredits } from '../credits.js';
import { settingOf, settingText, withSetting, type SupposableSetting } from '../policy/with-setting.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Catalog, Program } from '../program/program.js';
import { receivesText } from './decide.js';
import { placementStarts } from './evaluate.js';
import type { EvaluationInput } from './evaluation-input.js';
import { InputRefused } from './input-refused.js';
import { withOneMore } from './one-more-course.js';

/** One thing that could be otherwise, with what it names: the answer is then about that one thing. */
export type Supposition =
  | { readonly program: Program; readonly itsPolicy: TransferPolicy }
  | { readonly policy: TransferPolicy }
  | { readonly setting: SupposableSetting; readonly value: string }
  | { readonly placement: string }
  | { readonly course: Receives };

export interface Supposed {
  readonly input: EvaluationInput;
  /** What is otherwise, in words; empty where the lines say it themselves or nothing is otherwise. */
  readonly because: readonly string[];
}

/**
 * The same credit under a supposition. Decisions about lines stay: what a course equals does not depend on
 * the degree. Throws `InputRefused` where the supposition makes no sense for this input.
 */
export function suppose(input: EvaluationInput, supposition: Supposition): Supposed {
  if ('program' in supposition) return inProgram(input, supposition.program, supposition.itsPolicy);
  if ('policy' in supposition) {
    const { policy } = supposition;
    const because =
      policyText(policy) === policyText(input.policy) ? [] : [otherPolicy(policy, input.policy)];
    return { input: { ...input, policy }, because };
  }
  if ('setting' in supposition) return underSetting(input, supposition.setting, supposition.value);
  if ('placement' in supposition) return placedAt(input, supposition.placement);
  return { input: withOneMore(input, supposition.course), because: [] };
}

function inProgram(input: EvaluationInput, program: Program, itsPolicy: TransferPolicy): Supposed {
  // A degree brings its own policy; one that the case has in some version already stays in that version.
  const policy = itsPolicy.id === input.policy.id ? input.policy : itsPolicy;
  const starts = placementStarts(program);
  const placement =
    input.placement !== null && starts.includes(input.placement.theory) ? input.placement : null;
  const because =
    programText(program) === programText(input.program)
      ? []
      : [`the degree is ${programText(program)} instead of ${programText(input.program)}`];
  return { input: { ...input, program, policy, placement }, because };
}

function underSetting(input: EvaluationInput, setting: SupposableSetting, value: string): Supposed {
  const policy = withSetting(input.policy, setting, value);
  if (policy === null) throw new InputRefused('unknown-value', `${setting} cannot be ${value}.`);
  const { totalCredits } = input.program;
  if (compareCredits(policy.creditsInResidence, totalCredits) > 0) {
    throw new InputRefused(
      'unknown-value',
      `creditsInResidence cannot be more than the ${totalCredits} credits of the degree.`,
    );
  }
  const before = settingOf(input.policy, setting);
  const now = settingOf(policy, setting);
  return { input: { ...input, policy }, because: before === now ? [] : [settingText(setting, now, before)] };
}

function placedAt(input: EvaluationInput, theory: string): Supposed {
  const starts = placementStarts(input.program);
  if (!starts.includes(theory)) {
    const known = starts.length === 0 ? 'this degree has no placement' : `one of ${starts.join(', ')}`;
    throw new InputRefused('unknown-placement', `The placement cannot be at ${theory}: ${known}.`);
  }
  const before = input.placement?.theory ?? null;
  const was = before === null ? 'being unknown' : `at ${before}`;
  const because = before === theory ? [] : [`the placement is at ${theory} instead of ${was}`];
  return { input: { ...input, placement: { theory } }, because };
}

/** Whether what one more course would equal is known: in the catalog, or accepted by a slot of a degree. */
export function isKnownTarget(receives: Receives, catalog: Catalog, programs: readonly Program[]): boolean {
  const inCatalog = (code: string) => catalog.courses.some((course) => course.code === code);
  const slots = programs.flatMap(({ blocks }) => blocks.flatMap((block) => block.slots));
  if ('course' in receives) return inCatalog(receives.course);
  if ('courses' in receives) return receives.courses.every(inCatalog);
  if ('category' in receives)
    return slots.some(({ accepts }) => accepts.categories.includes(receives.category));
  if ('subject' in receives) return slots.some(({ accepts }) => accepts.subjects.includes(receives.subject));
  return false;
}

/** A supposition as a clause: what would be so. */
export function suppositionText(supposition: Supposition, catalog: Catalog): string {
  if ('program' in supposition) return `the degree is ${programText(supposition.program)}`;
  if ('policy' in supposition) return `the policy is ${policyText(supposition.policy)}`;
  if ('setting' in supposition) return settingText(supposition.setting, supposition.value, null);
  if ('placement' in supposition) return `the placement is at ${supposition.placement}`;
  return `there is one more course: ${receivesText(supposition.course, catalog)}`;
}

function programText({ name, catalogYear }: Program): string {
  return `${name} (${catalogYear})`;
}

function policyText({ id, version }: TransferPolicy): string {
  return `${id} in version ${version}`;
}

function otherPolicy(is: TransferPolicy, was: TransferPolicy): string {
  return `the policy is ${policyText(is)} instead of ${policyText(was)}`;
}
