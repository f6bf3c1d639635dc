/** The categories of general education that a course from elsewhere may fill: ids of the planning guide. */
export const GENERAL_EDUCATION = [
  'HISTORY',
  'COMPOSITION_WRITING',
  'ARTS_HUMANITIES',
  'SOCIAL_SCIENCE',
  'ACOUSTICS',
  'MATH_NATURAL_SCIENCE',
] as const;

/** A category of general education, or one of the answers beside them. */
export const CATEGORIES = [...GENERAL_EDUCATION, 'ARTISTRY', 'MUSIC', 'OTHER', 'NONE'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The category's name for people. */
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

/** A category by its name; one that a degree has named itself, by its id. */
export function categoryText(category: string): string {
  return isCategory(category) ? NAMES[category] : category;
}

/** The category that somebody means by its name for people, or by its id in other letters. */
export function categoryMeant(text: string): Category | null {
  const spelled = (each: string) => each.replace(/[^a-z]+/gi, '').toLowerCase();
  const meant = CATEGORIES.find((each) => [each, NAMES[each]].map(spelled).includes(spelled(text)));
  // That it is none is said in another way.
  return meant === undefined || meant === 'NONE' ? null : meant;
}

function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}
