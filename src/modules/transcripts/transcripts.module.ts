import { Module } from '@nestjs/common';
import { DrawPage } from './draw-page.js';
import { JudgeTranscript } from './judge-transcript.js';
import { OpenOriginal } from './open-original.js';
import { ReadTranscript } from './read-transcript.js';
import { ReceiveTranscript } from './receive-transcript.js';
import { TranscriptsController } from './transcripts.controller.js';

@Module({
  controllers: [TranscriptsController],
  providers: [ReceiveTranscript, ReadTranscript, DrawPage, OpenOriginal, JudgeTranscript],
  exports: [ReadTranscript],
})
export class TranscriptsModule {}
