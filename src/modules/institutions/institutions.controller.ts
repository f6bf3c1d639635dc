import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { NewAlias, Schools, UnknownSchools } from '../../contract/institutions.js';
import { plainText } from '../../contract/plain-text.js';
import { accreditedAt, knownUntil } from '../../domain/institution/accredited-at.js';
import { findSchools, SURE_SCORE, type FoundInstitution } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import { readTerm, type Term } from '../../domain/term.js';
import { Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { invalid } from '../../http/problems.js';
import { Database } from '../../store/database.js';
import { References } from '../../store/references.js';
import { NameSchool } from './name-school.js';
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
  ) {}

  @Get('institutions')
  @Roles(...STAFF)
  @Answers(200, Schools, 'Schools that a printed name may mean, with their accreditation and its sources')
  async find(@Query({ schema: Question }) { query, term }: z.infer<typeof Question>): Promise<Schools> {
    const taken = term === undefined ? null : readTerm(term);
    if (term !== undefined && taken === null) throw invalid('wrong-term', 'Write the term as 2012-fall.');
    const directory = await this.references.directory(this.database.read);
    const known = directory.find(({ unitid }) => unitid === query);
    if (known !== undefined) {
      const { unitid, name } = known;
      const found = { unitid, name, score: 1, institution: known, reasons: ['its number'] } as const;
      return { schools: [schoolView(found, taken)] };
    }
    return { schools: findSchools(query, directory, SCHOOLS_MAX).map((each) => schoolView(each, taken)) };
  }

  @Get('unknown-schools')
  @Roles(...STAFF)
  @Answers(200, UnknownSchools, 'Printed names of schools that a person has to find')
  async unknown(): Promise<UnknownSchools> {
    return { names: await unknownSchools(this.database.read, this.references) };
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
}

function schoolView(
  { unitid, name, score, reasons, institution }: Omit<FoundInstitution, 'number'>,
  taken: Term | null,
): Schools['schools'][number] {
  const { city, state, country, kind, calendar, creditUnit, source } = institution;
  const { aliases, formerNames = [], ended = null, accreditations } = institution;
  const { web = null, recognisedBy = null } = institution;
  const groups = [...new Set(accreditations.map(({ group }) => group))].toSorted();
  return {
    unitid,
    name,
    score,
    sure: score >= SURE_SCORE,
    reasons: [...reasons],
    city,
    state,
    country,
    kind,
    calendar,
    creditUnit,
    source,
    aliases: [...aliases],
    formerNames: [...formerNames],
    web,
    recognisedBy,
    founded: institution.founded?.year ?? null,
    ended,
    accreditations: accreditations.map(({ fromEstimated = false, candidate = false, ...each }) => ({
      ...each,
      fromEstimated,
      candidate,
    })),
    accredited: taken === null ? null : groups.map((group) => inTerm(institution, taken, group)),
  };
}

function inTerm(school: Institution, taken: Term, group: string) {
  const answer = accreditedAt(school, taken, [group]);
  return { group, answer, knownUntil: answer === 'unknown' ? knownUntil(school, taken, [group]) : null };
}
