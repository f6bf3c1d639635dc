import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DecidedEvaluation } from '../../contract/evaluation.js';
import {
  OverrideEffect,
  OverrideList,
  Overrides,
  OverrideTrial,
  OverrideWithdrawal,
} from '../../contract/overrides.js';
import { Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { EnterOverrides } from './enter-overrides.js';
import { ShowOverrides } from './show-overrides.js';
import { TryOverrides } from './try-overrides.js';

type Made = z.infer<typeof DecidedEvaluation>;

@ApiTags('evaluations')
@Controller('evaluations/:id/overrides')
export class OverridesController {
  constructor(
    private readonly showing: ShowOverrides,
    private readonly trying: TryOverrides,
    private readonly entering: EnterOverrides,
  ) {}

  @Get()
  @Roles(...STAFF)
  @Answers(200, OverrideList, 'Every override of the case, those taken back too')
  list(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<OverrideList> {
    return this.showing.run(caller, id);
  }

  @Post('trial')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, OverrideEffect, 'What the overrides would change, or taking some back; nothing is kept')
  try(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: OverrideTrial }) trial: OverrideTrial,
  ): Promise<OverrideEffect> {
    return this.trying.run(caller, id, trial);
  }

  @Post()
  @Roles('registrar')
  @HttpCode(200)
  @Answers(
    200,
    DecidedEvaluation,
    'The evaluation around the overrides; 409 with what changed, 422 with why not',
  )
  enter(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: Overrides }) overrides: Overrides,
  ): Promise<Made> {
    return this.entering.run(caller, id, overrides);
  }

  @Post(':override/withdrawal')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'The evaluation without the override, which stays on record as taken back')
  withdraw(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('override', ParseUUIDPipe) override: string,
    @Body({ schema: OverrideWithdrawal }) { version }: z.infer<typeof OverrideWithdrawal>,
  ): Promise<Made> {
    return this.entering.withdraw(caller, id, override, version);
  }
}
