import type { Heard } from './precedents.js';
import { AT, HOME_LEVELS } from './sign-names.js';

/** What past decisions say about one home course. */
export function pastSigns(
  heard: Heard,
  home: number,
  subject: number,
  given: number,
  row: Float64Array,
): void {
  const same = heard.sameCourse.get(home) ?? 0;
  row[AT['past: same course']] = heard.sameCourseTotal === 0 ? 0 : same / heard.sameCourseTotal;
  row[AT['past: same course, other answer']] = heard.sameCourseTotal > 0 && same === 0 ? 1 : 0;
  const title = heard.sameTitle.get(home) ?? 0;
  row[AT['past: same title']] = title / (heard.sameTitleTotal + 0.5);
  row[AT['past: same title, other answer']] =
    heard.sameTitleTotal > 0 ? (heard.sameTitleTotal - title) / (heard.sameTitleTotal + 0.5) : 0;
  row[AT['past: like title']] = heard.likeness.get(home) ?? 0;
  row[AT['past: votes']] = heard.votes.get(home) ?? 0;
  row[AT['past: votes for others']] = heard.votesForOnes - row[AT['past: votes']]!;
  const times = heard.subject?.get(subject) ?? 0;
  row[AT['past: subject']] = times / (heard.subjectTotal + 1.5);
  row[AT['past: subject never']] = times === 0 ? heard.subjectTotal / (heard.subjectTotal + 5) : 0;
  row[AT['past: given in field']] = Math.sqrt(heard.givenInField(home));
  row[AT['past: given often']] = Math.min(1, Math.log1p(given) / 3);
  row[AT['past: never given']] = given === 0 ? 1 : 0;
  const habits = heard.habitsFor(home);
  row[AT['past: taken']] = habits.taken;
  row[AT['past: taken by another number']] = habits.takenByNumber;
  row[AT['past: order kept']] = habits.orderKept;
  row[AT['past: order broken']] = habits.orderBroken;
  row[AT['past: level']] = habits.level;
  row[AT['past: number kept']] = habits.numberKept;
}

/** Which levels an office gives is its own way; only its past decisions can weigh them. */
export function levelOfHome(level: number | null, row: Float64Array): void {
  if (level !== null) row[AT[HOME_LEVELS[Math.min(level, HOME_LEVELS.length - 1)]!]] = 1;
}

/** Signs that compare the candidates with one another; `rows` are theirs, in the order found. */
export function relativeSigns(rows: readonly Float64Array[]): void {
  const words = rows.map((row) => row[AT['words alike']]! + 0.5 * row[AT['same common course']]!);
  const joined = rows.map((row, at) => words[at]! * (0.4 + 0.6 * row[AT['fields alike']]!));
  const past = rows.map(
    (row) => row[AT['past: votes']]! + row[AT['past: same title']]! + 2 * row[AT['past: same course']]!,
  );
  const [mostWords, mostJoined, mostPast] = [words, joined, past].map((list) => Math.max(0, ...list)) as [
    number,
    number,
    number,
  ];
  rows.forEach((row, at) => {
    row[AT['best by words']] = words[at]! >= mostWords - 1e-9 ? 1 : 0;
    row[AT['short of the best']] = mostWords - words[at]!;
    row[AT['best by fields and words']] = joined[at]! >= mostJoined - 1e-9 ? 1 : 0;
    row[AT['past: best']] = mostPast > 0.2 && past[at]! >= mostPast - 1e-9 ? 1 : 0;
    row[AT['past: short of the best']] = mostPast - past[at]!;
  });
}
