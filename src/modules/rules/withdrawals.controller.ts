import { Body, Controller, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WithdrawnImport } from '../../contract/rule-imports.js';
import { RuleWithdrawal } from '../../contract/rules.js';
import { DECIDERS, Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { WithdrawDraft } from './withdraw-draft.js';

@ApiTags('rules')
@Controller('staff/rules')
export class WithdrawalsController {
  constructor(private readonly withdrawing: WithdrawDraft) {}

  @Post(':id/versions/:version/withdrawal')
  @Roles(...DECIDERS)
  @HttpCode(204)
  @Answers(204, null, 'The draft is taken away; only for who drafted it and for registrars')
  draft(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('version', ParseIntPipe) version: number,
    @Body({ schema: RuleWithdrawal }) { reason }: RuleWithdrawal,
  ): Promise<void> {
    return this.withdrawing.run(caller, { id, version }, reason);
  }

  @Post('imports/:import/withdrawal')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @Answers(200, WithdrawnImport, 'All drafts of the file that still wait are taken away')
  file(
    @Who() caller: Caller,
    @Param('import', ParseUUIDPipe) id: string,
    @Body({ schema: RuleWithdrawal }) { reason }: RuleWithdrawal,
  ): Promise<WithdrawnImport> {
    return this.withdrawing.ofFile(caller, id, reason);
  }
}
