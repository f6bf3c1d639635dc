import { compareCredits, subtractCredits, timesCredits, type Credits } from '../credits.js';
import type { Receives } from '../articulation/articulation-rule.js';
import { levelsServing } from '../policy/left-out.js';
import type { AcademicLevel, Catalog, CatalogCourse, Program, Slot } from '../program/program.js';
import type { Award, Placement } from './evaluation.js';
import type { EvaluationInput } from './evaluation-input.js';
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
 * The third question, applicability: every admissible placement of every award, by slots in file order. Rows
 * with one award and option belong together. A seat takes an award of at least its credits and applies
 * exactly its own.
 */
export function listPlacements(
  awards: readonly ReceivingAward[],
  { program, policy, catalog }: Pick<EvaluationInput, 'program' | 'policy' | 'catalog'>,
  known: WeakMap<ReceivingAward, readonly Placement[]> = new WeakMap(),
): readonly Placement[] {
  const slots = program.blocks.flatMap((block) => block.slots).filter((slot) => slot.transferable === 'yes');
  const courses = coursesServing(catalog, levelsServing(policy, program.level));
  return awards.flatMap((each) => {
    const open = each.blocks === undefined ? slots : slotsIn(program, each.blocks, slots);
    const placements = known.get(each) ?? placementsOf(each, open, courses);
    known.set(each, placements);
    return placements;
  });
}

type ByCode = ReadonlyMap<string, CatalogCourse>;

/** A catalog never changes; it is looked through once for each kind of degree. */
const SERVING = new WeakMap<Catalog, Map<string, ByCode>>();

/**
 * By code. A course of another level serves no degree by what it is about, as a graduate course no
 * bachelor's (B08); only a slot that names it does.
 */
function coursesServing(catalog: Catalog, levels: readonly AcademicLevel[]): ByCode {
  const known = SERVING.get(catalog) ?? new Map<string, ByCode>();
  SERVING.set(catalog, known);
  const name = levels.join(' ');
  const serving =
    known.get(name) ??
    new Map(
      catalog.courses
        .filter(({ academicLevel }) => levels.includes(academicLevel))
        .map((course) => [course.code, course] as const),
    );
  known.set(name, serving);
  return serving;
}

function slotsIn({ blocks }: Program, ids: readonly string[], slots: readonly Slot[]): readonly Slot[] {
  const inside = new Set(blocks.filter(({ id }) => ids.includes(id)).flatMap((block) => block.slots));
  return slots.filter((slot) => inside.has(slot));
}

function placementsOf(
  { award, receives }: ReceivingAward,
  slots: readonly Slot[],
  courses: ReadonlyMap<string, CatalogCourse>,
): readonly Placement[] {
  if ('courses' in receives) return severalCourses(award, slots, courses);
  return slots
    .filter((slot) => slot.seats > 0 && compareCredits(award.credits, slot.creditsPerSeat) >= 0)
    .flatMap((slot) => seatFor(slot, receives, courses))
    .map(({ slot, fit }, index) => row(award.id, index + 1, slot, 1, fit));
}

function seatFor(slot: Slot, receives: Receives, courses: ReadonlyMap<string, CatalogCourse>): Seat[] {
  const fit = fitOf(slot, receives, courses);
  return fit === null ? [] : [{ slot, fit }];
}

/**
 * `direct` for a course that the slot names, else `category`, else `subject`; null when it accepts none of
 * them.
 */
function fitOf(slot: Slot, receives: Receives, courses: ReadonlyMap<string, CatalogCourse>): Fit | null {
  const { accepts } = slot;
  if ('course' in receives && accepts.courses.includes(receives.course)) return 'direct';
  const home = 'course' in receives ? courses.get(receives.course) : undefined;
  const category = 'category' in receives ? receives.category : home?.category;
  if (category != null && accepts.categories.includes(category)) return 'category';
  const subject = 'subject' in receives ? receives.subject : home?.subject;
  return subject != null && accepts.subjects.includes(subject) ? 'subject' : null;
}

/**
 * Each set of seats, one seat a course, each in a slot that accepts that course, that the credits cover.
 * Built course by course; two ways of seating that give the same rows are one set.
 */
function severalCourses(
  { id: award, lines, credits: available, courses: codes }: Award,
  slots: readonly Slot[],
  courses: ReadonlyMap<string, CatalogCourse>,
): Placement[] {
  let sets = new Map<string, SeatSet>([['', { seats: [], left: available }]]);
  for (const code of codes) {
    const seats = slots.flatMap((slot) => seatFor(slot, { course: code }, courses));
    const longer = [...sets.values()].flatMap((set) =>
      seats.filter((seat) => hasRoom(set, seat)).map((seat) => withSeat(set, seat)),
    );
    sets = new Map([...sets, ...longer.map((set) => [spell(set), set] as const)]);
    if (sets.size <= OPTIONS_MAX) continue;
    const sentence = `award ${award} could fill seats in over ${OPTIONS_MAX} ways; name fewer courses`;
    throw new InputRefused('too-many-options', sentence, { part: 'line', id: lines[0]! });
  }
  return [...sets.values()]
    .filter(({ seats }) => seats.length > 0)
    .toSorted((a, b) => b.seats.length - a.seats.length)
    .flatMap(({ seats }, index) => rowsOf(award, index + 1, seats, slots));
}

interface SeatSet {
  readonly seats: readonly Seat[];
  readonly left: Credits;
}

function hasRoom({ seats, left }: SeatSet, { slot }: Seat): boolean {
  const taken = seats.filter((seat) => seat.slot === slot).length;
  return taken < slot.seats && compareCredits(left, slot.creditsPerSeat) >= 0;
}

function withSeat({ seats, left }: SeatSet, seat: Seat): SeatSet {
  return { seats: [...seats, seat], left: subtractCredits(left, seat.slot.creditsPerSeat) };
}

function spell({ seats }: SeatSet): string {
  return seats
    .map(({ slot, fit }) => `${slot.id}/${fit}`)
    .toSorted()
    .join(' ');
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
