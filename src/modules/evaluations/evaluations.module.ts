import { Module } from '@nestjs/common';
import { ApproveEvaluation } from './approve-evaluation.js';
import { DecideLines } from './decide-lines.js';
import { EvaluationsController } from './evaluations.controller.js';
import { RunEvaluation } from './run-evaluation.js';
import { ShowCase } from './show-case.js';

@Module({
  controllers: [EvaluationsController],
  providers: [RunEvaluation, ShowCase, DecideLines, ApproveEvaluation],
  exports: [RunEvaluation],
})
export class EvaluationsModule {}
