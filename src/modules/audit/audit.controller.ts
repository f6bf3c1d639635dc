import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AuditTrail } from '../../contract/audit-trail.js';
import { Roles } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { firstBrokenEntry } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { ShowTrail } from './show-trail.js';

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
  constructor(
    private readonly database: Database,
    private readonly showing: ShowTrail,
  ) {}

  @Get()
  @Roles('registrar', 'admin')
  @Answers(200, AuditTrail, 'Everything that was done, to what and why, oldest first')
  list(@Query({ schema: After }) { after }: z.infer<typeof After>): Promise<AuditTrail> {
    return this.showing.run(after);
  }

  @Get('chain')
  @Roles('registrar', 'admin')
  @Answers(200, ChainState, 'Whether every entry still follows from the one before')
  async chain(): Promise<z.infer<typeof ChainState>> {
    const firstBroken = await firstBrokenEntry(this.database.read);
    return { holds: firstBroken === null, firstBroken };
  }
}
