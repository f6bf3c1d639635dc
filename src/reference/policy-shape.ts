import { z } from 'zod';
import { compareCredits, credits } from '../domain/credits.js';
import { LEFT_OUT } from '../domain/policy/left-out.js';
import { CHANNELS, type GradeScale } from '../domain/policy/transfer-policy.js';
import { amount, bool, count, list, nullable, ratio, term, text } from './shapes.js';

const grade = z
  .strictObject({
    letter: text,
    percent: nullable(amount).default(null),
    points: nullable(amount).default(null),
    highestPoints: amount.exactOptional(),
  })
  .refine(({ percent }) => percent === null || compareCredits(percent, credits('100')) <= 0, {
    message: 'expected at most 100 percent',
    path: ['percent'],
  });

const capitals = text.regex(/^[^\p{Ll}]+$/u, 'expected a grade in capitals, such as B+ or PASS');

const gradeScale = z.strictObject({
  letters: z.record(z.string(), amount),
  highestPoints: amount,
  pass: list(capitals),
  passRanksAs: capitals,
  fail: list(capitals),
  pointsPerPercent: ratio,
});

const academicLevels = z.array(z.enum(['undergraduate', 'graduate', 'unknown'])).min(1);
const units = ['semester', 'quarter', 'ects', 'clock', 'unknown'] as const;

const year = text.regex(/^\d{4}-\d{2}$/, 'expected an academic year such as 2014-15');
const perCourse = text.regex(/^\d{1,6}$/, 'expected a whole amount such as 1449');

const statuses = [
  'completed',
  'in-progress',
  'withdrawn',
  'repeated',
  'audit',
  'failed',
  'incomplete',
] as const;
const seasons = ['winter', 'spring', 'summer', 'fall'] as const;
const origins = ['external', 'berklee-online', 'berklee-campus', 'exam', 'prior-learning'] as const;

const channel = z.enum(CHANNELS);

const bases = ['regular', 'exam', 'transfer', 'military', 'prior-learning'] as const;

const addedCap = z.strictObject({
  credits: amount,
  scope: z.literal('counted').default('counted'),
  what: text,
  counts: z.strictObject({
    sources: list(z.enum(origins)),
    bases: list(z.enum(bases)),
    kinds: list(text),
    categories: list(text),
    afterEntry: z
      .literal('true')
      .transform(() => true as const)
      .exactOptional(),
  }),
});

const limitedCredit = z.strictObject({
  what: text,
  bases: list(z.enum(bases)),
  exams: list(text),
  schools: list(text),
  blocks: z.array(text).min(1),
  source: text,
});

const languageAbroad = z.strictObject({
  language: text,
  words: z.array(text).min(1),
  categories: list(text),
  official: list(text),
  notOfficial: list(text),
  source: text,
});

const examLevel = z.strictObject({ name: text, words: z.array(text).min(1), others: z.array(text).min(1) });

const levels = z.strictObject({ what: text, courses: z.array(text).min(2), source: text });

const priorLearning = z.strictObject({
  excluded: list(z.strictObject({ what: text, courses: list(text), words: list(text), source: text })),
  notAfter: list(z.enum(statuses)),
  notBeside: list(z.enum(origins)),
  enrolledOnly: bool.exactOptional(),
});

