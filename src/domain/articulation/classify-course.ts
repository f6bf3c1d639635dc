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
  const scores = CATEGORIES.map((category) => {
    const found = bestSignals(category, words);
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

/**
 * The strongest phrase counts in full, the others add a little: a title is not better for repeating itself.
 */
function bestSignals(category: Category, words: readonly string[]): { weight: number; said: string[] } {
  const found = TITLE_SIGNALS[category]
    .filter((signal) => says(words, signal.words))
    .map((signal) => ({ ...signal, value: signal.weight + (signal.words.split(' ').length - 1) * 1.5 }))
    .toSorted((a, b) => b.value - a.value);
  const [first, ...rest] = found;
  if (first === undefined) return { weight: 0, said: [] };
  return { weight: first.value + Math.min(1, rest.length * 0.4), said: [first.words] };
}

function musicSubject(words: readonly string[]): string | null {
  const named = Object.entries(MUSIC_SUBJECTS)
    .flatMap(([subject, phrases]) =>
      phrases.filter((each) => says(words, each)).map((each) => ({ subject, each })),
    )
    .toSorted((a, b) => b.each.split(' ').length - a.each.split(' ').length);
  return named[0]?.subject ?? null;
}

function says(words: readonly string[], phrase: string): boolean {
  return phrase.split(' ').every((word) => words.includes(word));
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
