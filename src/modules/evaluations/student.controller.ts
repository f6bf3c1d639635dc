import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DecidedEvaluation } from '../../contract/evaluation.js';
import { PreApproval } from '../../contract/pre-approvals.js';
import { StudentFacts, StudentStatement, StudentStatementList } from '../../contract/student.js';
import { Roles, SignedIn, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { StatePreApproval } from './state-pre-approval.js';
import { StateStudent } from './state-student.js';

@ApiTags('evaluations')
@Controller()
export class StudentController {
  constructor(
    private readonly stating: StateStudent,
    private readonly approving: StatePreApproval,
  ) {}

  @Put('applications/:id/student')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'What you state about yourself stands, and the evaluation is made again')
  stateOwn(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: StudentFacts }) facts: StudentFacts,
  ): Promise<void> {
    return this.stating.byApplicant(caller, id, facts);
  }

  @Get('evaluations/:id/student')
  @Roles(...STAFF)
  @Answers(200, StudentStatementList, 'What was stated about the student in this case, oldest first')
  list(@Param('id', ParseUUIDPipe) id: string): Promise<StudentStatementList> {
    return this.stating.list(id);
  }

  @Post('evaluations/:id/student')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'The evaluation with what is stated now; 409 with what changed')
  state(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: StudentStatement }) statement: StudentStatement,
  ): Promise<z.infer<typeof DecidedEvaluation>> {
    return this.stating.byOffice(caller, id, statement);
  }

  @Post('evaluations/:id/pre-approvals')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, DecidedEvaluation, 'The evaluation with what is known of the approval; 409 with what changed')
  approve(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: PreApproval }) given: PreApproval,
  ): Promise<z.infer<typeof DecidedEvaluation>> {
    return this.approving.run(caller, id, given);
  }
}
