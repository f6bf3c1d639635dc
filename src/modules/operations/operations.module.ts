import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { Sweep } from './sweep.js';

@Module({ controllers: [OperationsController], providers: [Sweep] })
export class OperationsModule {}
