import { UPPER_LEVEL, type CatalogIndex } from './catalog-index.js';
import type { ReadCourse } from './read-course.js';
import { AT } from './sign-names.js';

export function conceptSigns(
  asked: ReadCourse,
  theirs: ReadCourse,
  index: CatalogIndex,
  row: Float64Array,
): void {
  const [a, b] = [asked.title.concepts, theirs.title.concepts];
  let rare = 0;
  let shared = 0;
  for (const concept of a) {
    if (!b.includes(concept)) continue;
    shared += 1;
    rare = Math.max(rare, 1 / Math.sqrt(index.conceptPostings[concept]!.length || 1));
  }
  if (shared > 0) row[AT['same common course']] = 0.7 + (0.6 * shared) / (a.length + b.length);
  else if (a.length > 0 && b.length > 0) row[AT['common courses differ']] = 1;
  row[AT['common course rare']] = rare;
}

export function sequenceSigns(asked: ReadCourse, theirs: ReadCourse, row: Float64Array): void {
  const [a, b] = placesInRow(asked, theirs);
  if (a !== null && b !== null) row[AT[a === b ? 'numbers equal' : 'numbers differ']] = 1;
  else if (a !== null) row[AT[a === 1 ? 'number only asked: first' : 'number only asked: later']] = 1;
  else if (b !== null) row[AT[b === 1 ? 'number only here: first' : 'number only here: later']] = 1;
  const [s, t] = [asked.title.step, theirs.title.step];
  if (s !== 0 && t !== 0) row[AT[s === t ? 'steps equal' : 'steps differ']] = 1;
  if (t > Math.max(1, s)) row[AT['step higher here']] = 1;
  if (s > Math.max(1, t)) row[AT['step lower here']] = 1;
  if ((a ?? 0) > 1 && b === null && t === 1) row[AT['later of an introduction']] = 1;
  if (b === 1 && a === null && s === 1) row[AT['introduction is the first']] = 1;
  if (a === 1 && b === null && t === 1) row[AT['introduction is the first']] = 1;
  if ((a ?? 0) > 1 && b === null && t > 1) row[AT['later is advanced']] = 1;
  if (a === null && s > 1 && (b ?? 0) > 1) row[AT['later is advanced']] = 1;
  if ((a === 1 && t > 1 && s <= 1) || (b === 1 && s > 1 && t <= 1)) row[AT['first is advanced']] = 1;
}

/** In languages the step counts, not the number alone: intermediate I is the third of the row. */
function placesInRow(asked: ReadCourse, theirs: ReadCourse): readonly (number | null)[] {
  return stepsOfOneLanguage(asked, theirs) ?? [asked.title.sequence, theirs.title.sequence];
}

function stepsOfOneLanguage(asked: ReadCourse, theirs: ReadCourse): readonly [number, number] | null {
  if (asked.language === null || asked.language !== theirs.language) return null;
  if (asked.languageStep === null || theirs.languageStep === null) return null;
  return [asked.languageStep, theirs.languageStep];
}

export function languageSigns(asked: ReadCourse, theirs: ReadCourse, row: Float64Array): void {
  const [a, b] = [asked.language, theirs.language];
  if (a === null && b === null) return;
  row[AT[a === b ? 'language equal' : 'language differs']] = 1;
  if (a === null || b === null) return;
  const [mine, other] = [asked.languageStep, theirs.languageStep];
  if (mine !== null && other !== null)
    row[AT[mine === other ? 'language step equal' : 'language step differs']] = 1;
}

/**
 * Levels are compared with one another: how often a level occurs as an answer tells how the list was made.
 * Upper-level courses alone are seldom an answer, and where a catalog has hardly any, they were listed for
 * that.
 */
export function levelSigns(
  asked: ReadCourse,
  theirs: ReadCourse,
  index: CatalogIndex,
  row: Float64Array,
): void {
  const [a, b] = [asked.code.level, theirs.code.level];
  if (b !== null && b >= UPPER_LEVEL) row[AT['upper level here']] = Math.min(1, 2 * index.upperShare);
  if (a !== null && b !== null) {
    if (b > a) row[AT['level higher here']] = 1;
    row[AT['level far off']] = Math.min(1, Math.abs(a - b) / 4);
  }
  const [m, n] = [asked.code, theirs.code];
  if (m.number === null || n.number === null) return;
  if (m.number === n.number) row[AT['same number']] = 1;
}

/**
 * Credit is compared only where the catalog prints it for most courses: in others its presence tells how the
 * list was made, not what the course is.
 */
const MOSTLY = 0.8;

export function creditSigns(
  asked: ReadCourse,
  theirs: ReadCourse,
  index: CatalogIndex,
  row: Float64Array,
): void {
  const [a, b] = index.creditShare >= MOSTLY ? [asked.credits, theirs.credits] : [null, null];
  if (a !== null && b !== null) {
    const apart = Math.abs(a - b);
    if (apart === 0) row[AT['credits equal']] = 1;
    else row[AT[apart <= 1000 ? 'credits near' : 'credits far']] = 1;
  }
  const [mine, other] = [asked.title.lab, theirs.title.lab];
  if (mine === 'only' && other === 'only') row[AT['laboratory equal']] = 1;
  else if ((mine === 'only') !== (other === 'only')) row[AT['laboratory differs']] = 1;
  if ((mine === 'only' && b !== null && b <= 1000) || (other === 'only' && a !== null && a <= 1000))
    row[AT['laboratory by credit']] = 1;
}
