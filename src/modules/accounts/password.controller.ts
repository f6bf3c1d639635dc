import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NewPassword, PasswordLetter } from '../../contract/accounts.js';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { AskPasswordLetter } from './ask-password-letter.js';
import { SetPassword } from './set-password.js';

@ApiTags('accounts')
@Controller('accounts')
export class PasswordController {
  constructor(
    private readonly askPasswordLetter: AskPasswordLetter,
    private readonly setPassword: SetPassword,
  ) {}

  @Post('password-letter')
  @Anyone()
  @HttpCode(204)
  @Answers(204, null, 'If there is an account with this address, a letter is on its way')
  ask(@Body({ schema: PasswordLetter }) { email }: z.infer<typeof PasswordLetter>) {
    return this.askPasswordLetter.run(email);
  }

  @Post('password')
  @Anyone()
  @HttpCode(204)
  @Answers(204, null, 'The password is set, and the account is signed out everywhere')
  set(@Body({ schema: NewPassword }) { token, password }: z.infer<typeof NewPassword>) {
    return this.setPassword.run(token, password);
  }
}
