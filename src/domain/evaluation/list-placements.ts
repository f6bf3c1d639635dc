import { compareCredits, subtractCredits, timesCredits, type Credits } from '../credits.js';
import type { Receives } from '../articulation/articulation-rule.js';
import type { Catalog, CatalogCourse, Program, Slot } from '../program/program.js';
import type { Placement } from './evaluation.js';
import { InputRefused } from './input-refused.js';
import type { ReceivingAward } from './make-awards.js';

type Fit = Placement['fit'];
interface Seat {
  readonly slot: Slot;
  readonly fit: Fit;
}

/** A course award of many courses is asked for by few; beyond this the list of sets is not enumerated. */
const OPTIONS_MAX = 2000;

/**
 * The third question, applicability: every admissible placement of every award, by slots in file order. Rows with one
 * award and option belong together. A seat takes an award of at least its credits and applies exactly its own.
 */
export function listPlacements(
  awards: readonly ReceivingAward[],
  program: Program,
  catalog: Catalog,
): readonly Placement[] {
  const slots = program.blocks.flatMap((block) => block.slots).filter((slot) => slot.transferable === 'yes');
  const courses = new Map(catalog.courses.map((course) => [course.code, course]));
  return awards.flatMap(({ award, receives }) => {
    if ('courses' in receives)
      return severalCourses(award.id, award.credits, receives.courses, slots, courses);
    return slots
      .filter((slot) => slot.seats > 0 && compareCredits(award.credits, slot.creditsPerSeat) >= 0)
      .flatMap((slot) => seatFor(slot, receives, courses))
      .map(({ slot, fit }, index) => row(award.id, index + 1, slot, 1, fit));
  });
}

function seatFor(slot: Slot, receives: Receives, courses: ReadonlyMap<string, CatalogCourse>): Seat[] {
  const fit = fitOf(slot, receives, courses);
  return fit === null ? [] : [{ slot, fit }];
}

/** `direct` for a course that the slot names, else `category`, else `subject`; null when it accepts none of them. */
function fitOf(slot: Slot, receives: Receives, courses: ReadonlyMap<string, CatalogCourse>): Fit | null {
  const { accepts } = slot;
  if ('course' in receives && accepts.courses.includes(receives.course)) return 'direct';
  const home = 'course' in receives ? courses.get(receives.course) : undefined;
  const category = 'category' in receives ? receives.category : home?.category;
  if (category != null && accepts.categories.includes(category)) return 'category';
  const subject = 'subject' in receives ? receives.subject : home?.subject;
  return subject != null && accepts.subjects.includes(subject) ? 'subject' : null;
}

/** Each set of seats, one seat a course, each in a slot that accepts that course, that the credits cover. */
function severalCourses(
  award: string,
  available: Credits,
  codes: readonly string[],
  slots: readonly Slot[],
  courses: ReadonlyMap<string, CatalogCourse>,
): Placement[] {
  const sets: Seat[][] = [];
  const extend = (index: number, chosen: readonly Seat[], left: Credits) => {
    if (sets.length > OPTIONS_MAX) {
      throw new InputRefused(
        'too-many-options',
        `award ${award} names so many courses that its seats cannot be listed`,
      );
    }
    const code = codes[index];
    if (code === undefined) {
      if (chosen.length > 0) sets.push([...chosen]);
      return;
    }
    for (const slot of slots) {
      const taken = chosen.filter((seat) => seat.slot === slot).length;
      if (taken >= slot.seats || compareCredits(left, slot.creditsPerSeat) < 0) continue;
      const fit = fitOf(slot, { course: code }, courses);
      if (fit !== null)
        extend(index + 1, [...chosen, { slot, fit }], subtractCredits(left, slot.creditsPerSeat));
    }
    extend(index + 1, chosen, left);
  };
  extend(0, [], available);
  return distinct(sets).flatMap((set, index) => rowsOf(award, index + 1, set, slots));
}

/** Two ways of seating that give the same rows are one option. */
function distinct(sets: readonly Seat[][]): Seat[][] {
  const seen = new Set<string>();
  return sets.filter((set) => {
    const key = set
      .map(({ slot, fit }) => `${slot.id}/${fit}`)
      .toSorted()
      .join(' ');
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function rowsOf(award: string, option: number, set: readonly Seat[], slots: readonly Slot[]): Placement[] {
  return slots.flatMap((slot) =>
    (['direct', 'category', 'subject'] as const).flatMap((fit) => {
      const seats = set.filter((seat) => seat.slot === slot && seat.fit === fit).length;
      return seats === 0 ? [] : [row(award, option, slot, seats, fit)];
    }),
  );
}

function row(award: string, option: number, slot: Slot, seats: number, fit: Fit): Placement {
  return { award, option, slot: slot.id, seats, credits: timesCredits(slot.creditsPerSeat, seats), fit };
}
