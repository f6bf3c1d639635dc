import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AskPasswordLetter } from './ask-password-letter.js';
import { ChangeRoles } from './change-roles.js';
import { CreateAccount } from './create-account.js';
import { PasswordController } from './password.controller.js';
import { SeedDemo } from './seed-demo.js';
import { SessionsController } from './sessions.controller.js';
import { SetPassword } from './set-password.js';
import { SignIn } from './sign-in.js';
import { VerifyEmail } from './verify-email.js';

@Module({
  controllers: [AccountsController, PasswordController, SessionsController],
  providers: [CreateAccount, VerifyEmail, AskPasswordLetter, SetPassword, ChangeRoles, SignIn, SeedDemo],
})
export class AccountsModule {}
