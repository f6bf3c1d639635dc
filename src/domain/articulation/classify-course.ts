import {
  CATEGORIES,
  CODE_SIGNALS,
  MUSIC_SUBJECTS,
  TITLE_SIGNALS,
  type Category,
} from './category-signals.js';
import { codeSubject, titleWords } from './title-words.js';

export interface Classification {
  readonly category: Category;
  /** Probability that the category is right, 0 to 1. */
  readonly probability: number;
  /** Music subject such as `Theory`; null when the course is none. */
  readonly subject: string | null;
  readonly reasons: readonly string[];
}

/** Below this the words say too little for any category. */
const EVIDENCE_NEEDED = 1;

/** What kind of course a printed code and title are: general-education category and music subject. */
export function classifyCourse(course: {
  readonly code: string | null;
  readonly title: string;
}): Classification {
  const words = titleWords(course.title);
  const subjectCode = codeSubject(course.code);
  const fromCode = subjectCode === null ? undefined : CODE_SIGNALS[subjectCode];
  const phrases = saidIn(words, TITLE_PHRASES);
  const scores = CATEGORIES.map((category) => {
    const found = strength(phrases.filter(({ of }) => of === category));
    const code = fromCode?.[0] === category ? fromCode[1] : 0;
    return { category, score: found.weight + code, said: found.said, code };
  }).toSorted((a, b) => b.score - a.score || CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category));
  const best = scores[0]!;
  if (best.score < EVIDENCE_NEEDED) {
    return {
      category: 'OTHER',
      probability: 0.35,
      subject: null,
      reasons: ['the title names no known field'],
    };
  }
  const mass = scores.reduce((sum, { score }) => sum + Math.exp(score * 0.8), 0);
  return {
    category: best.category,
    probability: round(Math.min(0.98, Math.exp(best.score * 0.8) / mass)),
    subject: best.category === 'MUSIC' ? musicSubject(words) : null,
    reasons: [
      ...best.said.map((said) => `the title says “${said}”`),
      ...(best.code > 0 && subjectCode !== null ? [`${subjectCode} is usually ${NAMES[best.category]}`] : []),
    ],
  };
}

/** The field's name for people. */
export const NAMES: Readonly<Record<Category, string>> = {
  HISTORY: 'History',
  COMPOSITION_WRITING: 'Composition/Writing',
  ARTS_HUMANITIES: 'Arts/Humanities',
  SOCIAL_SCIENCE: 'Social Science',
  ACOUSTICS: 'Acoustics',
  MATH_NATURAL_SCIENCE: 'Mathematics and Natural Science',
  ARTISTRY: 'Artistry',
  MUSIC: 'Music',
  OTHER: 'another college field',
  NONE: 'a field that does not transfer',
};

interface Phrase<Of> {
  readonly of: Of;
  readonly phrase: string;
  readonly words: readonly string[];
  readonly weight: number;
  /** Place in the lists: of two equals the earlier is the one that is named. */
  readonly at: number;
}

/** Phrases by their first word, so that a title asks only for those that could be in it. */
type Phrases<Of> = ReadonlyMap<string, readonly Phrase<Of>[]>;

const TITLE_PHRASES = byFirstWord(
  CATEGORIES.flatMap((category) =>
    TITLE_SIGNALS[category].map(({ words, weight }) => ({ of: category, phrase: words, weight })),
  ),
);
const SUBJECT_PHRASES = byFirstWord(
  Object.entries(MUSIC_SUBJECTS).flatMap(([subject, phrases]) =>
    phrases.map((phrase) => ({ of: subject, phrase, weight: 0 })),
  ),
);

function byFirstWord<Of>(phrases: readonly Omit<Phrase<Of>, 'words' | 'at'>[]): Phrases<Of> {
  const index = new Map<string, Phrase<Of>[]>();
  phrases.forEach((each, at) => {
    const words = each.phrase.split(' ');
    index.set(words[0]!, [...(index.get(words[0]!) ?? []), { ...each, words, at }]);
  });
  return index;
}

/** The phrases whose words all occur in the title, in any order. */
function saidIn<Of>(words: readonly string[], phrases: Phrases<Of>): Phrase<Of>[] {
  const all = new Set(words);
  return [...all].flatMap((first) =>
    (phrases.get(first) ?? []).filter((phrase) => phrase.words.every((word) => all.has(word))),
  );
}

/**
 * The strongest phrase counts in full, the others add a little: a title is not better for repeating itself.
 */
function strength(found: readonly Phrase<Category>[]): { weight: number; said: string[] } {
  const [first, ...rest] = found
    .map((each) => ({ ...each, value: each.weight + (each.words.length - 1) * 1.5 }))
    .toSorted((a, b) => b.value - a.value || a.at - b.at);
  if (first === undefined) return { weight: 0, said: [] };
  return { weight: first.value + Math.min(1, rest.length * 0.4), said: [first.phrase] };
}

/** The longest phrase names the subject; among equals the one that is listed first. */
function musicSubject(words: readonly string[]): string | null {
  const [named] = saidIn(words, SUBJECT_PHRASES).toSorted(
    (a, b) => b.words.length - a.words.length || a.at - b.at,
  );
  return named?.of ?? null;
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
