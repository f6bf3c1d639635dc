import type { ReceivesShape } from '../../../../src/contract/evaluation.js';
import type { RuleBody } from '../../../../src/contract/rules.js';

/** The kinds of answer that a rule can give, as a person chooses among them. */
export const ANSWERS = {
  courses: 'One course or several',
  category: 'A general-education category',
  subject: 'Any course of a subject',
  elective: 'An elective without a subject',
  none: 'No credit',
} as const;
export type AnswerKind = keyof typeof ANSWERS;

/** What stands in the fields of the form. */
export interface RuleValues {
  readonly institution: string;
  readonly codes: string[];
  readonly answer: AnswerKind;
  readonly courses: string[];
  readonly named: string;
  readonly grade: string;
  readonly credits: string;
  readonly from: string;
  readonly to: string;
  readonly programs: string[];
  readonly priority: number;
  readonly autoApprove: boolean;
  readonly citation: string;
  readonly reason: string;
}

export const NEW_RULE: RuleValues = {
  institution: '',
  codes: [],
  answer: 'courses',
  courses: [],
  named: '',
  grade: 'C',
  credits: '',
  from: '',
  to: '',
  programs: [],
  priority: 0,
  autoApprove: false,
  citation: '',
  reason: '',
};

export function valuesOf(rule: RuleBody): RuleValues {
  const { sending, sends, receives, when, priority, autoApprove, citation } = rule;
  const answer: AnswerKind = 'course' in receives ? 'courses' : (Object.keys(receives)[0] as AnswerKind);
  const [value] = Object.values(receives) as [string | string[]];
  return {
    institution: 'any' in sending ? '' : sending.institution,
    codes: sends.map(({ code }) => code),
    answer,
    courses: answer === 'courses' ? [value].flat() : [],
    named: answer === 'courses' ? '' : String(value),
    grade: when.minimumGrade ?? '',
    credits: when.minimumCredits ?? '',
    from: when.taken.from ?? '',
    to: when.taken.to ?? '',
    programs: [...when.programs],
    priority,
    autoApprove,
    citation: citation ?? '',
    reason: '',
  };
}

/** The rule that the fields say; null while something that every rule needs is missing. */
export function ruleIn(values: RuleValues): RuleBody | null {
  const { institution, codes, grade, credits, from, to, programs, priority, autoApprove, citation } = values;
  const receives = receivesIn(values);
  if (codes.length === 0 || receives === null) return null;
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    sending: institution.trim() === '' ? { any: true } : { institution: institution.trim() },
    sends: codes.map((code) => ({ code })),
    receives,
    when: {
      minimumGrade: orNull(grade),
      minimumCredits: orNull(credits),
      taken: { from: orNull(from), to: orNull(to) },
      programs: [...programs],
    },
    priority,
    autoApprove,
    citation: orNull(citation),
  };
}

function receivesIn({ answer, courses, named }: RuleValues): ReceivesShape | null {
  if (answer === 'courses') {
    const [only] = courses;
    if (only === undefined) return null;
    return courses.length === 1 ? { course: only } : { courses };
  }
  const text = named.trim();
  return text === '' ? null : ({ [answer]: text } as ReceivesShape);
}
