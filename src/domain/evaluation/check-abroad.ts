import { classifyCourse } from '../matching/classify-course.js';
import { hasPhrase, titleWords } from '../matching/title-words.js';
import type { Institution } from '../institution/institution.js';
import { LEFT_OUT } from '../policy/left-out.js';
import { sourceOf, type LanguageAbroad, type TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { found, type Finding } from './standing.js';

/** Of another country than the one whose accreditation and grades the policy knows. */
export function isAbroad(
  { country }: Institution,
  { homeCountry = LEFT_OUT.homeCountry }: TransferPolicy,
): boolean {
  return country !== homeCountry;
}

/** A record from abroad is read through a credential report (T20). */
export function foreignRecordReported(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external' || line.institution === null) return null;
  if (!isAbroad(line.institution, policy)) return null;
  return found('pending', 'foreign-report-needed', sourceOf(policy, 'foreign'), {
    school: line.institution.name,
  });
}

/**
 * Courses in a language count only of schools where it is an official one (T21). A course that only bears the
 * name of the language, or a country of which nobody has said what is spoken there, is for a person.
 */
export function languageOfficialThere(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  const { institution } = line;
  if (line.source !== 'external' || institution === null || line.receives !== null) return null;
  const isOfficial = ({ official }: LanguageAbroad) => official.includes(institution.country);
  // Most schools are where every such language is official: what the course is called need not be read.
  if (policy.languageAbroad?.every(isOfficial) ?? true) return null;
  const rule = policy.languageAbroad?.find((each) => isNamed(each, line));
  if (rule === undefined || isOfficial(rule)) return null;
  const isSure = rule.notOfficial.includes(institution.country);
  const isOne = rule.categories.includes(classifyCourse(line).category);
  const { language, source } = rule;
  const facts = { language, school: institution.name, country: institution.country };
  return isSure && isOne
    ? found('denied', 'language-abroad', source, facts)
    : found('pending', 'language-abroad-unclear', source, facts);
}

function isNamed({ words }: LanguageAbroad, { title, code }: CreditLine): boolean {
  const said = titleWords(title);
  const [subject] = (code ?? '').toLowerCase().split(/[^a-z]/);
  return words.some((word) => word === subject || hasPhrase(said, word));
}
