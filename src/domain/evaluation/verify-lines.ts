import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine } from './evaluation-input.js';
import { inTime, isWaived, says, spelled, type Held, type LineFacts } from './verify-facts.js';
import { gradeHeld, levelServes } from './verify-grades.js';
import { examLevelHeld, examReportHeld, languageAbroadHeld, levelHeld } from './verify-levels.js';
import type { Breach } from './verify-evaluation.js';
import { examScoreHeld, groundless, recordHeld, SAID_OF_RECORDS, secondHandHeld } from './verify-record.js';
import { isSubstituted } from './verify-overrides.js';

type LineRule = (line: CreditLine, facts: LineFacts) => readonly Held[];

const RULES: readonly LineRule[] = [
  recordHeld,
  secondHandHeld,
  examScoreHeld,
  portfolioHeld,
  afterEntryHeld,
  ownLanguageHeld,
  examTooLate,
  limitedHeld,
  schoolHeld,
  languageAbroadHeld,
  levelHeld,
  notEnrolledHeld,
  beforeAnyHeld,
  examLevelHeld,
  examReportHeld,
  gradeHeld,
  levelServes,
];

/** Codes that are said of a line only where its rule is found here too. */
const SAID_ONLY_WHERE_FOUND = [
  ...SAID_OF_RECORDS,
  'prior-learning-after-attempt',
  'taken-after-entry',
  'exam-after-college-began',
  'limited-credit',
  'provider-not-accepted',
  'foreign-report-needed',
  'language-abroad',
  'language-abroad-unclear',
  'level-before-missing',
  'prior-learning-not-enrolled',
  'before-own-courses',
  'before-school-began',
  'exam-level-not-accepted',
  'exam-level-unknown',
  'grade-below-minimum',
  'grade-unknown',
  'grade-of-another-country',
  'pass-without-key',
  'graduate-course',
  'course-of-another-level',
];

/**
 * Does each line stand as the policy says of lines of its kind? Worked out anew from the case and the policy:
 * what must hold a line back does, unless a person has said otherwise, and nothing is said that is not so.
 */
export function linesKeepPolicy(facts: LineFacts): Breach[] {
  const said = new Map(facts.document.lines.map((line) => [line.id, line]));
  return facts.lines.flatMap((line) => {
    const answer = said.get(line.id);
    if (answer === undefined) return [];
    const held = RULES.flatMap((rule) => rule(line, facts)).filter(
      ({ code }) => !isWaived(facts.document, line.id, code),
    );
    const codes = answer.reasons.map(({ code }) => code);
    const letThrough = held.filter(({ code, as }) => {
      if (answer.decision === 'denied' || answer.decision === 'not-evaluated') return false;
      if (as === 'denied') return true;
      if (as === 'note') return !codes.includes(code);
      const isHeld = answer.decision === as || answer.decision === 'pending';
      return !(isHeld && codes.includes(code)) && !line.settled.includes(code);
    });
    const madeUp = SAID_ONLY_WHERE_FOUND.filter(
      (code) => codes.includes(code) && !held.some((each) => each.code === code),
    );
    return [
      ...letThrough.map(({ code }) => breach(line.id, `is ${answer.decision}, against ${code}`)),
      ...[...madeUp, ...groundless(codes, line, facts)].map((code) =>
        breach(line.id, `says ${code}, which the case does not show`),
      ),
    ];
  });
}

/** Prior learning: excluded courses, courses not passed here, and courses given credit for already. */
function portfolioHeld(line: CreditLine, { document, policy, lines, catalog }: LineFacts): Held[] {
  const rule = policy.priorLearning;
  if (rule === undefined || line.source !== 'prior-learning' || line.receives === null) return [];
  const given = line.receives;
  const codes = ('course' in given ? [given.course] : 'courses' in given ? given.courses : []).map(spelled);
  const asked = catalog.courses.filter(({ code }) => codes.includes(spelled(code)));
  const subject = 'subject' in given ? [given.subject] : [];
  const names = [...subject, ...asked.flatMap(({ title, subject: field }) => [title, field ?? ''])];
  const excluded = rule.excluded.some(
    ({ courses, words }) =>
      courses.some((code) => codes.includes(spelled(code))) ||
      words.some((phrase) => names.some((name) => says(name, phrase))),
  );
  const left = lines.some(
    (each) =>
      each.source === 'berklee-online' &&
      each.enrollment !== 'non-credit' &&
      rule.notAfter.includes(each.status) &&
      each.code !== null &&
      codes.includes(spelled(each.code)),
  );
  const sources = new Map(lines.map(({ id, source }) => [id, source]));
  const awarded = document.awards.some(
    (award) =>
      award.certainty === 'approved' &&
      award.lines.every((id) => rule.notBeside.some((origin) => origin === sources.get(id))) &&
      award.courses.some((code) => codes.includes(spelled(code))),
  );
  return [
    ...(excluded ? [{ code: 'prior-learning-not-eligible', as: 'denied' } as const] : []),
    ...(left ? [{ code: 'prior-learning-after-attempt', as: 'denied' } as const] : []),
    ...(awarded ? [{ code: 'prior-learning-already-given', as: 'denied' } as const] : []),
  ];
}

/** What is taken elsewhere from the first term in the degree on, and was not approved before. */
function afterEntryHeld(line: CreditLine, { policy, student }: LineFacts): Held[] {
  const entry = student?.entryTerm;
  if (policy.afterEntry !== 'needs-approval' || entry === undefined || line.term === null) return [];
  const isAfter = line.source === 'external' && inTime(line.term) >= inTime(entry);
  return isAfter && line.preApproved !== true ? [{ code: 'taken-after-entry', as: 'pending' }] : [];
}

