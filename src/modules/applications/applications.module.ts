import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications.controller.js';
import { ShowApplication } from './show-application.js';
import { ShowHistory } from './show-history.js';
import { StartApplication } from './start-application.js';

@Module({
  controllers: [ApplicationsController],
  providers: [StartApplication, ShowApplication, ShowHistory],
})
export class ApplicationsModule {}
