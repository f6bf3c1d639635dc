import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { plainProse } from '../../contract/plain-text.js';
import { isForApplicant } from '../../contract/reading-issues.js';
import {
  ChannelChange,
  ReceivedTranscript,
  SchoolChange,
  TranscriptFields,
  TranscriptView,
  UnitChange,
} from '../../contract/transcript.js';
import { DECIDERS, isStaff, maySee, Roles, SignedIn, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { notFound } from '../../http/problems.js';
import { FILE_BODY, uploadedFile } from '../../http/uploaded-file.js';
import { Database } from '../../store/database.js';
import { findFields, findTranscript, type TranscriptRow } from '../../store/transcript.store.js';
import { DrawPage } from './draw-page.js';
import { JudgeTranscript } from './judge-transcript.js';
import { OpenOriginal } from './open-original.js';
import { ReceiveTranscript } from './receive-transcript.js';

const Verified = z
  .object({ reason: plainProse(1000) })
  .strict()
  .meta({ id: 'TranscriptVerification' });

@ApiTags('transcripts')
@Controller()
export class TranscriptsController {
  constructor(
    private readonly database: Database,
    private readonly receiving: ReceiveTranscript,
    private readonly drawing: DrawPage,
    private readonly opening: OpenOriginal,
    private readonly judging: JudgeTranscript,
  ) {}

  @Post('applications/:id/transcripts')
  @SignedIn()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @Answers(201, ReceivedTranscript, 'Bytes and row are durable; 200 with the first id for the same bytes')
  async upload(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ReceivedTranscript>> {
    const { isNew, ...received } = await this.receiving.run(caller, id, await uploadedFile(request));
    void reply.status(isNew ? 201 : 200);
    return received as z.infer<typeof ReceivedTranscript>;
  }

  @Get('transcripts/:id')
  @SignedIn()
  @Answers(200, TranscriptView, 'State, and what was read once it is')
  async show(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<TranscriptView> {
    return viewFor(caller, await this.#find(caller, id));
  }

  @Get('transcripts/:id/fields')
  @SignedIn()
  @Answers(200, TranscriptFields, 'Each value that was read, where it stands and how sure it is')
  async fields(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<z.infer<typeof TranscriptFields>> {
    const { id: found } = await this.#find(caller, id);
    return { fields: [...(await findFields(this.database.read, found))] as TranscriptFields['fields'] };
  }

  @Get('transcripts/:id/pages/:n.png')
  @SignedIn()
  @Header('Content-Type', 'image/png')
  @Answers(200, null, 'The page as a picture')
  async page(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) n: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const png = await this.drawing.run(await this.#find(caller, id), n);
    await reply.header('Content-Type', 'image/png').header('Cache-Control', 'private, no-store').send(png);
  }

  @Get('transcripts/:id/file')
  @SignedIn()
  @Answers(200, null, 'The original, always as an attachment')
  async file(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.#find(caller, id);
    const bytes = await this.opening.run(caller, row);
    const name = encodeURIComponent(row.fileName).replace(
      /['()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16)}`,
    );
    await reply
      .header('Content-Type', 'application/octet-stream')
      .header('Content-Disposition', `attachment; filename="transcript"; filename*=UTF-8''${name}`)
      .header('Content-Security-Policy', 'sandbox')
      .send(bytes);
  }

  @Post('transcripts/:id/channel')
  @Roles(...DECIDERS)
  @HttpCode(204)
  @Answers(204, null, 'How the document arrived is set')
  channel(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: ChannelChange }) { channel, reason }: z.infer<typeof ChannelChange>,
  ): Promise<void> {
    return this.judging.setChannel(caller, id, channel, reason);
  }

  @Post('transcripts/:id/credit-unit')
  @Roles(...DECIDERS)
  @HttpCode(204)
  @Answers(204, null, 'What one credit of this document is, is set, and the evaluation is made again')
  unit(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: UnitChange }) { unit, reason }: z.infer<typeof UnitChange>,
  ): Promise<void> {
    return this.judging.stateUnit(caller, id, unit, reason);
  }

  @Post('transcripts/:id/school')
  @Roles(...DECIDERS)
  @HttpCode(204)
  @Answers(204, null, 'Whose document it is, is set for all of its lines, and the evaluation is made again')
  school(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: SchoolChange }) { institution, reason }: z.infer<typeof SchoolChange>,
  ): Promise<void> {
    return this.judging.stateSchool(caller, id, institution, reason);
  }

  @Post('transcripts/:id/verification')
  @Roles(...DECIDERS)
  @HttpCode(204)
  @Answers(204, null, 'The open questions of the transcript were looked at')
  verify(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: Verified }) { reason }: z.infer<typeof Verified>,
  ): Promise<void> {
    return this.judging.verify(caller, id, reason);
  }

  async #find(caller: Caller, id: string): Promise<TranscriptRow> {
    const row = await findTranscript(this.database.read, id);
    if (row === null || !maySee(caller, row.ownerId)) throw notFound('This transcript');
    return row;
  }
}

/** What the file says about itself, and what in it is not as it seems, is for the people who decide on it. */
function viewFor(caller: Caller, row: TranscriptRow): TranscriptView {
  const { id, state, code, fileName, channel, statedUnit, statedSchool, pageSizes, facts } = row;
  const isTheirs = row.ownerId === caller.id || !isStaff(caller);
  const body = row.body as TranscriptView['transcript'];
  const shown = body && isTheirs ? { ...body, issues: body.issues.filter(isForApplicant) } : body;
  return {
    id,
    state,
    code,
    transcript: shown,
    fileName,
    channel,
    statedUnit,
    statedSchool,
    pageSizes: [...pageSizes],
    facts: isTheirs ? null : (facts as TranscriptView['facts']),
  };
}
