import { Module } from '@nestjs/common';
import { AskStudy } from './ask-study.js';
import { RunStudy } from './run-study.js';
import { StudiesController } from './studies.controller.js';

@Module({ controllers: [StudiesController], providers: [AskStudy, RunStudy], exports: [RunStudy] })
export class StudiesModule {}
