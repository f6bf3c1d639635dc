import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  Approval,
  DecidedEvaluation,
  DecidedLines,
  Decisions,
  EvaluationCase,
  EvaluationShape,
} from '../../contract/evaluation.js';
import { DECIDERS, Roles, SignedIn, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { notFound } from '../../http/problems.js';
import {
  EvaluationVersions,
  SuppositionShape,
  VersionsQuestion,
  WhatIf,
  WhatIfChoices,
} from '../../contract/what-if.js';
import { drawReport } from '../../report/draw-report.js';
import { ApproveEvaluation } from './approve-evaluation.js';
import { AskWhatIf } from './ask-what-if.js';
import { DecideLines } from './decide-lines.js';
import { ShowCase, type Seen } from './show-case.js';
import { ShowVersions } from './show-versions.js';

const JSON_TYPE = 'application/json; charset=utf-8';

@ApiTags('evaluations')
@Controller()
export class EvaluationsController {
  constructor(
    private readonly showCase: ShowCase,
    private readonly decideLines: DecideLines,
    private readonly approveEvaluation: ApproveEvaluation,
    private readonly askWhatIf: AskWhatIf,
    private readonly showVersions: ShowVersions,
  ) {}

  @Get('applications/:id/evaluation')
  @SignedIn()
  @Header('Content-Type', JSON_TYPE)
  @Answers(200, EvaluationShape, 'The newest evaluation, its bytes as they were made')
  async newest(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.#bytes(caller, await this.showCase.newest(caller, id));
  }

  @Get('applications/:id/versions')
  @SignedIn()
  @Answers(200, EvaluationVersions, 'The versions of the evaluation, newest first, each with what changed')
  versions(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: VersionsQuestion }) { before }: z.infer<typeof VersionsQuestion>,
  ): Promise<EvaluationVersions> {
    return this.showVersions.run(caller, id, before ?? null);
  }

  @Get('evaluations/:id')
  @SignedIn()
  @Header('Content-Type', JSON_TYPE)
  @Answers(200, EvaluationShape, 'Any evaluation, its bytes as they were made')
  async show(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.#bytes(caller, await this.showCase.find(caller, id));
  }

  @Get('evaluations/:id/case')
  @SignedIn()
  @Answers(200, EvaluationCase, 'The evaluation with lines, proposals and decisions in words')
  async case(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<EvaluationCase> {
    return this.showCase.run(caller, await this.showCase.find(caller, id));
  }

  @Get('evaluations/:id/report.pdf')
  @SignedIn()
  @Answers(200, null, 'One page as PDF')
  async report(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seen = await this.showCase.find(caller, id);
    await this.showCase.record(caller, seen, 'report.opened');
    const pdf = await drawReport(await this.showCase.run(caller, seen));
    await reply
      .header('Content-Type', 'application/pdf')
      .header('Content-Disposition', `attachment; filename="segue-report-${seen.row.version}.pdf"`)
      .send(pdf);
  }

  @Get('evaluations/:id/what-if')
  @SignedIn()
  @Answers(200, WhatIfChoices, 'What can be supposed, and which one more course would help')
  async choices(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<WhatIfChoices> {
    return this.askWhatIf.choices(caller, await this.showCase.find(caller, id));
  }

  @Post('evaluations/:id/what-if')
  @SignedIn()
  @HttpCode(200)
  @Answers(200, WhatIf, 'The case as it is and as it would be under one supposition; nothing is kept')
  async suppose(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: SuppositionShape }) supposition: SuppositionShape,
  ): Promise<WhatIf> {
    return this.askWhatIf.run(caller, await this.showCase.find(caller, id), supposition);
  }

  @Post('evaluations/:id/decisions')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @Answers(200, DecidedLines, 'The evaluation that the decisions made; 409 with what changed')
  decide(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: Decisions }) decisions: Decisions,
  ): Promise<z.infer<typeof DecidedLines>> {
    return this.decideLines.run(caller, id, decisions);
  }

  @Post('evaluations/:id/approval')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'Approved; the applicant gets a letter')
  approve(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: Approval }) { version }: z.infer<typeof Approval>,
  ): Promise<z.infer<typeof DecidedEvaluation>> {
    return this.approveEvaluation.run(caller, id, version);
  }

  async #bytes(caller: Caller, seen: Seen): Promise<string> {
    if (seen.row.body === null) throw notFound('This evaluation');
    await this.showCase.record(caller, seen, 'evaluation.opened');
    return seen.row.body;
  }
}
