import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Credential, CredentialList, CredentialWithdrawal } from '../../contract/credentials.js';
import { DecidedEvaluation } from '../../contract/evaluation.js';
import { Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { StateCredentials } from './state-credentials.js';

type Made = z.infer<typeof DecidedEvaluation>;

@ApiTags('evaluations')
@Controller('evaluations/:id/credentials')
export class CredentialsController {
  constructor(private readonly stating: StateCredentials) {}

  @Get()
  @Roles(...STAFF)
  @Answers(200, CredentialList, 'Degrees that staff have stated in this case, those taken back too')
  list(@Param('id', ParseUUIDPipe) id: string): Promise<CredentialList> {
    return this.stating.list(id);
  }

  @Post()
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'The evaluation with the degree stated; 409 with what changed')
  state(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: Credential }) credential: Credential,
  ): Promise<Made> {
    return this.stating.state(caller, id, credential);
  }

  @Post(':credential/withdrawal')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'The evaluation without the degree, which stays on record as taken back')
  withdraw(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('credential', ParseUUIDPipe) credential: string,
    @Body({ schema: CredentialWithdrawal }) { version }: z.infer<typeof CredentialWithdrawal>,
  ): Promise<Made> {
    return this.stating.withdraw(caller, id, credential, version);
  }
}
