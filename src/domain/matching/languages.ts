import type { CourseCode } from './course-code.js';
import type { ReadTitle } from './read-title.js';

/** Languages by the root of their name, with the subject codes that usually stand for them. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['spain', 'SPA SPAN SPN SP'],
  ['france', 'FRE FREN FRN FR'],
  ['germany', 'GER GERM GRM'],
  ['italy', 'ITA ITAL IT ITN'],
  ['japan', 'JPN JAPN JAPA JPNS'],
  ['china', 'CHI CHIN CHN MAND'],
  ['latin', 'LAT LATN'],
  ['greece', 'GRK GREK GREEK'],
  ['russia', 'RUS RUSS'],
  ['arabic', 'ARB ARAB ARBC'],
  ['portuguese', 'POR PORT PRT'],
  ['korean', 'KOR KORE'],
  ['hebrew', 'HEB HEBR HBR'],
  ['asl', 'ASL SIGN'],
]);
const BY_CODE = new Map(
  [...LANGUAGES].flatMap(([name, codes]) => codes.split(' ').map((code) => [code, name] as const)),
);
const SHORTEST_SURE_CODE = 3;

/** The foreign language that a course teaches or is taught in, by title or subject code. */
export function languageOf(title: ReadTitle, { subject }: CourseCode): string | null {
  const coded = BY_CODE.get(subject) ?? null;
  const said = title.places.map((forms) => forms[0]!).find((word) => LANGUAGES.has(word)) ?? null;
  if (coded !== null && (subject.length >= SHORTEST_SURE_CODE || said !== null)) return said ?? coded;
  if (said === null) return null;
  return isLanguageCourse(title) ? said : null;
}

/** "Spanish II" and "Intermediate Spanish" are language courses, "History of Spain" is none. */
function isLanguageCourse({ places, generic, sequence, step }: ReadTitle): boolean {
  const others = places.filter(
    (forms, at) => !generic[at] && !LANGUAGES.has(forms[0]!) && !SKILLS.has(forms[0]!),
  );
  return others.length === 0 && (sequence !== null || step > 0 || places.length <= 2);
}

const SKILLS = new Set([
  'converse',
  'composition',
  'grammar',
  'write',
  'read',
  'language',
  'speech',
  'level',
  'year',
]);

/** Languages are taught in steps of two halves: elementary I is the first, intermediate I the third. */
export function languageStep({ step, sequence }: ReadTitle): number | null {
  if (step === 3) return 5;
  const first = step === 2 ? 3 : 1;
  if (sequence === null) return step === 0 ? null : first;
  return first + sequence - 1;
}
