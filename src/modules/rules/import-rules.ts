import { Injectable } from '@nestjs/common';
import { ImportReason, type DraftedImport, type RuleImportTrial } from '../../contract/rule-imports.js';
import type { RuleImpact } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, ProblemError } from '../../http/problems.js';
import type { FileOnDisk } from '../../http/uploaded-file.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Reader } from '../../store/database.js';
import { insertImport } from '../../store/rule-import.store.js';
import { lockRules } from '../../store/rule.store.js';
import { JudgeRules } from './judge-rules.js';
import { PreviewImpact, type ImpactPart } from './preview-impact.js';
import { knownRules, readImport, stepFor } from './read-import.js';

/**
 * Takes the rules of a CSV or YAML file as drafts, all of them or none. They decide nothing until a second
 * person publishes them; a rule that the file does not name stays as it is.
 */
@Injectable()
export class ImportRules {
  constructor(
    private readonly database: Database,
    private readonly judging: JudgeRules,
    private readonly previewing: PreviewImpact,
  ) {}

  /** What the file would bring, and change in the first open cases; nothing is kept. */
  async try(upload: FileOnDisk): Promise<RuleImportTrial> {
    const { read } = this.database;
    refuseOthers(upload);
    const { rules, lines, ...counts } = await readImport(read, upload);
    const impact = await this.previewing.view(read, rules);
    return { ...counts, ...(await this.judging.run(read, rules, lines)), impact };
  }

  /** What it would change in a part of the open cases. */
  async changes(upload: FileOnDisk, part: ImpactPart): Promise<RuleImpact> {
    const { read } = this.database;
    refuseOthers(upload);
    return this.previewing.view(read, (await readImport(read, upload)).rules, part);
  }

  async run(caller: Caller, upload: FileOnDisk): Promise<DraftedImport> {
    refuseOthers(upload);
    const reason = ImportReason.safeParse(upload.fields['reason'] ?? '');
    if (!reason.success)
      throw invalid('reason-missing', 'Say in the part named reason why these rules come.');
    const { rules, lines: _, ...counts } = await readImport(this.database.read, upload);
    return this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const still = await stillNext(tx, rules);
      const same = counts.same + rules.length - still.length;
      if (still.length === 0) return { ...counts, id: null, added: 0, changed: 0, same };
      const { sha256 } = upload;
      const drafts = still.map(({ rule }) => rule);
      const id = await insertImport(tx, { rules: drafts, sha256, reason: reason.data, by: caller.id });
      const facts = { rules: still.length, sha256 };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rules.imported', facts });
      const added = still.filter(({ isNew }) => isNew).length;
      return { ...counts, id, added, changed: still.length - added, same };
    });
  }
}

function refuseOthers({ name }: FileOnDisk): void {
  if (!/\.(csv|ya?ml)$/i.test(name))
    throw new ProblemError(415, 'unsupported-type', 'Rules come as a file that ends in .csv, .yaml or .yml.');
}

/** Those that nobody else has drafted alike since the file was read; refuses what others have changed. */
async function stillNext(
  reader: Reader,
  rules: readonly ArticulationRule[],
): Promise<readonly { readonly rule: ArticulationRule; readonly isNew: boolean }[]> {
  const known = await knownRules(
    reader,
    rules.map(({ id }) => id),
  );
  return rules.flatMap((rule) => {
    const step = stepFor(rule, known.get(rule.id));
    if (step.kind === 'same') return [];
    if (step.kind === 'next' && step.rule.version === rule.version) return [step];
    throw conflict('rule-changed', `Somebody has changed ${rule.id} meanwhile. Send the file again.`);
  });
}
