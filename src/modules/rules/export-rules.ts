import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ExportQuestion } from '../../contract/rule-imports.js';
import { csvHead, publicCsvHead, publicRuleCsv, ruleCsv } from '../../reference/rule-csv.js';
import { publicRuleYaml, ruleYaml } from '../../reference/rule-yaml.js';
import { Database } from '../../store/database.js';
import { publishedRules } from '../../store/rule-import.store.js';

const RULES_AT_ONCE = 500;
const TYPES = { csv: 'text/csv; charset=utf-8', yaml: 'application/yaml; charset=utf-8' } as const;

type ExportReader = 'everybody' | 'staff';
const FORMS = {
  staff: { csv: { head: csvHead(), write: ruleCsv }, yaml: { head: '', write: ruleYaml } },
  everybody: {
    csv: { head: publicCsvHead(), write: publicRuleCsv },
    yaml: { head: '', write: publicRuleYaml },
  },
} as const;

/**
 * The published rules as a file, in bounded memory. `everybody`: the rules in use, without who decided and
 * why; `staff`: suspended ones too, as the import takes them.
 */
@Injectable()
export class ExportRules {
  constructor(private readonly database: Database) {}

  async send(reply: FastifyReply, asked: ExportQuestion, reader: ExportReader): Promise<void> {
    const file = Readable.from(this.#text(asked, reader));
    await reply
      .header('Content-Type', TYPES[asked.format])
      .header('Content-Disposition', `attachment; filename="segue-rules.${asked.format}"`)
      .send(file);
  }

  async *#text({ format, institution }: ExportQuestion, reader: ExportReader): AsyncGenerator<string> {
    const { head, write } = FORMS[reader][format];
    yield head;
    let after = '';
    let count = 0;
    for (;;) {
      const asked = { institution: institution ?? null, suspended: reader === 'staff', after };
      const rules = await publishedRules(this.database.read, asked, RULES_AT_ONCE);
      count += rules.length;
      if (rules.length > 0) yield rules.map((rule) => write(rule)).join('');
      if (rules.length < RULES_AT_ONCE) break;
      after = rules.at(-1)!.id;
    }
    if (count === 0 && format === 'yaml') yield '[]\n';
  }
}
