import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { notFound } from '../../http/problems.js';
import { ServiceFacts } from '../../http/service-facts.js';
import { Mailer } from '../../mail/mailer.js';

const CapturedMail = z
  .object({
    letters: z.array(z.object({ to: z.string(), subject: z.string(), date: z.string(), text: z.string() })),
  })
  .meta({ id: 'CapturedMail' });

/**
 * Letters that were kept instead of sent, for trying things out. Exists in demo mode and without a mail
 * server only.
 */
@ApiTags('captured mail')
@Controller('captured-mail')
export class CapturedMailController {
  constructor(
    private readonly mailer: Mailer,
    private readonly service: ServiceFacts,
  ) {}

  @Get()
  @Anyone()
  @Answers(200, CapturedMail, 'The letters, newest first')
  async list(): Promise<z.infer<typeof CapturedMail>> {
    const letters = this.service.mode === 'demo' ? await this.mailer.captured() : null;
    if (letters === null) throw notFound();
    return { letters: letters.map(({ to, subject, date, text }) => ({ to, subject, date, text })) };
  }
}
