import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Account, Credentials, type Role } from '../../contract/accounts.js';
import { Anyone, SignedIn, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { beginSession, endSession } from '../../http/sessions.js';
import { SignIn } from './sign-in.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly signIn: SignIn) {}

  @Post()
  @Anyone()
  @Answers(201, Account, 'Signed in; the answer sets the cookie')
  async create(
    @Body({ schema: Credentials }) given: z.infer<typeof Credentials>,
    @Req() request: FastifyRequest,
  ): Promise<Account> {
    const account = await this.signIn.run(given.email, given.password);
    await beginSession(request, account);
    const { id, email, name, verified } = account;
    return { id, email, name, verified, roles: [...account.roles] as Role[] };
  }

  @Get('current')
  @SignedIn()
  @Answers(200, Account, 'Who is signed in')
  current(@Who() { id, email, name, roles, verified }: Caller): Account {
    return { id, email, name, roles: [...roles], verified };
  }

  @Delete('current')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'Signed out')
  async end(@Req() request: FastifyRequest): Promise<void> {
    await endSession(request);
  }
}
