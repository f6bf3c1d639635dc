import { Module } from '@nestjs/common';
import { InstitutionsController } from './institutions.controller.js';
import { AddSchool } from './add-school.js';
import { FindSchoolsAgain } from './find-schools-again.js';
import { NameSchool } from './name-school.js';

@Module({ controllers: [InstitutionsController], providers: [NameSchool, AddSchool, FindSchoolsAgain] })
export class InstitutionsModule {}
