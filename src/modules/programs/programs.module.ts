import { Module } from '@nestjs/common';
import { CatalogController } from './catalog.controller.js';
import { EditProgram } from './edit-program.js';
import { LoadReference } from './load-reference.js';
import { ProgramsController } from './programs.controller.js';
import { ShowCatalog } from './show-catalog.js';

@Module({
  controllers: [CatalogController, ProgramsController],
  providers: [EditProgram, LoadReference, ShowCatalog],
})
export class ProgramsModule {}
