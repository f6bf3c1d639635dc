import { Global, Module, type DynamicModule } from '@nestjs/common';
import { LetterTokens } from './letter-tokens.js';
import { Mailer } from './mailer.js';

@Global()
@Module({})
export class MailModule {
  static of(mailer: Mailer, tokens: LetterTokens): DynamicModule {
    const providers = [
      { provide: Mailer, useValue: mailer },
      { provide: LetterTokens, useValue: tokens },
    ];
    return { module: MailModule, providers, exports: [Mailer, LetterTokens] };
  }
}
