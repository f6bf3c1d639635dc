import { NO_CREDITS, printCredits, type Credits } from '../domain/credits.js';
import { creditsBrought } from '../domain/evaluation/credits-brought.js';
import { evaluate } from '../domain/evaluation/evaluate.js';
import { EQUAL_BEST_MAX, type Evaluation, type EvaluatedLine } from '../domain/evaluation/evaluation.js';
import type { CreditLine, EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { InputRefused } from '../domain/evaluation/input-refused.js';
import { verifyEvaluation } from '../domain/evaluation/verify-evaluation.js';
import { loadCase } from '../reference/load-case.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { gatherDoubted, requireLines, type EvaluateOptions } from './gather-input.js';
import { printTable } from './table.js';
import { unreadValues } from './unread-values.js';

export interface EvaluateCommandOptions extends EvaluateOptions {
  readonly json?: boolean;
  /** Refuse what a case may have wrong, which is else only told. */
  readonly strict?: boolean;
}

/** `segue evaluate`: how the credit counts toward a degree, as JSON or as a report for a person. */
export async function evaluateCommand(options: EvaluateCommandOptions): Promise<string> {
  requireLines(options);
  const { input, given, doubts } = await gatherDoubted(options);
  const { evaluation } = evaluatedInCase(input, options);
  const told = [...doubts, ...(given === null ? [] : unreadValues(given, evaluation))];
  if (options.strict === true && told[0] !== undefined) throw told[0];
  told.forEach(({ message, code }) => process.stderr.write(`${message} [${code}]\n`));
  const [breach] = verifyEvaluation(evaluation);
  if (breach !== undefined)
    throw new Error(`the evaluation breaks ${breach.rule} at ${breach.where}: ${breach.message}`);
  return options.json === true ? `${JSON.stringify(evaluation, null, 2)}\n` : describe(evaluation, input);
}

/** What a case asks for and cannot have is told with its line. */
export function evaluatedInCase(input: EvaluationInput, { case: file, institutions }: EvaluateOptions) {
  try {
    return evaluate(input);
  } catch (error) {
    if (!(error instanceof InputRefused) || error.about === null || file === undefined) throw error;
    const given = loadCase(file, loadInstitutions({ invented: true, imported: institutions }));
    throw given.faultAt(error.code, error.sentence, error.about);
  }
}

function describe(evaluation: Evaluation, input: EvaluationInput): string {
  return [
    headline(evaluation, input),
    degreeMap(evaluation, input),
    linesText(evaluation, input),
    starts(evaluation, input),
    hints(evaluation),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function headline(evaluation: Evaluation, input: EvaluationInput): string {
  const { totals, caps, program, optimality, saved, kind } = evaluation;
  const { transfer } = caps;
  const many = optimality.equalBest === EQUAL_BEST_MAX ? `${EQUAL_BEST_MAX} or more` : optimality.equalBest;
  const best = optimality.equalBest === 1 ? 'the only best plan' : `${many} best plans`;
  const proof =
    optimality.status === 'proven'
      ? `No plan under the rules applies more (proven; ${best}).`
      : `The best plan found; no plan applies more than ${optimality.bound[0]}.`;
  const money =
    saved.money === null ? '' : `, about ${saved.money} ${saved.currency} of tuition (${saved.priceYear})`;
  const word = kind === 'official' ? 'Official' : 'Estimate';
  const [applied, brought] = [printCredits(totals.applied), printCredits(creditsBrought(evaluation))];
  return [
    `${input.program.name}, catalog year ${program.catalogYear} · ${word}`,
    '',
    `${applied} of your ${brought} credits count toward this degree.`,
    standing(totals.applied, optimality.objective[1] ?? '0'),
    `${printCredits(totals.remaining)} of ${program.totalCredits} credits are left to take.`,
    transfer === undefined
      ? ''
      : `${printCredits(transfer.applied)} of ${transfer.limit} transfer credits are used.`,
    saved.courses === 0
      ? ''
      : `Saved: ${saved.courses} ${saved.courses === 1 ? 'course' : 'courses'}${money}.`,
    proof,
  ]
    .filter((line, index) => line !== '' || index === 1)
    .join('\n');
}

/** How much of it a person has settled: an estimate never passes for a decision. */
function standing(applied: Credits, settled: string): string {
  if (applied === NO_CREDITS) return '';
  if (settled === applied) return 'All of them are settled.';
  return settled === NO_CREDITS
    ? 'None of them is settled yet; all wait for a decision.'
    : `${printCredits(settled as Credits)} of them are settled; the rest wait for a decision.`;
}

/** The degree as it binds this person: what is waived is said to be. */
function degreeMap(evaluation: Evaluation, input: EvaluationInput): string {
  const titles = new Map(input.lines.map((line) => [line.id, titleOf(line)]));
  const lines = new Map(evaluation.awards.map((award) => [award.id, award.lines]));
  const waived = new Set(
    (evaluation.overrides ?? []).flatMap((each) => (each.kind === 'waiver' ? [each.slot] : [])),
  );
  return input.program.blocks
    .map(({ id, name, slots }) => {
      const { credits } = evaluation.blocks.find((block) => block.id === id)!;
      const rows = slots.map((slot) => {
        const { seats } = evaluation.slots.find((each) => each.id === slot.id)!;
        const filling = evaluation.allocation.filter((row) => row.slot === slot.id);
        const filled = filling.reduce((sum, row) => sum + row.seats, 0);
        const by = filling.flatMap((row) =>
          (lines.get(row.award) ?? []).map((line) => titles.get(line) ?? line),
        );
        if (waived.has(slot.id)) return ['', slot.name, 'waived, nothing needs to stand here'];
        const state = slot.transferable === 'never' ? 'never by transfer' : by.join('; ');
        return [`${'■'.repeat(filled)}${'□'.repeat(seats - filled)}`, slot.name, state];
      });
      return `${name} (${printCredits(credits)} credits)\n${printTable(rows)}`;
    })
    .join('\n\n');
}

function linesText(evaluation: Evaluation, input: EvaluationInput): string {
  const lines = new Map(input.lines.map((line) => [line.id, line]));
  return evaluation.lines
    .map((line) => {
      const reasons = line.reasons.map(
        ({ text, citation }) => `      ${text}${citation === null ? '' : ` [${citation}]`}`,
      );
      const unused = evaluation.unused.filter(({ award }) => awardHas(evaluation, award, line));
      const rest = unused.map(({ text }) => `      ${text}`);
      return [`  ${line.decision.padEnd(13)} ${titleOf(lines.get(line.id)!)}`, ...reasons, ...rest].join(
        '\n',
      );
    })
    .join('\n');
}

function awardHas(evaluation: Evaluation, award: string, line: EvaluatedLine): boolean {
  return evaluation.awards.find((each) => each.id === award)?.lines.includes(line.id) ?? false;
}

/** Every start of the placement block that is still possible, with what would count. */
function starts({ branches }: Evaluation, { program }: EvaluationInput): string {
  if (branches.length === 0) return '';
  const rows = branches.map(({ placement, totals }) => [
    placement.theory,
    `${printCredits(totals.applied)} credits count, ${printCredits(totals.remaining)} are left`,
  ]);
  const block = program.blocks.find(({ placement }) => placement)!;
  return `${block.name}: placement is not known; starting with\n${printTable(rows)}`;
}

function hints({ whatWouldChange }: Evaluation): string {
  if (whatWouldChange.length === 0) return '';
  const rows = whatWouldChange
    .slice(0, 10)
    .map((each) => [
      each.line,
      each.change.replaceAll('-', ' ').replaceAll('+', ' + '),
      `+${printCredits(each.gainCredits)}`,
    ]);
  return `What would settle more\n${printTable(rows)}`;
}

function titleOf(line: CreditLine): string {
  if (line.exam !== null) return `${line.exam.program} ${line.title} (score ${line.exam.score})`;
  const credits = line.credits.printed === null ? '' : `, ${line.credits.printed} ${line.credits.unit}`;
  const name = line.code === line.title ? line.title : `${line.code ?? ''} ${line.title}`;
  return `${name} (${line.grade ?? 'no grade'}${credits})`.trim();
}
