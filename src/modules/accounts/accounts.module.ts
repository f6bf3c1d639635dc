import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { ChangeRoles } from './change-roles.js';
import { CreateAccount } from './create-account.js';
import { SeedDemo } from './seed-demo.js';
import { SessionsController } from './sessions.controller.js';
import { SignIn } from './sign-in.js';
import { VerifyEmail } from './verify-email.js';

@Module({
  controllers: [AccountsController, SessionsController],
  providers: [CreateAccount, VerifyEmail, ChangeRoles, SignIn, SeedDemo],
})
export class AccountsModule {}
