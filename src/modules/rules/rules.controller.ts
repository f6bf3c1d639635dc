import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  DraftedRule,
  ImpactQuestion,
  ProposalQuestion,
  RuleDraft,
  RuleEnding,
  RuleFindings,
  RuleHistory,
  RuleImpact,
  RuleList,
  RuleProposals,
  RuleQuestion,
  RuleSuspension,
  RuleTrial,
} from '../../contract/rules.js';
import { DECIDERS, Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { DraftRule } from './draft-rule.js';
import { PublishRule } from './publish-rule.js';
import { ShowRules } from './show-rules.js';
import { SuspendRule } from './suspend-rule.js';
import { TryRule } from './try-rule.js';

@ApiTags('rules')
@Controller('staff/rules')
export class RulesController {
  constructor(
    private readonly showing: ShowRules,
    private readonly trying: TryRule,
    private readonly drafting: DraftRule,
    private readonly publishing: PublishRule,
    private readonly suspending: SuspendRule,
  ) {}

  @Get()
  @Roles(...STAFF)
  @Answers(
    200,
    RuleList,
    'One page of rules, each in the version that decides; drafts and those of a file as drafts',
  )
  list(
    @Who() caller: Caller,
    @Query({ schema: RuleQuestion }) asked: z.infer<typeof RuleQuestion>,
  ): Promise<RuleList> {
    return this.showing.list(caller, asked);
  }

  @Get('proposals')
  @Roles(...DECIDERS)
  @Answers(200, RuleProposals, 'Rules that like decisions propose, and courses that were decided in two ways')
  proposals(
    @Who() caller: Caller,
    @Query({ schema: ProposalQuestion }) { least }: z.infer<typeof ProposalQuestion>,
  ): Promise<RuleProposals> {
    return this.showing.proposals(caller, least);
  }

  @Get(':id')
  @Roles(...STAFF)
  @Answers(
    200,
    RuleHistory,
    'Every version of a rule, how it was suspended, and what its newest would contradict',
  )
  history(@Who() caller: Caller, @Param('id') id: string): Promise<RuleHistory> {
    return this.showing.history(caller, id);
  }

  @Post('check')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @Answers(200, RuleFindings, 'What the rule would contradict; nothing is kept')
  check(@Who() caller: Caller, @Body({ schema: RuleTrial }) trial: RuleTrial): Promise<RuleFindings> {
    return this.trying.check(caller, trial);
  }

  @Post('impact')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @Answers(200, RuleImpact, 'What the rule would change in open cases, some hundreds a call; nothing is kept')
  impact(
    @Who() caller: Caller,
    @Body({ schema: RuleTrial }) trial: RuleTrial,
    @Query({ schema: ImpactQuestion }) part: z.infer<typeof ImpactQuestion>,
  ): Promise<RuleImpact> {
    return this.trying.impact(caller, trial, part);
  }

  @Post()
  @Roles(...DECIDERS)
  @Answers(201, DraftedRule, 'The next version, as a draft, with what it would contradict')
  draft(@Who() caller: Caller, @Body({ schema: RuleDraft }) draft: RuleDraft): Promise<DraftedRule> {
    return this.drafting.run(caller, draft);
  }

  @Post(':id/end')
  @Roles(...DECIDERS)
  @Answers(201, DraftedRule, 'The end of the rule as the next version, a draft too')
  end(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body({ schema: RuleEnding }) ending: RuleEnding,
  ): Promise<DraftedRule> {
    return this.drafting.end(caller, id, ending);
  }

  @Post(':id/versions/:version/publication')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'The version decides from now on; only a person who did not draft it may publish it')
  publish(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<void> {
    return this.publishing.run(caller, id, version);
  }

  @Post(':id/suspension')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'The rule decides nothing from now on, until somebody else puts it back in use')
  suspend(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body({ schema: RuleSuspension }) { reason }: RuleSuspension,
  ): Promise<void> {
    return this.suspending.suspend(caller, id, reason);
  }

  @Post(':id/resumption')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'The suspended rule decides again; only for another than who suspended it')
  resume(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body({ schema: RuleSuspension }) { reason }: RuleSuspension,
  ): Promise<void> {
    return this.suspending.resume(caller, id, reason);
  }
}
