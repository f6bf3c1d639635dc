import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ExportQuestion } from '../../contract/rule-imports.js';
import { EquivalencyQuestion, PublicEquivalencies } from '../../contract/equivalencies.js';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { ExportRules } from './export-rules.js';
import { LookUp } from './look-up.js';

@ApiTags('rules')
@Controller('equivalencies')
export class EquivalenciesController {
  constructor(
    private readonly looking: LookUp,
    private readonly exporting: ExportRules,
  ) {}

  @Get('export')
  @Anyone()
  @Answers(200, null, 'Every published rule in use, of one school or all, as CSV or YAML')
  export(
    @Query({ schema: ExportQuestion }) asked: ExportQuestion,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporting.send(reply, asked, 'everybody');
  }

  @Get()
  @Anyone()
  @Answers(
    200,
    PublicEquivalencies,
    'What published rules say of a course of a school, the strongest first, or of all its courses',
  )
  show(@Query({ schema: EquivalencyQuestion }) asked: EquivalencyQuestion): Promise<PublicEquivalencies> {
    return this.looking.run(asked);
  }
}
