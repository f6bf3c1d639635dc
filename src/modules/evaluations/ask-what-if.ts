import { Injectable } from '@nestjs/common';
import type { EvaluationShape } from '../../contract/evaluation.js';
import { scoreOf } from '../../contract/score.js';
import type { SuppositionShape, WhatIf, WhatIfChoices } from '../../contract/what-if.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { Evaluation } from '../../domain/evaluation/evaluation.js';
import { placementStarts } from '../../domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
import { helpfulCourses } from '../../domain/evaluation/one-more-course.js';
import { isKnownTarget, type Supposition } from '../../domain/evaluation/suppose.js';
import { asNow, whatIf, type WhatIfAnswer } from '../../domain/evaluation/what-if.js';
import {
  SETTING_WORDS,
  settingName,
  settingOf,
  settingText,
  SUPPOSABLE,
} from '../../domain/policy/with-setting.js';
import type { TransferPolicy } from '../../domain/policy/transfer-policy.js';
import type { Program } from '../../domain/program/program.js';
import type { Caller } from '../../http/access.js';
import { invalid, notFound } from '../../http/problems.js';
import { Database } from '../../store/database.js';
import { parseBody, type EvaluationRow } from '../../store/evaluation.store.js';
import { listPrograms } from '../../store/reference.store.js';
import { listPolicies, pinnedSupposition, pinSupposition } from '../../store/supposition.store.js';
import { programView } from './program-view.js';
import { ShowCase, type Seen } from './show-case.js';

/** A question gets less of the search than an evaluation: somebody waits, and others after them. */
const BUDGET = { nodesMax: 4_000 };

/** Answers what would count if one thing were otherwise. Nothing is ever kept but that staff asked. */
@Injectable()
export class AskWhatIf {
  constructor(
    private readonly database: Database,
    private readonly showCase: ShowCase,
  ) {}

  /** What can be supposed of this case, and which one more course would help it. */
  async choices(caller: Caller, seen: Seen): Promise<WhatIfChoices> {
    const { input, stored } = resultOf(seen.row);
    await this.showCase.record(caller, seen, 'evaluation.opened');
    const [programs, policies] = await Promise.all([
      listPrograms(this.database.read),
      listPolicies(this.database.read),
    ]);
    const { catalog, policy, program } = input;
    const titles = new Map(catalog.courses.map(({ code, title }) => [code, title]));
    return {
      programs: programs.map(({ body }) => programChoice(body, program)),
      policies: policies.map((each) => policyChoice(each, policy)),
      settings: SUPPOSABLE.map((setting) => ({
        setting,
        text: settingName(setting),
        value: settingOf(policy, setting),
        choices:
          SETTING_WORDS[setting]?.map((value) => ({ value, text: settingText(setting, value, null) })) ??
          null,
      })),
      placements: placementStarts(program).map((course) => ({
        course,
        title: titles.get(course) ?? course,
        isCurrent: input.placement?.theory === course,
      })),
      helpful: helpfulCourses(input, asNow(input, stored, BUDGET)).map(({ receives, gainCredits }) => ({
        receives: receives as WhatIfChoices['helpful'][number]['receives'],
        label: receivesText(receives, catalog),
        gainCredits,
      })),
    };
  }

  async run(caller: Caller, seen: Seen, supposition: SuppositionShape): Promise<WhatIf> {
    const { input, stored } = resultOf(seen.row);
    try {
      const named = await this.#named(supposition, input);
      const answer = whatIf(input, stored, named, BUDGET);
      await this.showCase.record(caller, seen, 'evaluation.supposed');
      return answerView(seen.row.id, supposition, input, answer);
    } catch (error) {
      if (error instanceof InputRefused) throw invalid(error.code, error.sentence);
      throw error;
    }
  }

  async #named(supposition: SuppositionShape, input: EvaluationInput): Promise<Supposition> {
    const { read } = this.database;
    if ('course' in supposition && !isKnownTarget(supposition.course, input.catalog, [input.program])) {
      const what = 'The catalog has no such course, and no place in this degree takes such a one.';
      throw new InputRefused('unknown-target', what);
    }
    return pinnedSupposition(read, supposition, await pinSupposition(read, supposition));
  }
}

function resultOf(row: EvaluationRow): { input: EvaluationInput; stored: Evaluation } {
  const stored = parseBody(row);
  if (row.input === null || stored === null) throw notFound('This evaluation');
  return { input: row.input, stored };
}

function programChoice(program: Program, current: Program): WhatIfChoices['programs'][number] {
  const { id, name, catalogYear } = program;
  const isCurrent = id === current.id && catalogYear === current.catalogYear;
  return { id: `${id}@${catalogYear}`, name, catalogYear, isCurrent };
}

function policyChoice(policy: TransferPolicy, current: TransferPolicy): WhatIfChoices['policies'][number] {
  const isCurrent = policy.id === current.id && policy.version === current.version;
  return { id: `${policy.id}@${policy.version}`, isCurrent };
}

function answerView(
  id: string,
  supposition: SuppositionShape,
  input: EvaluationInput,
  { input: supposed, before, after, names, comparison }: WhatIfAnswer,
): WhatIf {
  return {
    evaluation: id,
    supposition,
    before: sideOf(input.program, before),
    after: sideOf(supposed.program, after),
    gainCredits: comparison.applied.gain,
    sentence: comparison.sentence,
    lines: comparison.lines.map(({ line, text }) => ({ line, name: names.line(line), text })),
    names: Object.fromEntries(supposed.lines.map((line) => [line.id, names.line(line.id)])),
  };
}

function sideOf(program: Program, evaluation: Evaluation): WhatIf['before'] {
  const view = programView(program);
  const { id, name, catalogYear, totalCredits } = view;
  return {
    program: { id, name, catalogYear, totalCredits },
    totals: evaluation.totals,
    caps: evaluation.caps,
    optimality: evaluation.optimality.status,
    score: scoreOf({
      program: view,
      evaluation: evaluation as unknown as EvaluationShape,
    }) as WhatIf['before']['score'],
  };
}
