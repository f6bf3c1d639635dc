import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { ShowTrail } from './show-trail.js';

@Module({ controllers: [AuditController], providers: [ShowTrail] })
export class AuditModule {}
