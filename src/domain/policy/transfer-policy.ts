import type { Credits, CreditUnit } from '../credits.js';
import type { Season, Term } from '../term.js';
import type { AcademicLevel, ProgramLevel } from '../program/program.js';
import type { CourseStatus, CreditBasis } from '../transcript/transcript.js';

/** The rules of acceptance for one era: dated data, each fact with the keys of its sources. */
export interface TransferPolicy {
  readonly id: string;
  readonly version: string;
  /** The two that every policy has, and any more that count what they say. */
  readonly caps: Readonly<Record<'transfer' | 'prior-learning', Cap>> & Readonly<Record<CapName, Cap>>;
  readonly creditsInResidence: Credits;
  /** Least grade per source of credit. */
  readonly minimumGrade: { readonly external: MinimumGrade; readonly 'berklee-online': MinimumGrade };
  /** What printed grades are worth; left out: letters of four points, plus and minus three tenths. */
  readonly grades?: GradeScale;
  /**
   * Of which levels the school's own courses serve a degree of each level. Left out: graduate courses serve
   * graduate degrees alone.
   */
  readonly courseLevels?: Readonly<Record<ProgramLevel, readonly AcademicLevel[]>>;
  /** Factor to semester hours per unit, exact. A unit that is missing cannot be converted. */
  readonly conversion: Readonly<Partial<Record<CreditUnit, Credits>>>;
  /** Units whose lines may be joined into one award, and on what condition. */
  readonly combine: Readonly<Partial<Record<CreditUnit, 'same-category' | 'same-subject' | 'never'>>>;
  readonly surplus: 'unused';
  /** Least semester credit of a line that may fill a seat alone. */
  readonly minimumCourseCredits: Credits;
  readonly repeats: 'best' | 'latest';
  /** What an unexplained pass is worth: held for a letter, or accepted. */
  readonly passWithoutKey: 'hold' | 'accept';
  readonly exams: readonly ExamRule[];
  readonly excludedFields: readonly ExcludedField[];
  readonly excludedProviders: readonly string[];
  /**
   * Courses taken elsewhere once the degree is begun: with approval beforehand, or as any other. Left out:
   * accepted.
   */
  readonly afterEntry?: 'needs-approval' | 'accepted';
  /**
   * A foreign language is not accepted from a student whose own it is; the language of instruction is no
   * foreign one. Left out: accepted.
   */
  readonly ownLanguage?: { readonly instruction: string };
  /** Languages whose courses count only of schools where they are official; left out: none. */
  readonly languageAbroad?: readonly LanguageAbroad[];
  /** Exams that count only where they were sat before the first term in college; left out: none. */
  readonly examsBeforeCollege?: readonly ExamTiming[];
  /** Kinds of credit that a person decides on, for some blocks of a degree only; left out: none. */
  readonly limitedCredit?: readonly LimitedCredit[];
  /** Courses that are taken in order, and give no credit where one before is missing; left out: none. */
  readonly levels?: readonly Levels[];
  /** What prior learning gives no credit for; left out where the policy excludes nothing. */
  readonly priorLearning?: PriorLearningRule;
  /** Kinds of school whose courses are not accepted; left out: vendors and high schools. */
  readonly excludedKinds?: readonly string[];
  /** Categories that no excluded field takes a course from, such as music software; left out: music. */
  readonly sparedCategories?: readonly string[];
  /** Where schools are asked for accreditation; elsewhere they are asked for a report. Left out: US. */
  readonly homeCountry?: string;
  /** Categories whose courses need a syllabus, where the policy asks for any; left out: music. */
  readonly syllabusCategories?: readonly string[];
  /** The season with which an academic year begins, for its prices; left out: fall. */
  readonly academicYearBegins?: Season;
  /** Warn when a line of one of these subjects is older than so many years; null where age never matters. */
  readonly recency: { readonly years: number; readonly subjects: readonly string[] } | null;
  /** The first term whose courses of the school's own count; left out where no source says. */
  readonly ownCoursesSince?: Term;
  /** How a paper must come to be official; left out: in a sealed envelope, or from its issuer. */
  readonly officialChannels?: readonly Channel[];
  /** Which groups of accrediting agencies make a school's credit acceptable, as of the term of study. */
  readonly accreditation: AccreditationRule;
  readonly syllabusRequired: 'music-or-undescribed' | 'never';
  readonly prices: readonly TuitionPrice[];
  /** Full-time courses a term, for the terms saved. */
  readonly coursesPerTerm: number;
  /** Path of a setting, such as `caps.transfer`, to the keys of its sources. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
}

/** The first source of a setting, which a decision cites; null where the policy names none. */
export function sourceOf(policy: TransferPolicy, path: string): string | null {
  return policy.sources[path]?.[0] ?? null;
}

/** `transfer`, `prior-learning`, or the name of a cap that the policy adds. */
export type CapName = string;

export interface Cap {
  readonly credits: Credits;
  /**
   * `pooled` draws the school's own online and campus credit on the cap too; `external-only` leaves it out.
   */
  readonly scope: 'pooled' | 'external-only' | 'own' | 'counted';
  /** For a cap that the policy adds: what it is a limit on, in words, and what it counts. */
  readonly what?: string;
  readonly counts?: CapCounts;
}

/** Credit that is in each of the lists that are not empty, and after entry where that is asked. */
export interface CapCounts {
  readonly sources: readonly CreditOrigin[];
  readonly bases: readonly CreditBasis[];
  /** Of schools, such as `music-school`. */
  readonly kinds: readonly string[];
  /** What the credit counts as: a category, or a home course of that category. */
  readonly categories: readonly string[];
  /**
   * Only of terms from the student's first term in the degree on. Where either term is not known, nothing
   * is counted.
   */
  readonly afterEntry?: true;
}

export interface AccreditationRule {
  readonly accepted: readonly string[];
  /** Schools of this kind, accredited by an agency of these groups, are put before a person. */
  readonly considered: { readonly kind: string; readonly groups: readonly string[] } | null;
}

export interface MinimumGrade {
  readonly letter: string;
  readonly percent: string | null;
  readonly points: string | null;
  /** The most points a grade can have on the senders' scales; a greater number is no grade in points. */
  readonly highestPoints?: string;
}

/** Grades in capitals, as they are compared. */
export interface GradeScale {
  /** Letters that can be compared with a least grade, by their points. */
  readonly letters: Readonly<Record<string, string>>;
  /** The most points that a grade can have where a least grade does not say otherwise. */
  readonly highestPoints: string;
  readonly pass: readonly string[];
  /** The letter that a pass stands beside, of two attempts of one course. */
  readonly passRanksAs: string;
  readonly fail: readonly string[];
  /** By which an attempt in percent stands beside one in points. */
  readonly pointsPerPercent: string;
}

export interface ExamRule {
  readonly program: string;
  /** Null: every exam of the program that has no rule of its own. */
  readonly name: string | null;
  readonly minimumScore: Credits;
  readonly credits: Credits;
  readonly category: string | null;
  /** The level at which the exam must be sat; left out where the program has but one. */
  readonly level?: ExamLevel;
}

/** Lower-case words of an exam's name that say at which level it was sat, and those that say another. */
export interface ExamLevel {
  readonly name: string;
  readonly words: readonly string[];
  readonly others: readonly string[];
}

/** Credit of a kind, told by its basis, by the program of its exam or by words of its school's name. */
export interface LimitedCredit {
  readonly what: string;
  readonly bases: readonly CreditBasis[];
  readonly exams: readonly string[];
  readonly schools: readonly string[];
  /** Ids of the blocks in which it may stand. */
  readonly blocks: readonly string[];
  readonly source: string;
}

/** Countries by ISO 3166 code; of one that is in neither list a person finds out. */
export interface LanguageAbroad {
  readonly language: string;
  /** Lower-case words and subject codes that name its courses. */
  readonly words: readonly string[];
  /** What a course of that name must count as to be one for certain. */
  readonly categories: readonly string[];
  readonly official: readonly string[];
  readonly notOfficial: readonly string[];
  readonly source: string;
}

/** Home courses in their order, such as the levels of private lessons. */
export interface Levels {
  readonly what: string;
  readonly courses: readonly string[];
  readonly source: string;
}

export interface ExamTiming {
  readonly program: string;
  /** When in the year its exams are sat. */
  readonly sat: Season;
  readonly source: string;
}

export interface ExcludedField {
  readonly field: string;
  /** Lower-case words and subject codes that name the field. */
  readonly words: readonly string[];
  readonly source: string;
}

export interface PriorLearningRule {
  /** No portfolio stands for these, told by their codes or by words of their titles. */
  readonly excluded: readonly {
    readonly what: string;
    readonly courses: readonly string[];
    readonly words: readonly string[];
    readonly source: string;
  }[];
  /** No portfolio makes up for a course of the school's own record that ended so. */
  readonly notAfter: readonly CourseStatus[];
  /** No portfolio stands for a course that credit from these was given for already. */
  readonly notBeside: readonly CreditOrigin[];
  /** Whether it is for enrolled students only. */
  readonly enrolledOnly?: boolean;
}

/** How a paper came to the school. */
export const CHANNELS = ['applicant-upload', 'sealed-envelope', 'issuer-electronic'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where credit comes from. */
export type CreditOrigin = 'external' | 'berklee-online' | 'berklee-campus' | 'exam' | 'prior-learning';

export interface TuitionPrice {
  /** Academic year such as `2014-15`. */
  readonly year: string;
  readonly perCourse: string;
  readonly currency: string;
}
