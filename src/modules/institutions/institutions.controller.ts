import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  Accreditors,
  AddedSchool,
  NewAlias,
  NewSchool,
  SchoolCorrection,
  SchoolRemoval,
  Schools,
  UnknownSchools,
} from '../../contract/institutions.js';
import { plainText } from '../../contract/plain-text.js';
import { groupBy } from '../../domain/group-by.js';
import { isAddedByHand } from '../../domain/institution/added-school.js';
import { findSchools } from '../../domain/institution/find-institution.js';
import { readTerm } from '../../domain/term.js';
import { Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { invalid } from '../../http/problems.js';
import { loadAccreditors } from '../../reference/load-accreditors.js';
import { schoolEntries } from '../../store/added-school.store.js';
import { Database } from '../../store/database.js';
import { keptNames } from '../../store/kept-name.store.js';
import { References } from '../../store/references.js';
import { AddSchool } from './add-school.js';
import { NameSchool } from './name-school.js';
import { byNumber, schoolView } from './school-view.js';
import { unknownSchools } from './unknown-schools.js';

const SCHOOLS_MAX = 10;
const Question = z.object({ query: plainText(200), term: z.string().max(20).optional() });

@ApiTags('institutions')
@Controller('staff')
export class InstitutionsController {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly naming: NameSchool,
    private readonly adding: AddSchool,
  ) {}

  @Get('institutions')
  @Roles(...STAFF)
  @Answers(200, Schools, 'Schools that a printed name may mean, with their accreditation and its sources')
  async find(@Query({ schema: Question }) { query, term }: z.infer<typeof Question>): Promise<Schools> {
    const taken = term === undefined ? null : readTerm(term);
    if (term !== undefined && taken === null) throw invalid('wrong-term', 'Write the term as 2012-fall.');
    const directory = await this.references.directory(this.database.read);
    const known = directory.find(({ unitid }) => unitid === query);
    const found = known === undefined ? findSchools(query, directory, SCHOOLS_MAX) : [byNumber(known)];
    const unitids = found.map(({ unitid }) => unitid);
    const names = groupBy(await keptNames(this.database.read, unitids), ({ unitid }) => unitid);
    const added = unitids.filter(isAddedByHand);
    const said = added.length === 0 ? [] : await schoolEntries(this.database.read, added);
    const entries = groupBy(said, ({ unitid }) => unitid);
    const schools = found.map((each) => {
      const { unitid } = each;
      const of = { kept: names.get(unitid) ?? [], entries: entries.get(unitid) ?? [] };
      return schoolView(each, { taken, directory }, of);
    });
    return { schools };
  }

  @Get('unknown-schools')
  @Roles(...STAFF)
  @Answers(200, UnknownSchools, 'Printed names of schools that a person has to find')
  async unknown(): Promise<UnknownSchools> {
    return { names: await unknownSchools(this.database.read, this.references) };
  }

  @Get('accreditors')
  @Roles(...STAFF)
  @Answers(200, Accreditors, 'Agencies that accredit whole schools, each with its group')
  accreditors(): Accreditors {
    return { agencies: [...loadAccreditors().agencies] };
  }

  @Post('institutions')
  @Roles('registrar')
  @Answers(201, AddedSchool, 'The school is in the directory; cases that waited for it are evaluated again')
  add(@Who() caller: Caller, @Body({ schema: NewSchool }) school: NewSchool): Promise<AddedSchool> {
    return this.adding.run(caller, school);
  }

  @Put('institutions/:unitid')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'What is known of a school added by hand is corrected; its open cases are made again')
  correct(
    @Who() caller: Caller,
    @Param('unitid') unitid: string,
    @Body({ schema: SchoolCorrection }) facts: SchoolCorrection,
  ): Promise<void> {
    return this.adding.correct(caller, unitid, facts);
  }

  @Post('institutions/:unitid/removal')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'A school added by hand is taken away; its open cases are made again')
  remove(
    @Who() caller: Caller,
    @Param('unitid') unitid: string,
    @Body({ schema: SchoolRemoval }) { reason }: z.infer<typeof SchoolRemoval>,
  ): Promise<void> {
    return this.adding.remove(caller, unitid, reason);
  }

  @Post('institutions/:unitid/aliases')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'The name is kept for this school; cases that waited for it are evaluated again')
  name(
    @Who() caller: Caller,
    @Param('unitid') unitid: string,
    @Body({ schema: NewAlias }) alias: NewAlias,
  ): Promise<void> {
    return this.naming.run(caller, unitid, alias);
  }

  @Post('institutions/:unitid/aliases/withdrawal')
  @Roles('registrar')
  @HttpCode(204)
  @Answers(
    204,
    null,
    'The name is no longer the school’s; open cases that had the school by it are made again',
  )
  takeBack(
    @Who() caller: Caller,
    @Param('unitid') unitid: string,
    @Body({ schema: NewAlias }) alias: NewAlias,
  ): Promise<void> {
    return this.naming.takeBack(caller, unitid, alias);
  }
}
