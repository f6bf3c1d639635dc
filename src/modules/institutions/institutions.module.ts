import { Module } from '@nestjs/common';
import { InstitutionsController } from './institutions.controller.js';
import { NameSchool } from './name-school.js';

@Module({ controllers: [InstitutionsController], providers: [NameSchool] })
export class InstitutionsModule {}