/** Words of a title that say how a language is taught, and nothing else. */
const OF_LANGUAGE_COURSES = /^(?:elementary|beginning|intermediate|advanced|i|ii|iii|iv|\d)$/;

/** A course that is called by the student's own language, perhaps with its level, and nothing more. */
function ownLanguageHeld(line: CreditLine, { policy, student }: LineFacts): Held[] {
  const own = student?.primaryLanguage?.toLowerCase();
  if (policy.ownLanguage === undefined || own === undefined) return [];
  if (own === policy.ownLanguage.instruction.toLowerCase()) return [];
  if (line.source !== 'external' && line.source !== 'exam') return [];
  const words = line.title.toLowerCase().split(/[^a-z0-9]+/);
  const rest = words.filter((word) => word !== own && !OF_LANGUAGE_COURSES.test(word));
  if (rest.length > 0 || !words.includes(own)) return [];
  // A language that nobody has listed is for a person, unless one has said what the course equals.
  return line.receives === null ? [{ code: 'own-language-unclear', as: 'pending' }] : [];
}

/** An exam sat in or after the first term in college, where its program must be sat before. */
function examTooLate({ exam }: CreditLine, { policy, student }: LineFacts): Held[] {
  const first = student?.firstCollegeTerm;
  if (exam === null || exam.year === null || first === undefined) return [];
  const rule = policy.examsBeforeCollege?.find(
    ({ program }) => program.toLowerCase() === exam.program.toLowerCase(),
  );
  if (rule === undefined || !/^\d{4}$/.test(exam.year)) return [];
  const isLate = inTime(`${exam.year}-${rule.sat}`) >= inTime(first);
  return isLate ? [{ code: 'exam-after-college-began', as: 'denied' }] : [];
}

/** Credit of a limited kind is a person's to decide on, and the line says where it may stand. */
function limitedHeld(line: CreditLine, { policy }: LineFacts): Held[] {
  if (limitsOf(line, policy).length === 0) return [];
  const code = line.basis === 'military' ? 'military-review' : 'limited-credit-review';
  return [
    { code, as: 'pending' },
    { code: 'limited-credit', as: 'note' },
  ];
}

type Limits = NonNullable<TransferPolicy['limitedCredit']>;

function limitsOf(line: CreditLine, { limitedCredit = [] }: TransferPolicy): Limits {
  const name = (line.institution?.name ?? line.institutionName ?? '').toLowerCase();
  return limitedCredit.filter(({ bases, exams, schools }) => {
    const isOfSchool = schools.some((school) => name.includes(school.toLowerCase()));
    if (line.source === 'external' && (isOfSchool || bases.includes(line.basis))) return true;
    return exams.some((program) => program.toLowerCase() === line.exam?.program.toLowerCase());
  });
}

/** Credit of a limited kind stands in its rule's blocks only, unless a person or an agreement said so. */
export function limitedStandWithin({ document, policy, lines }: LineFacts): Breach[] {
  const blockOf = new Map(document.slots.map(({ id, block }) => [id, block]));
  const agreed = new Set(
    document.lines
      .filter(({ reasons }) => reasons.some(({ code }) => code === 'agreement-holds'))
      .map(({ id }) => id),
  );
  const limited = lines.filter((line) => limitsOf(line, policy).length > 0 && !agreed.has(line.id));
  return document.awards.flatMap((award) => {
    const own = limited.filter(({ id }) => award.lines.includes(id));
    const rows = document.placements.filter((row) => row.award === award.id && !isSubstituted(document, row));
    const astray = rows.filter((row) =>
      own.some((line) => !limitsOf(line, policy)[0]!.blocks.includes(blockOf.get(row.slot) ?? '')),
    );
    return astray.map((row) => breach(award.id, `may stand in ${row.slot}, outside of its blocks`));
  });
}

/** Schools whose courses are not accepted at all, and schools abroad, of which a report is needed. */
function schoolHeld({ source, institution, institutionName }: CreditLine, { policy }: LineFacts): Held[] {
  if (source !== 'external') return [];
  const name = (institution?.name ?? institutionName ?? '').toLowerCase();
  const { excludedKinds = ['vendor', 'high-school'], homeCountry = 'US', excludedProviders } = policy;
  const isOut =
    excludedProviders.some((provider) => name.includes(provider.toLowerCase())) ||
    (institution !== null && excludedKinds.includes(institution.kind));
  const isAbroad = institution !== null && institution.country !== homeCountry;
  return [
    ...(isOut ? [{ code: 'provider-not-accepted', as: 'denied' } as const] : []),
    ...(isAbroad ? [{ code: 'foreign-report-needed', as: 'pending' } as const] : []),
  ];
}

/** A portfolio of somebody who is known not to be enrolled. */
function notEnrolledHeld({ source }: CreditLine, { policy, student }: LineFacts): Held[] {
  const isHeld =
    source === 'prior-learning' && policy.priorLearning?.enrolledOnly === true && student?.enrolled === false;
  return isHeld ? [{ code: 'prior-learning-not-enrolled', as: 'provisional' }] : [];
}

/** A course from before its school gave any. */
function beforeAnyHeld({ source, term, institution }: CreditLine, { policy }: LineFacts): Held[] {
  const { year = null } = institution?.founded ?? {};
  if (source === 'external' && term !== null && year !== null && term.slice(0, 4) < year)
    return [{ code: 'before-school-began', as: 'pending' }];
  const since = policy.ownCoursesSince;
  if (source !== 'berklee-online' || term === null || since === undefined) return [];
  return inTime(term) < inTime(since) ? [{ code: 'before-own-courses', as: 'pending' }] : [];
}

function breach(where: string, message: string): Breach {
  return { rule: 'line-rule', where, message };
}
