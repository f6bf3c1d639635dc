import { Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnRecordView } from '../../contract/own-record.js';
import { DECIDERS, Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { FILE_BODY, uploadedFile } from '../../http/uploaded-file.js';
import { ImportOwnRecord } from './import-own-record.js';

@ApiTags('applications')
@Controller('applications')
export class OwnRecordsController {
  constructor(private readonly importing: ImportOwnRecord) {}

  @Post(':id/own-record')
  @Roles(...DECIDERS)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @Answers(201, OwnRecordView, 'The school’s own record is taken and evaluated; 200 for the same file again')
  async take(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnRecordView> {
    const { isNew, ...view } = await this.importing.run(caller, id, await uploadedFile(request));
    void reply.status(isNew ? 201 : 200);
    return view;
  }
}
