import { decisionsOf, seeded } from './articulation-files.mjs';
import {
  decisionsInOrder,
  heldOut,
  indexCatalog,
  indexPrecedents,
  readCourse,
  signsOf,
  workingRoom,
} from './domain.mjs';

/**
 * Makes examples of an office: with a share of its decisions as precedents and the rest to be answered, drawn
 * by a seed. Past decisions never include a course that is asked, but for `own`, a share of past courses that
 * are asked again: then some of their past decisions are changed, for offices do not always agree with
 * themselves.
 */
export function examplesOf(office, { share, seed, own = 0, single = false }) {
  office.index ??= indexCatalog(office.catalog);
  const random = seeded(seed);
  const all = single ? asOneInstitution(office.asked, random) : office.asked;
  const drawn = all.map((asked) => ({ asked, isPast: random() < share }));
  const again = drawn.map(({ isPast }) => isPast && random() < own);
  const past = drawn
    .map(({ asked, isPast }, at) => ({
      asked: again[at] && random() > AGREEMENT ? changed(asked, office, random) : asked,
      isPast,
    }))
    .filter(({ isPast }) => isPast)
    .map(({ asked }) => asked);
  const askedAgain = heldOut(own > 0 || single ? [] : inOrder(past)).flatMap(({ held, rest }) =>
    answersTo(held, rest, office),
  );
  const wanted = drawn.filter(({ isPast }, at) => (own > 0 ? again[at] : !isPast));
  return answersTo(
    wanted.map(({ asked }) => asked),
    past,
    office,
  ).map((example) => ({ ...example, held: askedAgain }));
}

/** Courses in the order in which the product takes decisions, which is by the first of their answers. */
function inOrder(courses) {
  return decisionsInOrder(courses.map((each) => ({ ...each, homeCode: each.right.toSorted()[0] ?? null })));
}

/** The signs of asked courses under past decisions. */
function answersTo(courses, past, office) {
  const precedents =
    past.length > 0 ? indexPrecedents(decisionsInOrder(decisionsOf(past)), office.index) : null;
  const room = workingRoom(office.index);
  return courses.map((asked) => {
    const signs = signsOf(readCourse(asked), asked.institution, office.index, precedents, room);
    const right = signs.homes.flatMap((home, at) =>
      asked.right.includes(office.catalog[home].code) ? [at] : [],
    );
    const { none, homes } = signs;
    const rows = signs.rows.map((row) => row.slice());
    return { asked, homes, rows, none, right, isNone: asked.right.length === 0, weight: 1 };
  });
}

/**
 * Decisions as they are where one institution sends to the office: each home course is the answer for one
 * course of its own, as where a state has one list of courses for its colleges.
 */
function asOneInstitution(asked, random) {
  const taken = new Set();
  const order = asked.map((each) => ({ each, place: random() })).sort((a, b) => a.place - b.place);
  const kept = new Set();
  for (const { each } of order) {
    if (each.right.some((home) => taken.has(home))) continue;
    for (const home of each.right) taken.add(home);
    kept.add(each);
  }
  return asked
    .filter((each) => kept.has(each))
    .map((each) => ({ ...each, institution: 'one', sender: each.institution }));
}

/** Published decisions for one course agree with one another about so often. */
const AGREEMENT = 0.92;

/** The same course with another decision of the office. */
function changed(asked, office, random) {
  const other = office.asked[Math.floor(random() * office.asked.length)];
  return { ...asked, right: asked.right.length === 0 ? other.right : random() < 0.5 ? [] : other.right };
}

/** An answer as the figures want it. */
export function answerOf({ rows, right, isNone }, { shares, noneShare }) {
  const order = rows.map((_, at) => at).sort((a, b) => shares[b] - shares[a] || a - b);
  const rank = order.findIndex((at) => right.includes(at));
  const top = order.length === 0 ? null : shares[order[0]];
  const all = order.slice(0, 10).map((at) => [shares[at], right.includes(at)]);
  return { rank, top, all, isNone, noneShare, order };
}
