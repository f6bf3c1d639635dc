import { classifyCourse, type PrintedCourse } from '../matching/classify-course.js';
import { hasPhrase, titleWords } from '../matching/title-words.js';
import { LEFT_OUT } from '../policy/left-out.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { RecentAnswers } from '../recent-answers.js';
import { found, type Finding } from './standing.js';

/** From here on what else a course that bears a word of an excluded field seems to be is told from it. */
const LIKELY = 0.5;
const RECENT_MAX = 5000;

/** By the policy, which never changes; the same courses come again and again. */
const RECENT = new WeakMap<TransferPolicy, RecentAnswers<Finding | null>>();

/** A course of a field from which the policy takes no credit (T30), by its title and its code. */
export function ofExcludedField({ code, title }: PrintedCourse, policy: TransferPolicy): Finding | null {
  const recent = RECENT.get(policy) ?? new RecentAnswers<Finding | null>(RECENT_MAX);
  RECENT.set(policy, recent);
  return recent.get(`${code ?? ''}\n${title}`, () => judged({ code, title }, policy));
}

function judged(course: PrintedCourse, policy: TransferPolicy): Finding | null {
  const words = titleWords(course.title);
  const [subject] = (course.code ?? '').toLowerCase().split(/[^a-z]/);
  const says = (phrase: string) => phrase === subject || hasPhrase(words, phrase);
  const field = policy.excludedFields.find((each) => each.words.some(says));
  if (field === undefined) return null;
  const spared: readonly string[] = policy.sparedCategories ?? LEFT_OUT.sparedCategories;
  const { category, probability } = classifyCourse(course);
  if (spared.includes(category)) return null;
  // A history of computing bears the word and may be none of the field.
  const isOne = subject !== undefined && field.words.includes(subject);
  const isOther = category === 'NONE' ? probability < LIKELY : probability >= LIKELY;
  const facts = { field: field.field };
  return isOther && !isOne
    ? found('pending', 'subject-unclear', field.source, facts)
    : found('denied', 'subject-not-accepted', field.source, facts);
}