const policyFile = z.strictObject({
  id: text,
  version: text,
  caps: z
    .object({
      transfer: z.strictObject({
        credits: amount,
        scope: z.enum(['pooled', 'external-only']).default('pooled'),
      }),
      'prior-learning': z.strictObject({ credits: amount, scope: z.literal('own').default('own') }),
    })
    .catchall(addedCap),
  creditsInResidence: amount,
  minimumGrade: z.strictObject({ external: grade, 'berklee-online': grade }),
  grades: gradeScale.exactOptional(),
  courseLevels: z.strictObject({ undergraduate: academicLevels, graduate: academicLevels }).exactOptional(),
  conversion: z
    .partialRecord(z.enum(units), ratio)
    .transform((given) => ({ semester: '1' as never, ...given })),
  combine: z.partialRecord(z.enum(units), z.enum(['same-category', 'same-subject', 'never'])).default({}),
  surplus: z.literal('unused').default('unused'),
  minimumCourseCredits: amount.default('3' as never),
  repeats: z.enum(['best', 'latest']).default('best'),
  passWithoutKey: z.enum(['hold', 'accept']).default('hold'),
  accreditation: z
    .strictObject({
      accepted: z.array(text).min(1),
      considered: z
        .strictObject({ kind: text, groups: z.array(text).min(1) })
        .nullable()
        .default(null),
    })
    .default({ accepted: ['regional'], considered: null }),
  syllabusRequired: z.enum(['music-or-undescribed', 'never']).default('music-or-undescribed'),
  coursesPerTerm: count.refine((courses) => courses > 0, 'expected at least 1').default(4),
  recency: z
    .strictObject({ years: count, subjects: list(text) })
    .nullable()
    .default(null),
  exams: list(
    z.strictObject({
      program: text,
      name: nullable(text).default(null),
      minimumScore: amount,
      credits: amount,
      category: nullable(text).default(null),
      level: examLevel.exactOptional(),
    }),
  ),
  excludedFields: list(z.strictObject({ field: text, words: list(text), source: text })),
  excludedProviders: list(text),
  excludedKinds: z.array(text).exactOptional(),
  sparedCategories: z.array(text).exactOptional(),
  homeCountry: text.exactOptional(),
  syllabusCategories: z.array(text).exactOptional(),
  academicYearBegins: z.enum(seasons).exactOptional(),
  afterEntry: z.enum(['needs-approval', 'accepted']).exactOptional(),
  ownLanguage: z.strictObject({ instruction: text }).exactOptional(),
  examsBeforeCollege: z
    .array(z.strictObject({ program: text, sat: z.enum(seasons), source: text }))
    .exactOptional(),
  limitedCredit: z.array(limitedCredit).exactOptional(),
  languageAbroad: z.array(languageAbroad).exactOptional(),
  levels: z.array(levels).exactOptional(),
  ownCoursesSince: term.exactOptional(),
  officialChannels: z.union([z.array(channel), channel.transform((one) => [one])]).exactOptional(),
  priorLearning: priorLearning.exactOptional(),
  prices: list(z.strictObject({ year, perCourse, currency: text })),
  sources: z.record(z.string(), z.array(text)).default({}),
});

/**
 * A policy as its file writes it. What came to be a setting later may be left out, and is then left out of
 * what is read too: the same file gives the same policy, whichever version of the software reads it.
 */
export const PolicyFile = policyFile.superRefine(gradesAgree);

/** What a policy says of grades must be said in grades that it knows, each with one meaning. */
function gradesAgree({ minimumGrade, grades }: z.infer<typeof policyFile>, context: z.RefinementCtx): void {
  const scale: GradeScale = grades ?? LEFT_OUT.grades;
  const letters = Object.keys(scale.letters);
  const issue = (message: string, ...path: string[]) =>
    context.addIssue({ code: 'custom', message: `expected ${message}`, path });
  const all = [...letters, ...scale.pass, ...scale.fail];
  const small = letters.find((each) => !capitals.safeParse(each).success);
  if (small !== undefined) issue(`a grade in capitals, such as B+, found ${small}`, 'grades', 'letters');
  const twice = all.find((each, at) => all.indexOf(each) !== at);
  if (twice !== undefined) issue(`each grade once, found ${twice} twice`, 'grades');
  if (!letters.includes(scale.passRanksAs)) issue('one of the letters', 'grades', 'passRanksAs');
  for (const [source, { letter, points, highestPoints }] of Object.entries(minimumGrade)) {
    const most = highestPoints ?? credits(scale.highestPoints);
    if (!letters.includes(letter))
      issue(`a letter grade such as C, of ${letters.join(' ')}`, 'minimumGrade', source, 'letter');
    if (points !== null && compareCredits(points, most) > 0)
      issue(`no more than highestPoints, which is ${most}`, 'minimumGrade', source, 'points');
  }
}
