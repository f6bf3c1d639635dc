import { Module } from '@nestjs/common';
import { ColumnsController } from './columns.controller.js';
import { DrawPage } from './draw-page.js';
import { JudgeTranscript } from './judge-transcript.js';
import { OpenOriginal } from './open-original.js';
import { ReadTranscript } from './read-transcript.js';
import { ReceiveTranscript } from './receive-transcript.js';
import { TableColumns } from './table-columns.js';
import { TranscriptsController } from './transcripts.controller.js';

@Module({
  controllers: [TranscriptsController, ColumnsController],
  providers: [ReceiveTranscript, ReadTranscript, DrawPage, OpenOriginal, JudgeTranscript, TableColumns],
  exports: [ReadTranscript],
})
export class TranscriptsModule {}
