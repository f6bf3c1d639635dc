import type { CreditLine } from './evaluation-input.js';
import { isWaived, says, spelled, type Held, type LineFacts } from './verify-facts.js';

/** Courses named by a language, of a school where it is not known to be an official one. */
export function languageAbroadHeld(line: CreditLine, { document, policy }: LineFacts): Held[] {
  const { institution, receives, source } = line;
  if (source !== 'external' || institution === null || receives !== null) return [];
  // What a published rule has settled is only seen in the award.
  if (document.awards.some((award) => award.lines.includes(line.id) && award.certainty === 'approved'))
    return [];
  const codes = ['language-abroad', 'language-abroad-unclear'];
  if (codes.some((code) => isWaived(document, line.id, code))) return [];
  const [subject] = (line.code ?? '').toLowerCase().split(/[^a-z]/);
  const said = line.title.toLowerCase().split(/[^a-z]+/);
  // A title may cut a word short, as in Eng Comp; a code is what it is.
  const names = (word: string) =>
    word === subject || said.some((each) => each === word || (each.length > 2 && word.startsWith(each)));
  const rule = policy.languageAbroad?.find((each) => each.words.some(names));
  if (rule === undefined || rule.official.includes(institution.country)) return [];
  // Whether a course of that name is one in the language is a judgement; where it is spoken is none.
  const answer = document.lines.find(({ id }) => id === line.id);
  const isSure = rule.notOfficial.includes(institution.country);
  const isRefused = isSure && answer?.reasons.some(({ code }) => code === 'language-abroad') === true;
  return [isRefused ? { code: codes[0]!, as: 'denied' } : { code: codes[1]!, as: 'pending' }];
}

/** A level of a course that is taken in order, while one before it gives no credit for certain. */
export function levelHeld(line: CreditLine, { document, policy }: LineFacts): Held[] {
  if (policy.levels === undefined) return [];
  const certain = document.awards.filter(({ certainty }) => certainty === 'approved');
  const given = certain.flatMap(({ courses }) => courses.map(spelled));
  const code = 'level-before-missing';
  const answer = document.lines.find(({ id }) => id === line.id);
  // What a rule has settled is only seen in the award: taken for what it is where the document says so.
  const isSaid = answer?.reasons.some((reason) => reason.code === code) === true;
  const ruled = isSaid ? document.awards.filter(({ lines }) => lines.includes(line.id)) : [];
  const own = [...coursesStated(line), ...ruled.flatMap(({ courses }) => courses)].map(spelled);
  const isHeld = policy.levels.some(({ courses }) => {
    const last = courses.map(spelled).findLastIndex((each) => own.includes(each));
    return courses.slice(0, Math.max(0, last)).some((each) => ![...given, ...own].includes(spelled(each)));
  });
  return isHeld ? [{ code, as: 'pending' }] : [];
}

/** The home courses that a person has said, or the school's own record shows. */
function coursesStated({ receives, source, code }: CreditLine): readonly string[] {
  if (receives === null) return source === 'berklee-online' && code !== null ? [code] : [];
  if ('course' in receives) return [receives.course];
  return 'courses' in receives ? receives.courses : [];
}

/** An exam that a college's record shows, until its own report has come or a person has settled it. */
export function examReportHeld({ exam }: CreditLine): Held[] {
  return exam?.secondHand === true ? [{ code: 'exam-second-hand', as: 'pending' }] : [];
}

/** An exam that its name does not show to be of the level that its rule asks for. */
export function examLevelHeld({ exam, title, source }: CreditLine, { policy }: LineFacts): Held[] {
  if (source !== 'exam' || exam === null) return [];
  const ofProgram = policy.exams.filter(
    ({ program }) => program.toLowerCase() === exam.program.toLowerCase(),
  );
  const named = ofProgram.find(({ name }) => name !== null && spelled(name) === spelled(title));
  const level = (named ?? ofProgram.find(({ name }) => name === null))?.level;
  if (level === undefined || level.words.some((word) => says(title, word))) return [];
  return level.others.some((word) => says(title, word))
    ? [{ code: 'exam-level-not-accepted', as: 'denied' }]
    : [{ code: 'exam-level-unknown', as: 'pending' }];
}
