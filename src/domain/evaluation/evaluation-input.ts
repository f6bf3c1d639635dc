import type { ArticulationRule, Receives } from '../articulation/articulation-rule.js';
import type { BlockAgreement } from '../articulation/block-agreement.js';
import type { CourseTaken } from '../articulation/match-rules.js';
import type { Credits, CreditUnit } from '../credits.js';
import type { Institution } from '../institution/institution.js';
import type { CreditOrigin, TransferPolicy } from '../policy/transfer-policy.js';
import type { Catalog, Program } from '../program/program.js';
import type { Evidence } from '../reason.js';
import type { Term } from '../term.js';
import type { HeldCredential } from './cover-by-agreement.js';
import type { Override } from './override.js';
import type { CourseStatus, CreditBasis } from '../transcript/transcript.js';

/** Everything an evaluation depends on. Same input, same bytes out: no clock, no environment. */
export interface EvaluationInput {
  readonly kind: 'estimate' | 'official';
  /** The term for which the degree is entered: "now" for every rule about time. */
  readonly asOf: Term;
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly catalog: Catalog;
  readonly rules: readonly ArticulationRule[];
  readonly lines: readonly CreditLine[];
  /** Where core music starts; null means unknown, and every branch is shown. */
  readonly placement: { readonly theory: string } | null;
  /** What people with authority have said that departs from the rules. Left out where nobody has. */
  readonly overrides?: readonly Override[];
  /** Agreements with schools of the lines, and degrees held there; left out where none is known. */
  readonly agreements?: readonly BlockAgreement[];
  readonly credentials?: readonly HeldCredential[];
  /** What is known of the student beyond the credit; rules that ask for more touch no line. */
  readonly student?: Student;
}

/** What somebody has stated about the student. What nobody has stated is left out, and never guessed. */
export interface Student {
  /** The first term in the degree: courses taken elsewhere from then on are taken after entry. */
  readonly entryTerm?: Term;
  /** In English, such as `Spanish`. */
  readonly primaryLanguage?: string;
  /** The first term in college anywhere. */
  readonly firstCollegeTerm?: Term;
  /** Whether the student is enrolled in the degree. */
  readonly enrolled?: boolean;
}

export type CreditSource = CreditOrigin;

/**
 * One line of credit put forward: a transcript course, a course of the school's own record, an exam, a
 * portfolio.
 */
export interface CreditLine {
  /** Unique in the evaluation. */
  readonly id: string;
  readonly source: CreditSource;
  /** Null for the school's own record, exams and portfolios, or when the school was not found. */
  readonly institution: Institution | null;
  /** The school's name as printed or as written in a case. */
  readonly institutionName: string | null;
  readonly code: string | null;
  readonly title: string;
  readonly credits: { readonly printed: Credits | null; readonly unit: CreditUnit };
  readonly grade: string | null;
  readonly term: Term | null;
  readonly status: CourseStatus;
  readonly basis: CreditBasis;
  /** For the school's own record; null elsewhere. */
  readonly enrollment: 'credit' | 'non-credit' | null;
  readonly certificate: string | null;
  readonly exam: SatExam | null;
  /** What a person has approved that the line equals; null lets rules and the matcher propose. */
  readonly receives: Receives | null;
  /**
   * Codes of open questions that a person has settled for this line, such as `accreditation-unknown`; and
   * `rule:<id>`, where a person has approved a rule of several courses for it and for the others.
   */
  readonly settled: readonly string[];
  /** A person's refusal, in the words given to the applicant. */
  readonly denied: { readonly reason: string } | null;
  /** Lines that name the same group make one award: all or none. */
  readonly combine: string | null;
  readonly evidence: LineEvidence | null;
  /** Probability that the row was read right; null when it was not read from paper. */
  readonly confidence: number | null;
  /** Does this transcript's own key say that a pass means C or better? Null: it does not say. */
  readonly passMeansC: boolean | null;
  /** Was the course approved before it was taken? Left out where nobody has said so. */
  readonly preApproved?: boolean;
}

/** An examination as it is scored by its program; what its score is worth the policy says. */
export interface SatExam {
  readonly program: string;
  readonly score: string;
  readonly year: string | null;
  /** Shown on a college's record, and not on the program's own report. Left out where it is no such. */
  readonly secondHand?: true;
  /** What the paper says that it is worth, in the line's unit, for exams that the policy does not name. */
  readonly granted?: Credits;
}

/** A line as an articulation rule sees it. */
export function courseTaken({ institution, code, term, grade, credits }: CreditLine): CourseTaken {
  return { institution: institution?.unitid ?? null, code, term, grade, credits: credits.printed };
}

/** A line of which nothing is known beyond what it is given, and about which nobody has decided anything. */
export const UNSETTLED = {
  institution: null,
  institutionName: null,
  code: null,
  grade: null,
  term: null,
  status: 'completed',
  basis: 'regular',
  enrollment: null,
  certificate: null,
  exam: null,
  receives: null,
  settled: [],
  denied: null,
  combine: null,
  evidence: null,
  confidence: null,
  passMeansC: null,
} as const satisfies Partial<CreditLine>;

export interface LineEvidence extends Evidence {
  /** Which document: the id of the stored transcript, or the file's SHA-256 where nothing is stored. */
  readonly document: string;
}

/**
 * Work limit of the search, in steps of the simplex method: never in seconds, so that the answer does not
 * depend on the machine.
 */
export interface SearchBudget {
  readonly nodesMax: number;
}
