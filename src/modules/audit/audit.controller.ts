import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { History } from '../../contract/applications.js';
import { auditText } from '../../contract/audit-text.js';
import { Roles } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { firstBrokenEntry, listAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';

const PAGE = 100;
const After = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0'),
});
const ChainState = z
  .object({ holds: z.boolean(), firstBroken: z.string().nullable() })
  .meta({ id: 'AuditChain' });

@ApiTags('audit')
@Controller('staff/audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Roles('registrar', 'admin')
  @Answers(200, History, 'Everything that was done, oldest first')
  async list(@Query({ schema: After }) { after }: z.infer<typeof After>): Promise<History> {
    const entries = await listAudit(this.database.read, null, after, PAGE);
    return {
      entries: entries.map(({ seq, at, action, hash, actor, actorName, facts }) => {
        return {
          seq,
          at,
          action,
          hash,
          actor: actorName === null ? actor : `${actorName} (${actor})`,
          text: auditText(action, facts),
        };
      }),
      next: entries.length === PAGE ? entries.at(-1)!.seq : null,
    };
  }

  @Get('chain')
  @Roles('registrar', 'admin')
  @Answers(200, ChainState, 'Whether every entry still follows from the one before')
  async chain(): Promise<z.infer<typeof ChainState>> {
    const firstBroken = await firstBrokenEntry(this.database.read);
    return { holds: firstBroken === null, firstBroken };
  }
}
