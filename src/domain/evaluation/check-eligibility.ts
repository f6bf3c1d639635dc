import { classifyCourse } from '../articulation/classify-course.js';
import { titleWords } from '../articulation/title-words.js';
import { compareCredits, readCredits, scaleCredits, type Credits } from '../credits.js';
import { accreditedAt } from '../institution/accredited-at.js';
import { meetsMinimum, readGrade } from '../policy/grade.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { termYear } from '../term.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { repeatedLines } from './repeated-lines.js';
import { standingFrom, type Finding, type Standing } from './standing.js';

type Check = (line: CreditLine, input: EvaluationInput) => Finding | null;

/**
 * The field's first question, quality: may this line give credit at all? Each check is one rule of the policy
 * with its citation. Unclear is never denied: it is put before a person.
 */
export function checkEligibility(
  input: EvaluationInput,
  known: WeakMap<CreditLine, Assessed> = new WeakMap(),
): readonly Standing[] {
  const repeated = repeatedLines(input.lines, input.policy);
  return input.lines.map((line) => {
    const { semester, findings } = known.get(line) ?? assess(line, input);
    known.set(line, { semester, findings });
    if (!repeated.has(line.id)) return standingFrom(line, semester, findings);
    const counted = found('denied', 'repeat-counted-once', cite(input.policy, 'repeats'));
    return standingFrom(line, semester, [...findings, counted]);
  });
}

/** What a line says by itself, whatever stands beside it. */
export interface Assessed {
  readonly semester: Credits | null;
  readonly findings: readonly Finding[];
}

function assess(line: CreditLine, input: EvaluationInput): Assessed {
  const findings = CHECKS.map((check) => check(line, input)).filter((finding) => finding !== null);
  return { semester: inSemesterCredits(line, input.policy), findings };
}

/** Exact semester credits, or null when the paper or the unit does not say (T16, Q6). */
function inSemesterCredits(line: CreditLine, policy: TransferPolicy): Credits | null {
  const ratio = policy.conversion[line.credits.unit];
  if (line.source === 'exam' && line.credits.printed === null) return examCredits(line, policy);
  return line.credits.printed === null || ratio === undefined
    ? null
    : scaleCredits(line.credits.printed, ratio);
}

/** What the table gives for an exam, unless its score is too low (Q16). */
function examCredits(line: CreditLine, policy: TransferPolicy): Credits | null {
  const rule = examRuleFor(line, policy);
  return rule === undefined || scoreReaches(line, rule.minimumScore) === false ? null : rule.credits;
}

/** Null: a score such as `A` or `pass` cannot be compared with the table's. */
function scoreReaches(line: CreditLine, minimum: Credits): boolean | null {
  const score = readCredits(line.exam?.score ?? '');
  return score === null ? null : compareCredits(score, minimum) >= 0;
}

const CHECKS: readonly Check[] = [
  refusedByAPerson,
  secondHand,
  statusAllowsCredit,
  enrolledForCredit,
  providerAccepted,
  fieldAccepted,
  gradeHighEnough,
  examScoreHighEnough,
  schoolAccredited,
  foreignRecordReported,
  creditsKnown,
  largeEnough,
  syllabusSeen,
  recentEnough,
];

function refusedByAPerson({ denied }: CreditLine): Finding | null {
  return denied === null ? null : found('denied', 'denied-by-staff', null, { reason: denied.reason });
}

/** Credit that a third school granted is taken from that school's own record (T11). */
function secondHand(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  if (line.basis === 'transfer')
    return found('not-evaluated', 'transfer-second-hand', cite(policy, 'second-hand'));
  if (line.basis === 'exam') return found('not-evaluated', 'exam-second-hand', cite(policy, 'exams'));
  return line.basis === 'military' ? found('pending', 'military-review', 'Q15') : null;
}

function statusAllowsCredit(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.status === 'in-progress') return found('provisional', 'in-progress', cite(policy, 'in-progress'));
  if (line.status === 'withdrawn' || line.status === 'audit' || line.status === 'incomplete') {
    return found('denied', line.status, null);
  }
  return line.status === 'failed' ? found('denied', 'failed', cite(policy, 'minimumGrade.external')) : null;
}

function enrolledForCredit(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  return line.enrollment === 'non-credit'
    ? found('denied', 'non-credit-enrollment', cite(policy, 'non-credit'))
    : null;
}

function providerAccepted(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  const name = line.institution?.name ?? line.institutionName ?? '';
  const excluded = policy.excludedProviders.some((each) => name.toLowerCase().includes(each.toLowerCase()));
  const kind = line.institution?.kind;
  if (!excluded && kind !== 'vendor' && kind !== 'high-school') return null;
  return found('denied', 'provider-not-accepted', cite(policy, 'excludedProviders'), { provider: name });
}

function fieldAccepted(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external' || line.receives !== null) return null;
  const words = titleWords(line.title);
  const code = (line.code ?? '').toLowerCase();
  const says = (phrase: string) =>
    phrase.split(' ').every((word) => words.includes(word)) || code.split(/[^a-z]/)[0] === phrase;
  const field = policy.excludedFields.find((each) => each.words.some(says));
  if (field === undefined || classifyCourse(line).category === 'MUSIC') return null;
  return found('denied', 'subject-not-accepted', field.source, { field: field.field });
}

