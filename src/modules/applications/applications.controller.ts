import {
  Body,
  Controller,
  Get,
  type MessageEvent,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Sse,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { z } from 'zod';
import {
  ApplicationList,
  ApplicationView,
  CreatedApplication,
  History,
  NewApplication,
} from '../../contract/applications.js';
import type { Term } from '../../domain/term.js';
import { SignedIn, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { EventFeed } from '../../store/event-feed.js';
import { ShowApplication } from './show-application.js';
import { ShowHistory } from './show-history.js';
import { StartApplication } from './start-application.js';

const HEARTBEAT_MS = 15_000;
const After = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0'),
});

@ApiTags('applications')
@Controller('applications')
export class ApplicationsController {
  constructor(
    private readonly startApplication: StartApplication,
    private readonly showApplication: ShowApplication,
    private readonly showHistory: ShowHistory,
    private readonly feed: EventFeed,
  ) {}

  @Post()
  @SignedIn()
  @Answers(201, CreatedApplication, 'Started, or started before')
  create(
    @Who() caller: Caller,
    @Body({ schema: NewApplication }) { program, term }: z.infer<typeof NewApplication>,
  ) {
    return this.startApplication.run(caller, program, term as Term);
  }

  @Get()
  @SignedIn()
  @Answers(200, ApplicationList, 'Your applications, newest first')
  async list(@Who() caller: Caller): Promise<z.infer<typeof ApplicationList>> {
    return { applications: await this.showApplication.list(caller) };
  }

  @Get(':id')
  @SignedIn()
  @Answers(200, ApplicationView, 'The application, its documents and its newest evaluation')
  show(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ApplicationView> {
    return this.showApplication.run(caller, id);
  }

  @Get(':id/history')
  @SignedIn()
  @Answers(200, History, 'Who did what, oldest first')
  history(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: After }) { after }: z.infer<typeof After>,
  ): Promise<History> {
    return this.showHistory.run(caller, id, after);
  }

  @Sse(':id/events')
  @SignedIn()
  @Answers(200, null, 'Server-sent events: one for every change of state')
  async events(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Observable<MessageEvent>> {
    const { state } = await this.showApplication.run(caller, id);
    return new Observable((subscriber) => {
      subscriber.next({ type: 'change', data: { kind: 'application', id, state } });
      const stop = this.feed.listen(id, ({ kind, id: subject, state: now }) => {
        subscriber.next({ type: 'change', data: { kind, id: subject, state: now } });
      });
      const beat = setInterval(() => subscriber.next({ type: 'beat', data: '' }), HEARTBEAT_MS);
      return () => {
        clearInterval(beat);
        stop();
      };
    });
  }
}
