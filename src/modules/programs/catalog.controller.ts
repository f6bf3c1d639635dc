import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CatalogView } from '../../contract/catalog.js';
import { Anyone } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { ShowCatalog } from './show-catalog.js';

@ApiTags('programs')
@Controller('catalog')
export class CatalogController {
  constructor(private readonly showing: ShowCatalog) {}

  @Get()
  @Anyone()
  @Answers(200, CatalogView, 'Every course of the school that its pages show, online and on campus')
  show(): CatalogView {
    return this.showing.run();
  }
}
