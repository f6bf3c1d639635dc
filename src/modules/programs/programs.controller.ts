import { Body, Controller, Get, HttpCode, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProgramList } from '../../contract/applications.js';
import { ProgramEdit, ProgramView } from '../../contract/programs.js';
import { Anyone, Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { notFound } from '../../http/problems.js';
import { loadCalendar } from '../../reference/load-calendar.js';
import { Database } from '../../store/database.js';
import { findProgram, listPrograms } from '../../store/reference.store.js';
import { EditProgram } from './edit-program.js';

@ApiTags('programs')
@Controller()
export class ProgramsController {
  constructor(
    private readonly database: Database,
    private readonly editing: EditProgram,
  ) {}

  @Get('programs')
  @Anyone()
  @Answers(200, ProgramList, 'Degrees, and the terms that can be applied for')
  async list(): Promise<ProgramList> {
    const today = new Date().toISOString().slice(0, 10);
    const terms = loadCalendar().map(({ term, startsOn, applyBy }) => ({
      term,
      startsOn,
      applyBy,
      open: applyBy >= today,
    }));
    const programs = await listPrograms(this.database.read);
    return {
      programs: programs.map(({ body: { id, catalogYear, name, totalCredits } }) => ({
        id,
        catalogYear,
        name,
        totalCredits,
        terms,
      })),
    };
  }

  @Get('programs/:id')
  @Anyone()
  @Answers(
    200,
    ProgramView,
    'One degree with its blocks, slots and sources; `id@year` names the catalog year',
  )
  async show(@Param('id') id: string): Promise<ProgramView> {
    const [name, year] = id.split('@');
    const found = await findProgram(this.database.read, name!, year ?? null);
    if (found === null) throw notFound('This program');
    const { body, version } = found;
    const warnings = body.warnings.map(({ code, message }) => ({ code, message }));
    return { id: body.id, catalogYear: body.catalogYear, version, name: body.name, body, warnings };
  }

  @Patch('staff/programs/:id')
  @Roles('registrar', 'admin')
  @HttpCode(204)
  @Answers(204, null, 'What the slot accepts is filled in, as a new version')
  async edit(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body({ schema: ProgramEdit }) edit: ProgramEdit,
  ): Promise<void> {
    const [name, year] = id.split('@');
    if (year === undefined) throw notFound('This program');
    await this.editing.run(caller, name!, year, edit);
  }
}
