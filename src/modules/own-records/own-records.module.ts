import { Module } from '@nestjs/common';
import { ImportOwnRecord } from './import-own-record.js';
import { OwnRecordsController } from './own-records.controller.js';

@Module({ controllers: [OwnRecordsController], providers: [ImportOwnRecord] })
export class OwnRecordsModule {}
