import { Module } from '@nestjs/common';
import { ApproveEvaluation } from './approve-evaluation.js';
import { ChangeCase } from './change-case.js';
import { CredentialsController } from './credentials.controller.js';
import { DecideLines } from './decide-lines.js';
import { EnterOverrides } from './enter-overrides.js';
import { AskWhatIf } from './ask-what-if.js';
import { EvaluationsController } from './evaluations.controller.js';
import { OverridesController } from './overrides.controller.js';
import { RunEvaluation } from './run-evaluation.js';
import { ShowCase } from './show-case.js';
import { ShowOverrides } from './show-overrides.js';
import { ShowVersions } from './show-versions.js';
import { StateCredentials } from './state-credentials.js';
import { StatePreApproval } from './state-pre-approval.js';
import { StateStudent } from './state-student.js';
import { StudentController } from './student.controller.js';
import { TryOverrides } from './try-overrides.js';

@Module({
  controllers: [EvaluationsController, OverridesController, CredentialsController, StudentController],
  providers: [
    RunEvaluation,
    ShowCase,
    DecideLines,
    ApproveEvaluation,
    EnterOverrides,
    TryOverrides,
    ShowOverrides,
    AskWhatIf,
    ShowVersions,
    ChangeCase,
    StateCredentials,
    StateStudent,
    StatePreApproval,
  ],
  exports: [RunEvaluation],
})
export class EvaluationsModule {}
