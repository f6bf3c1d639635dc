import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  Account,
  CreatedAccount,
  NewAccount,
  RolesChange,
  Verification,
  type Role,
} from '../../contract/accounts.js';
import { Anyone, Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { listAccounts } from '../../store/account.store.js';
import { Database } from '../../store/database.js';
import { ChangeRoles } from './change-roles.js';
import { CreateAccount } from './create-account.js';
import { VerifyEmail } from './verify-email.js';

const AccountList = z.object({ accounts: z.array(Account) }).meta({ id: 'AccountList' });

@ApiTags('accounts')
@Controller()
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly createAccount: CreateAccount,
    private readonly verifyEmail: VerifyEmail,
    private readonly changeRoles: ChangeRoles,
  ) {}

  @Post('accounts')
  @Anyone()
  @Answers(201, CreatedAccount, 'A letter with a link is on its way')
  create(@Body({ schema: NewAccount }) account: NewAccount) {
    return this.createAccount.run(account);
  }

  @Post('accounts/verification')
  @Anyone()
  @HttpCode(204)
  @Answers(204, null, 'The address is confirmed')
  verify(@Body({ schema: Verification }) { token }: z.infer<typeof Verification>) {
    return this.verifyEmail.run(token);
  }

  @Get('admin/accounts')
  @Roles('admin')
  @Answers(200, AccountList, 'Every account with its roles')
  async list(): Promise<z.infer<typeof AccountList>> {
    const accounts = await listAccounts(this.database.read);
    return {
      accounts: accounts.map(({ id, email, name, roles, verified }) => ({
        id,
        email,
        name,
        roles: [...roles] as Role[],
        verified,
      })),
    };
  }

  @Put('admin/accounts/:id/roles')
  @Roles('admin')
  @HttpCode(204)
  @Answers(204, null, 'The roles are set, and the account is signed out everywhere')
  roles(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: RolesChange }) { roles, reason }: z.infer<typeof RolesChange>,
  ) {
    return this.changeRoles.run(caller, id, roles, reason);
  }
}
