import { Module } from '@nestjs/common';
import { InstitutionsController } from './institutions.controller.js';
import { FindSchoolsAgain } from './find-schools-again.js';
import { NameSchool } from './name-school.js';

@Module({ controllers: [InstitutionsController], providers: [NameSchool, FindSchoolsAgain] })
export class InstitutionsModule {}
