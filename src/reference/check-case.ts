import type { Override } from '../domain/evaluation/override.js';
import { printReason } from '../domain/evaluation/reason-text.js';
import { termYear, type Term } from '../domain/term.js';
import { isImpossibleScore } from '../domain/transcript/exam-results.js';
import type { CaseValue } from './load-case.js';
import type { YamlFile } from './yaml-file.js';
import { isYearTooLate, tooLateText } from './shapes.js';

type Fault = YamlFile<CaseValue>['fault'];

/** What contradicts itself in a case, or is about nothing. Throws `ReferenceFault` at the first. */
export function checkCase(value: CaseValue, { fault, lineOf }: YamlFile<CaseValue>): void {
  everyIdStandsOnce(value, fault);
  everyVersionStandsOnce(value, fault, lineOf);
  examsCanBe(value, fault);
  termsAreOfOnePerson(value, fault);
  waivedRulesExist(value, fault);
  overridesAgree(value, fault);
}

const LINES = ['courses', 'berklee', 'campus', 'exams', 'priorLearning'] as const;

function everyIdStandsOnce(value: CaseValue, fault: Fault): void {
  const seen = new Set<string>();
  for (const part of LINES) {
    value[part].forEach(({ id }, i) => {
      if (seen.has(id)) throw fault('id-twice', `the id ${id} stands twice in this case`, [part, i, 'id']);
      seen.add(id);
    });
  }
}

/** Several versions of a rule or an agreement are its history; the same one twice may say two things. */
function everyVersionStandsOnce(value: CaseValue, fault: Fault, lineOf: YamlFile<CaseValue>['lineOf']): void {
  for (const [part, noun] of [
    ['rules', 'rule'],
    ['agreements', 'agreement'],
  ] as const) {
    const lines = new Map<string, number>();
    value[part].forEach(({ id, version }, i) => {
      const name = `${noun} ${id}, version ${version},`;
      const before = lines.get(name);
      if (before !== undefined)
        throw fault('id-twice', `the ${name} stands on line ${before} already`, [part, i, 'id']);
      lines.set(name, lineOf([part, i, 'id']));
    });
  }
}

function examsCanBe({ exams }: CaseValue, fault: Fault): void {
  exams.forEach(({ program, score }, i) => {
    if (isImpossibleScore(program, score))
      throw fault('impossible-score', `${program} has no score of ${score}`, ['exams', i, 'score']);
  });
}

function termsAreOfOnePerson({ asOf, courses, berklee, campus, exams }: CaseValue, fault: Fault): void {
  const refuse = (what: string, path: readonly (string | number)[]) => {
    throw fault('term-too-late', `${path.join('.')}: ${tooLateText(what, asOf)}`, path);
  };
  Object.entries({ courses, berklee, campus }).forEach(([part, lines]) =>
    lines.forEach(({ term }: { readonly term: Term | null }, i) => {
      if (term !== null && isYearTooLate(termYear(term), asOf)) refuse(term, [part, i, 'term']);
    }),
  );
  exams.forEach(({ year }, i) => {
    if (year !== null && isYearTooLate(Number(year), asOf)) refuse(year, ['exams', i, 'year']);
  });
}

/** A waiver names a rule by the code of its reason. That it holds nothing back here is no contradiction. */
function waivedRulesExist({ overrides }: CaseValue, fault: Fault): void {
  overrides.forEach((each, i) => {
    if (each.kind !== 'rule-waiver' || isReason(each.rule)) return;
    const example = 'name the code of the reason that holds the line back, such as grade-below-minimum';
    const sentence = `override ${each.id}: there is no rule ${each.rule}; ${example}`;
    throw fault('override-address-unknown', sentence, ['overrides', i, 'rule']);
  });
}

/** Whatever a rule finds has a sentence. */
function isReason(code: string): boolean {
  try {
    printReason({ code, facts: {}, citation: null });
    return true;
  } catch {
    return false;
  }
}

/** One word at one address is enough: a second one says nothing, or the contrary. */
function overridesAgree({ overrides }: CaseValue, fault: Fault): void {
  overrides.forEach((each, i) => {
    const refuse = (code: string, what: string) => {
      throw fault(code, `override ${each.id}: ${what}`, ['overrides', i]);
    };
    const before = overrides.slice(0, i);
    const same = before.find((other) => other.id !== each.id && addressOf(other) === addressOf(each));
    if (same !== undefined)
      refuse('override-twice', `${same.id} is about the same already; leave one of them out`);
    const contrary = before.find((other) => contradict(other, each) || contradict(each, other));
    if (contrary === undefined || !('line' in each)) return;
    const what = `of this and ${contrary.id} one puts the line ${each.line} where the other keeps it out`;
    refuse('override-impossible', what);
  });
}

function addressOf(said: Override): string {
  const { kind, line, slot, rule } = { line: null, slot: null, rule: null, ...said };
  return JSON.stringify([kind, line, slot, rule]);
}

function contradict(puts: Override, keepsOut: Override): boolean {
  if (puts.kind !== 'forced-award' && puts.kind !== 'substitution') return false;
  if (keepsOut.kind !== 'blocked-award' || keepsOut.line !== puts.line) return false;
  return keepsOut.slot === null || keepsOut.slot === puts.slot;
}
