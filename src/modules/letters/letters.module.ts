import { Module } from '@nestjs/common';
import { CapturedMailController } from './captured-mail.controller.js';
import { SendLetter } from './send-letter.js';

@Module({ controllers: [CapturedMailController], providers: [SendLetter], exports: [SendLetter] })
export class LettersModule {}
