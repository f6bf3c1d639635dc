import { Module } from '@nestjs/common';
import { CheckDraft } from './check-draft.js';
import { DraftRule } from './draft-rule.js';
import { EquivalenciesController } from './equivalencies.controller.js';
import { ExportRules } from './export-rules.js';
import { ImportRules } from './import-rules.js';
import { JudgeRules } from './judge-rules.js';
import { LookUp } from './look-up.js';
import { PreviewImpact } from './preview-impact.js';
import { PublishImport } from './publish-import.js';
import { PublishRule } from './publish-rule.js';
import { RuleFilesController } from './rule-files.controller.js';
import { RulesController } from './rules.controller.js';
import { ShowRules } from './show-rules.js';
import { SuspendRule } from './suspend-rule.js';
import { TryRule } from './try-rule.js';
import { WithdrawDraft } from './withdraw-draft.js';
import { WithdrawalsController } from './withdrawals.controller.js';

@Module({
  controllers: [RuleFilesController, RulesController, WithdrawalsController, EquivalenciesController],
  providers: [
    CheckDraft,
    DraftRule,
    ExportRules,
    ImportRules,
    JudgeRules,
    LookUp,
    PreviewImpact,
    PublishImport,
    PublishRule,
    ShowRules,
    SuspendRule,
    TryRule,
    WithdrawDraft,
  ],
})
export class RulesModule {}
