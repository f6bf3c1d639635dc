import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AskedStudy, StudyChoices, StudyList, StudyView } from '../../contract/studies.js';
import { SuppositionShape } from '../../contract/what-if.js';
import { actedOn, Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { conflict, notFound } from '../../http/problems.js';
import { ServiceFacts } from '../../http/service-facts.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { findStudy, listStudies } from '../../store/study.store.js';
import { AskStudy } from './ask-study.js';
import { studyTable } from './study-table.js';
import { studyView, summaryOf } from './study-view.js';

/** More than anybody looks through. */
const LISTED_MAX = 100;

@ApiTags('studies')
@Controller('staff/studies')
export class StudiesController {
  constructor(
    private readonly database: Database,
    private readonly asking: AskStudy,
    private readonly service: ServiceFacts,
  ) {}

  @Get()
  @Roles('registrar')
  @Answers(200, StudyList, 'Questions about all cases, newest first')
  async list(): Promise<StudyList> {
    return { studies: (await listStudies(this.database.read, LISTED_MAX)).map(summaryOf) };
  }

  @Get('choices')
  @Roles('registrar')
  @Answers(200, StudyChoices, 'What can be supposed of all cases')
  choices(): Promise<StudyChoices> {
    return this.asking.choices();
  }

  @Post()
  @Roles('registrar')
  @Answers(201, AskedStudy, 'Asked; or asked before and still being answered')
  ask(
    @Who() caller: Caller,
    @Body({ schema: SuppositionShape }) supposition: SuppositionShape,
  ): Promise<z.infer<typeof AskedStudy>> {
    return this.asking.run(caller, supposition);
  }

  @Get(':id')
  @Roles('registrar')
  @Answers(200, StudyView, 'How far it is, and once it is done what would change')
  async show(@Param('id', ParseUUIDPipe) id: string): Promise<StudyView> {
    const found = await findStudy(this.database.read, id);
    if (found === null) throw notFound('This question');
    return studyView(found, this.service.smallestCell);
  }

  @Get(':id/table.csv')
  @Roles('registrar')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="segue-what-if.csv"')
  @Answers(200, null, 'The figures as a table')
  async table(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    const view = await this.show(id);
    if (view.result === null)
      throw conflict('study-open', 'There are no figures before every case is counted.');
    const entry = { ...actedOn(caller, null, id), action: 'study.table-taken' };
    await this.database.inTransaction((tx) => appendAudit(tx, entry));
    return studyTable(view);
  }

  @Post(':id/cancellation')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'No further case is looked at')
  cancel(@Who() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.asking.cancel(caller, id);
  }
}
