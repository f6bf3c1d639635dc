import type { Receives } from '../domain/articulation/articulation-rule.js';
import { CATEGORIES } from '../domain/matching/categories.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import type { Catalog, Program } from '../domain/program/program.js';
import type { Case } from '../reference/load-case.js';
import type { ReferenceFault } from '../reference/reference-fault.js';

/** What is known of a school: its courses, a degree and the policy that serves it. */
interface KnownHere {
  readonly catalog: Catalog;
  readonly program: Program;
  readonly policy: TransferPolicy;
}

/**
 * What a case says that its lines are worth and that is nothing at the school, each with its place: a slip
 * would be awarded, and then stand nowhere. Asked only where the catalog is the school's own.
 */
export function unknownTargets({ receives, faultAt }: Case, here: KnownHere): readonly ReferenceFault[] {
  const categories = categoriesOf(here);
  const letters = lettersOf(here);
  return receives.flatMap(({ receives: said, path }) => {
    const sentence = strange(said, categories, letters);
    return sentence === null ? [] : [faultAt('unknown-target', sentence, { path })];
  });
}

function strange(
  said: Receives,
  categories: ReadonlySet<string>,
  letters: ReadonlySet<string>,
): string | null {
  if ('category' in said && !categories.has(said.category))
    return `there is no category ${said.category}; there are ${[...categories].join(', ')}`;
  const codes = 'course' in said ? [said.course] : 'courses' in said ? said.courses : [];
  const unknown = codes.find((code) => !letters.has(lettersIn(code)));
  if (unknown === undefined) return null;
  return `there is no course ${unknown}: no code of the catalog or the degree begins with these letters`;
}

/** Of the planning guide, and what the degree or the policy names beside it. */
function categoriesOf({ program, policy }: KnownHere): ReadonlySet<string> {
  const { syllabusCategories = [], sparedCategories = [], languageAbroad = [], exams } = policy;
  return new Set([
    ...CATEGORIES,
    ...program.blocks.flatMap(({ slots }) => slots.flatMap(({ accepts }) => accepts.categories)),
    ...syllabusCategories,
    ...sparedCategories,
    ...languageAbroad.flatMap((each) => each.categories),
    ...exams.flatMap(({ category }) => category ?? []),
    ...Object.values(policy.caps).flatMap((cap) => ('counts' in cap ? (cap.counts?.categories ?? []) : [])),
  ]);
}

/**
 * The letters with which codes begin. Many courses of the catalog have no published code, so a number that
 * it does not list may well be right; letters that none has are a slip.
 */
function lettersOf({ catalog, program }: KnownHere): ReadonlySet<string> {
  const courses = [...catalog.courses, ...(catalog.campus?.courses ?? [])];
  const named = program.blocks.flatMap(({ slots }) => slots.flatMap(({ accepts }) => accepts.courses));
  const earlier = catalog.courses.flatMap(({ prerequisites }) => prerequisites);
  return new Set([...courses.map(({ code }) => code), ...named, ...earlier].map(lettersIn));
}

function lettersIn(code: string): string {
  return /^[A-Z]*/.exec(code)?.[0] || code;
}
