import { Module } from '@nestjs/common';
import { EditProgram } from './edit-program.js';
import { LoadReference } from './load-reference.js';
import { ProgramsController } from './programs.controller.js';

@Module({ controllers: [ProgramsController], providers: [EditProgram, LoadReference] })
export class ProgramsModule {}
