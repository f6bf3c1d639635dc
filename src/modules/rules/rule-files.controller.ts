import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  DraftedImport,
  ExportQuestion,
  PublishedImport,
  RuleImports,
  RuleImportTrial,
  RuleImportView,
} from '../../contract/rule-imports.js';
import { ImpactQuestion, RuleImpact } from '../../contract/rules.js';
import { DECIDERS, Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { FILE_AND_REASON_BODY, FILE_BODY, fileOnDisk } from '../../http/uploaded-file.js';
import { ExportRules } from './export-rules.js';
import { ImportRules } from './import-rules.js';
import { PublishImport } from './publish-import.js';

const FILE_BYTES_MAX = 100 * 1024 * 1024;

@ApiTags('rules')
@Controller('staff/rules')
export class RuleFilesController {
  constructor(
    private readonly exporting: ExportRules,
    private readonly importing: ImportRules,
    private readonly publishing: PublishImport,
  ) {}

  @Get('export')
  @Roles(...STAFF)
  @Answers(200, null, 'The published rules as CSV or YAML, as an import takes them')
  export(
    @Query({ schema: ExportQuestion }) asked: ExportQuestion,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporting.send(reply, asked, 'staff');
  }

  @Post('imports/check')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @Answers(
    200,
    RuleImportTrial,
    'What the rules of a CSV or YAML file would bring and contradict; nothing is kept',
  )
  async check(@Req() request: FastifyRequest): Promise<RuleImportTrial> {
    return this.importing.try(await fileOnDisk(request, FILE_BYTES_MAX));
  }

  @Post('imports/impact')
  @Roles(...DECIDERS)
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @Answers(
    200,
    RuleImpact,
    'What the rules of a CSV or YAML file would change in open cases, some hundreds a call; nothing is kept',
  )
  async changes(
    @Req() request: FastifyRequest,
    @Query({ schema: ImpactQuestion }) part: z.infer<typeof ImpactQuestion>,
  ): Promise<RuleImpact> {
    return this.importing.changes(await fileOnDisk(request, FILE_BYTES_MAX), part);
  }

  @Post('imports')
  @Roles(...DECIDERS)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_AND_REASON_BODY)
  @Answers(
    201,
    DraftedImport,
    'The rules of a CSV or YAML file as drafts, all or none; 200 where none is new',
  )
  async import(
    @Who() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftedImport> {
    const drafted = await this.importing.run(caller, await fileOnDisk(request, FILE_BYTES_MAX));
    void reply.status(drafted.id === null ? 200 : 201);
    return drafted;
  }

  @Get('imports')
  @Roles(...STAFF)
  @Answers(200, RuleImports, 'The files that rules came in, the newest first')
  list(@Who() caller: Caller): Promise<RuleImports> {
    return this.publishing.list(caller);
  }

  @Get('imports/:import')
  @Roles(...STAFF)
  @Answers(200, RuleImportView, 'What the waiting rules of a file would contradict')
  show(@Who() caller: Caller, @Param('import', ParseUUIDPipe) id: string): Promise<RuleImportView> {
    return this.publishing.show(caller, id);
  }

  @Get('imports/:import/impact')
  @Roles(...STAFF)
  @Answers(
    200,
    RuleImpact,
    'What the waiting rules of a file would change in open cases, some hundreds a call',
  )
  impact(
    @Param('import', ParseUUIDPipe) id: string,
    @Query({ schema: ImpactQuestion }) part: z.infer<typeof ImpactQuestion>,
  ): Promise<RuleImpact> {
    return this.publishing.changes(id, part);
  }

  @Post('imports/:import/publication')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(
    200,
    PublishedImport,
    'All waiting rules of the file decide from now on; only for another than its sender',
  )
  publish(@Who() caller: Caller, @Param('import', ParseUUIDPipe) id: string): Promise<PublishedImport> {
    return this.publishing.run(caller, id);
  }
}
