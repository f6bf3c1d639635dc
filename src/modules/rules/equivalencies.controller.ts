import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ExportQuestion } from '../../contract/rule-imports.js';
import { EquivalencyQuestion, PublicEquivalencies } from '../../contract/rules.js';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { ExportRules } from './export-rules.js';
import { ShowRules } from './show-rules.js';

@ApiTags('rules')
@Controller('equivalencies')
export class EquivalenciesController {
  constructor(
    private readonly showing: ShowRules,
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
  @Answers(200, PublicEquivalencies, 'What published rules say of a course of a school, the strongest first')
  show(
    @Query({ schema: EquivalencyQuestion }) { institution, code }: z.infer<typeof EquivalencyQuestion>,
  ): Promise<PublicEquivalencies> {
    return this.showing.equivalencies(institution, code);
  }
}