function gradeHighEnough(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source === 'exam' || line.source === 'prior-learning' || line.basis !== 'regular') return null;
  if (line.status !== 'completed' && line.status !== 'repeated') return null;
  const own = line.source !== 'external';
  const minimum = own ? policy.minimumGrade['berklee-online'] : policy.minimumGrade.external;
  const citation = cite(policy, own ? 'minimumGrade.berklee-online' : 'minimumGrade.external');
  const facts = { grade: line.grade, minimum: minimum.letter };
  const answer = meetsMinimum(readGrade(line.grade), minimum);
  if (answer === 'no') return found('denied', 'grade-below-minimum', citation, facts);
  if (answer === 'unknown') return found('pending', 'grade-unknown', citation, facts);
  if (answer === 'yes' || line.passMeansC === true) return null;
  if (line.passMeansC === false)
    return found('denied', 'pass-below-minimum', cite(policy, 'passWithoutKey'), facts);
  const held = policy.passWithoutKey === 'hold' && !own;
  return held ? found('pending', 'pass-without-key', cite(policy, 'passWithoutKey'), facts) : null;
}

function examScoreHighEnough(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'exam' || line.exam === null) return null;
  const rule = examRuleFor(line, policy);
  if (rule === undefined) return found('pending', 'exam-without-rule', cite(policy, 'exams'));
  const reaches = scoreReaches(line, rule.minimumScore);
  const facts = { score: line.exam.score, minimum: rule.minimumScore };
  if (reaches === null) return found('pending', 'exam-score-unknown', cite(policy, 'exams'), facts);
  return reaches ? null : found('denied', 'exam-score-below-minimum', cite(policy, 'exams'), facts);
}

/** The rule that names the exam, else the program's general rule. */
export function examRuleFor(line: CreditLine, policy: TransferPolicy) {
  const rules = policy.exams.filter(
    (rule) => rule.program.toUpperCase() === line.exam?.program.toUpperCase(),
  );
  const named = rules.find(
    (rule) => rule.name !== null && titleWords(rule.name).join(' ') === titleWords(line.title).join(' '),
  );
  return named ?? rules.find((rule) => rule.name === null);
}

/** Accreditation is asked for as of the term of study; the answer may be that nobody knows (T05, T06). */
function schoolAccredited(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external') return null;
  const citation = cite(policy, 'accreditation') ?? 'T05';
  const school = line.institution?.name ?? line.institutionName;
  if (line.institution === null) return found('pending', 'institution-unknown', citation, { school });
  if (line.institution.country !== 'US') return null;
  const regional = accreditedAt(line.institution, line.term, ['regional']);
  if (regional === 'yes') return null;
  const music = accreditedAt(line.institution, line.term, ['music']);
  if (music === 'yes' && line.institution.kind === 'music-school') {
    return found('pending', 'national-music-review', 'T06', { school });
  }
  const code = regional === 'no' ? 'not-accredited-at-term' : 'accreditation-unknown';
  return found('pending', code, citation, { school, term: line.term });
}

function foreignRecordReported(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external' || line.institution === null || line.institution.country === 'US')
    return null;
  return found('pending', 'foreign-report-needed', cite(policy, 'foreign'), {
    school: line.institution.name,
  });
}

function creditsKnown(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source === 'exam') return null;
  if (line.credits.printed === null) return found('pending', 'credits-not-printed', null);
  const citation = cite(policy, 'conversion');
  return policy.conversion[line.credits.unit] === undefined
    ? found('pending', 'unit-unknown', citation)
    : null;
}

function largeEnough(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external' || line.combine !== null) return null;
  const semester = inSemesterCredits(line, policy);
  if (semester === null || compareCredits(semester, policy.minimumCourseCredits) >= 0) return null;
  const facts = { credits: semester, minimum: policy.minimumCourseCredits };
  return found('pending', 'course-too-small', cite(policy, 'minimumCourseCredits'), facts);
}

/** Music is compared by its syllabus, never by its title alone (T09, Q14). */
function syllabusSeen(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source !== 'external' || line.receives !== null || policy.syllabusRequired === 'never')
    return null;
  const music = classifyCourse(line).category === 'MUSIC';
  return music ? found('pending', 'syllabus-needed', cite(policy, 'syllabusRequired')) : null;
}

function recentEnough(line: CreditLine, { policy, asOf }: EvaluationInput): Finding | null {
  if (policy.recency === null || line.source !== 'external' || line.term === null) return null;
  const years = termYear(asOf) - termYear(line.term);
  if (years < policy.recency.years) return null;
  const subject = classifyCourse(line).subject;
  if (subject === null || !policy.recency.subjects.includes(subject)) return null;
  return {
    state: 'note',
    reason: { code: 'older-than-usual', facts: { years }, citation: cite(policy, 'recency') },
  };
}

function found(
  state: Finding['state'],
  code: string,
  citation: string | null,
  facts: Finding['reason']['facts'] = {},
): Finding {
  return { state, reason: { code, facts, citation } };
}

/** The first source of a setting. */
function cite(policy: TransferPolicy, path: string): string | null {
  return policy.sources[path]?.[0] ?? null;
}
