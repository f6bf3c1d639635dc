import { z } from 'zod';
import type { ArticulationRule, Receives } from '../domain/articulation/articulation-rule.js';
import type { CreditLine, Student } from '../domain/evaluation/evaluation-input.js';
import { newestVersions } from '../domain/articulation/newest-versions.js';
import type { BlockAgreement } from '../domain/articulation/block-agreement.js';
import type { HeldCredential } from '../domain/evaluation/cover-by-agreement.js';
import type { RefusedPart } from '../domain/evaluation/input-refused.js';
import type { Override } from '../domain/evaluation/override.js';
import type { Institution } from '../domain/institution/institution.js';
import { CHANNELS, type Channel } from '../domain/policy/transfer-policy.js';
import type { Term } from '../domain/term.js';
import { checkCase } from './check-case.js';
import { agreement } from './load-agreements.js';
import { ownLine, examLine, externalLine, portfolioLine, schoolNamed } from './case-lines.js';
import { rule, ruleOf } from './load-rules.js';
import { besideFile, readOrFault } from './files.js';
import type { ReferenceFault } from './reference-fault.js';
import { amount, bool, list, nullable, oneCourse, receives, term, text, year } from './shapes.js';
import { readYaml } from './yaml-file.js';

/** A case in the registrar's words, read into what an evaluation takes. */
export interface Case {
  readonly title: string;
  /** Keys of the rules that the case is about, such as `T04`. */
  readonly covers: readonly string[];
  /** An id, `id@year`, or the path of a file: in a case file it is written from beside the case. */
  readonly program: string | null;
  readonly policy: string | null;
  readonly asOf: Term;
  readonly lines: readonly CreditLine[];
  readonly placement: { readonly theory: string } | null;
  readonly rules: readonly ArticulationRule[];
  readonly overrides: readonly Override[];
  readonly agreements: readonly BlockAgreement[];
  readonly credentials: readonly HeldCredential[];
  /** How the papers of the case came; empty where it does not say. */
  readonly received: readonly Channel[];
  /** What the case states about the student; null where it says nothing. */
  readonly student: Student | null;
  /** What the case promises, by name; values as written. Null when it is no test. */
  readonly expect: Readonly<Record<string, unknown>> | null;
  /** A fault at the part that is refused. */
  readonly faultAt: (code: string, sentence: string, about: CasePart) => ReferenceFault;
  /** Where a version of a rule or of an agreement stands. */
  readonly placeOf: (
    part: 'rules' | 'agreements',
    id: string,
    version: number,
  ) => readonly (string | number)[];
  /** What each line or rule of the case says that it is worth here, with its place. */
  readonly receives: readonly { readonly receives: Receives; readonly path: readonly (string | number)[] }[];
}

/** Something in a case that can be refused: what an evaluation refuses, or one of its values by its path. */
export type CasePart =
  | RefusedPart
  | { readonly path: readonly (string | number)[] }
  | { readonly line: string; readonly key: string };

const unit = z.enum(['semester', 'quarter', 'ects', 'clock', 'unknown']);
const basis = z.enum(['regular', 'exam', 'transfer', 'military', 'prior-learning']);
const status = z.enum(['completed', 'in-progress', 'withdrawn', 'repeated', 'audit', 'failed', 'incomplete']);
const orNull = <T>(shape: z.ZodType<T>) => nullable(shape).default(null);

const course = z
  .strictObject({
    id: text,
    institution: orNull(text),
    code: orNull(text),
    title: text,
    credits: orNull(amount),
    unit: unit.optional(),
    grade: orNull(text),
    term: orNull(term),
    status: status.optional(),
    basis: basis.default('regular'),
    receives: receives.optional(),
    combine: orNull(text),
    passMeansC: z.enum(['true', 'false']).optional(),
    preApproved: bool.exactOptional(),
    settled: list(text),
  })
  .superRefine(oneCourse);

const own = z
  .strictObject({
    id: text,
    code: text,
    title: orNull(text),
    credits: amount.default('3' as never),
    unit: unit.default('semester'),
    grade: orNull(text),
    term: orNull(term),
    enrollment: z.enum(['credit', 'non-credit']).default('credit'),
    certificate: orNull(text),
    status: status.optional(),
    receives: receives.optional(),
    combine: orNull(text),
  })
  .superRefine(oneCourse);

const exam = z
  .strictObject({
    id: text,
    program: text,
    name: text,
    score: text,
    year: orNull(year),
    settled: list(text),
    credits: orNull(amount),
    unit: unit.default('semester'),
    receives: receives.optional(),
  })
  .superRefine(oneCourse);

const portfolio = z
  .strictObject({
    id: text,
    title: text,
    credits: amount,
    unit: unit.default('semester'),
    receives,
  })
  .superRefine(oneCourse);

const given = { id: text, authority: text, reason: text };
const override = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('substitution'), ...given, line: text, slot: text }),
  z.strictObject({ kind: z.literal('forced-award'), ...given, line: text, slot: text }),
  z.strictObject({ kind: z.literal('blocked-award'), ...given, line: text, slot: orNull(text) }),
  z.strictObject({ kind: z.literal('rule-waiver'), ...given, line: text, rule: text }),
  z.strictObject({ kind: z.literal('waiver'), ...given, slot: text, reducesCreditTotal: bool }),
]);

