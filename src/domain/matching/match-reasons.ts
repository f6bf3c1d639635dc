import type { CatalogIndex } from './catalog-index.js';
import { FIELDS } from './read-fields.js';
import type { Heard } from './precedents.js';
import type { ReadCourse } from './read-course.js';
import { AT, type PairSign } from './sign-names.js';

const REASONS_MAX = 5;

/** What speaks for a home course, and the doubts, in a registrar's words; past decisions first. */
export function matchReasons(
  asked: ReadCourse,
  home: number,
  row: Float64Array,
  index: CatalogIndex,
  heard: Heard | null,
): readonly string[] {
  const sign = (name: PairSign) => row[AT[name]]!;
  const theirs = index.read[home]!;
  const reasons = [...(heard === null ? [] : fromPast(asked, home, heard, index)), ...fromTitle(sign)];
  if (sign('numbers equal') > 0) reasons.push(`the same number in the row, ${theirs.title.sequence}`);
  if (sign('numbers differ') > 0)
    reasons.push(`but number ${asked.title.sequence} in the row, not ${theirs.title.sequence}`);
  if (sign('language step equal') > 0) reasons.push('the same step of the language');
  if (sign('laboratory differs') > 0) reasons.push('but only one of the two is a laboratory alone');
  if (sign('same subject letters') > 0) reasons.push(`the same subject, ${asked.code.subject}`);
  else if (sign('fields alike') > 0.7 && isOfAField(home, index)) reasons.push('the same field');
  if (sign('title in description') > 0.2) reasons.push('its description speaks of it');
  if (sign('level higher here') > 0) reasons.push('but of a higher level');
  if (sign('credits equal') > 0) reasons.push('the same credit');
  if (reasons.length === 0) reasons.push('one of the nearest in its field');
  return reasons.slice(0, REASONS_MAX);
}

function fromTitle(sign: (name: PairSign) => number): string[] {
  if (sign('same title in full') > 0) return ['same title'];
  if (sign('all words the same') > 0) return ['same title but for words that say little'];
  if (sign('same common course') > 0) return ['the same common course under another name'];
  if (sign('words alike') > 0.6) return ['most words of the titles agree'];
  if (sign('words alike') > 0.3) return ['some words of the titles agree'];
  return sign('related words asked') > 0.2 ? ['the titles speak of neighbouring matters'] : [];
}

/** Decisions that are like, but not of this very title, are weighed less; people count them whole. */
function counted(weighed: number): number {
  return Math.max(1, Math.round(weighed));
}

function fromPast(asked: ReadCourse, home: number, heard: Heard, index: CatalogIndex): string[] {
  const found: string[] = [];
  const same = heard.sameCourse.get(home) ?? 0;
  if (same > 0) found.push(`precedent: ${same} of ${heard.sameCourseTotal} for this very course`);
  const title = heard.sameTitle.get(home) ?? 0;
  const where = heard.isElsewhere ? 'from other institutions' : 'with this title';
  if (title > 0) found.push(`precedent: ${counted(title)} of ${counted(heard.sameTitleTotal)} ${where}`);
  if (found.length === 0 && (heard.likeness.get(home) ?? 0) > 0.6)
    found.push('precedent: courses with a like title');
  const subject = index.subjectOf[home]!;
  const times = heard.subject?.get(subject) ?? 0;
  if (times > 1) {
    const name = index.subjects[subject]!;
    found.push(`${asked.code.subject} was given ${name} in ${times} of ${heard.subjectTotal} past decisions`);
  }
  return found;
}

/** Where nothing speaks for any field all are alike small, and two such courses have none in common. */
const NAMED_FIELD = 0.5;

function isOfAField(home: number, { fields }: CatalogIndex): boolean {
  return fields.subarray(home * FIELDS.length, (home + 1) * FIELDS.length).some((part) => part > NAMED_FIELD);
}