const credential = z.strictObject({
  institution: text,
  credential: orNull(z.enum(['associate', 'bachelor', 'certificate'])),
  average: orNull(amount),
  enrolled: orNull(term),
});

/** The school by its number in the directory, where its name is known there. */
function credentialOf(given: z.infer<typeof credential>, directory: readonly Institution[]): HeldCredential {
  return { ...given, institution: schoolNamed(given.institution, directory)?.unitid ?? given.institution };
}

const student = z.strictObject({
  entryTerm: term.exactOptional(),
  primaryLanguage: text.exactOptional(),
  firstCollegeTerm: term.exactOptional(),
  enrolled: bool.exactOptional(),
});

const CaseFile = z.strictObject({
  title: text,
  covers: list(text),
  program: orNull(text),
  policy: orNull(text),
  asOf: term,
  courses: list(course),
  berklee: list(own),
  campus: list(own),
  exams: list(exam),
  priorLearning: list(portfolio),
  placement: orNull(z.strictObject({ theory: text })),
  rules: list(rule),
  overrides: list(override),
  agreements: list(agreement),
  credentials: list(credential),
  received: list(z.enum(CHANNELS)),
  student: orNull(student),
  expect: orNull(z.record(z.string(), z.unknown())),
});

export type CaseValue = z.infer<typeof CaseFile>;
export type CaseCourse = z.infer<typeof course>;
export type CaseOwnCourse = z.infer<typeof own>;
export type CaseExam = z.infer<typeof exam>;
export type CasePortfolio = z.infer<typeof portfolio>;

/** Reads a case file. Schools are looked up by id or name in the directory. Throws `ReferenceFault`. */
export function loadCase(file: string, directory: readonly Institution[]): Case {
  const read = readCase(readOrFault(file), file, directory);
  const beside = (named: string | null) => (named === null ? null : besideFile(file, named));
  return { ...read, program: beside(read.program), policy: beside(read.policy) };
}

/** Reads a case from its YAML text; `file` only names it in faults. */
export function readCase(yaml: string, file: string, directory: readonly Institution[]): Case {
  const read = readYaml(yaml, file, CaseFile);
  const { value, fault } = read;
  checkCase(value, read);
  // The others are its history.
  const holding = new Set(newestVersions(value.rules));
  const { title, covers, program, policy, asOf, placement, expect } = value;
  return {
    title,
    covers,
    program,
    policy,
    asOf,
    lines: [
      ...value.courses.map((each) => externalLine(each, asOf, directory)),
      ...value.berklee.map((each) => ownLine(each, asOf, 'berklee-online')),
      ...value.campus.map((each) => ownLine(each, asOf, 'berklee-campus')),
      ...value.exams.map(examLine),
      ...value.priorLearning.map(portfolioLine),
    ],
    placement,
    rules: [...holding].map(ruleOf),
    overrides: value.overrides,
    agreements: value.agreements,
    credentials: value.credentials.map((each) => credentialOf(each, directory)),
    received: value.received,
    student: value.student,
    expect,
    faultAt: (code, sentence, about) => fault(code, sentence, pathOf(about, value)),
    placeOf: (part, id, version) => [
      part,
      value[part].findIndex((each) => each.id === id && each.version === version),
    ],
    receives: RECEIVING.flatMap((part) =>
      value[part].flatMap((each, i) =>
        each.receives === undefined || (part === 'rules' && !holding.has(value.rules[i]!))
          ? []
          : [{ receives: each.receives, path: [part, i, 'receives'] }],
      ),
    ),
  };
}

const LINES = ['courses', 'berklee', 'campus', 'exams', 'priorLearning'] as const;
const COMBINING = ['courses', 'berklee', 'campus'] as const;
const RECEIVING = [...LINES, 'rules'] as const;

function pathOf(about: CasePart, value: CaseValue): readonly (string | number)[] {
  if ('path' in about) return about.path;
  if ('line' in about) return inLine(about.line, about.key, value);
  const { part, id } = about;
  if (part === 'placement') return ['placement', 'theory'];
  // A second override of the same id is the one that is refused.
  if (part === 'override') return ['overrides', value.overrides.findLastIndex((each) => each.id === id)];
  if (part === 'group') {
    const list = COMBINING.find((each) => value[each].some(({ combine }) => combine === id)) ?? 'courses';
    return [list, value[list].findIndex(({ combine }) => combine === id), 'combine'];
  }
  return inLine(id, 'receives', value);
}

function inLine(id: string, key: string, value: CaseValue): readonly (string | number)[] {
  const at = LINES.map((list) => [list, value[list].findIndex((each) => each.id === id)] as const);
  const found = at.find(([, index]) => index >= 0);
  // A line of a transcript stands in no case, so the fault is with the case as a whole.
  return found === undefined ? [] : [...found, key];
}
