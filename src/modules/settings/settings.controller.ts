import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SettingsChange, SettingsView } from '../../contract/settings.js';
import { Roles, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { ChangeSettings } from './change-settings.js';

@ApiTags('settings')
@Controller()
export class SettingsController {
  constructor(private readonly changing: ChangeSettings) {}

  @Get('staff/settings')
  @Roles(...STAFF)
  @Answers(200, SettingsView, 'What the office has set for itself')
  show(): Promise<SettingsView> {
    return this.changing.show();
  }

  @Put('admin/settings')
  @Roles('admin')
  @Answers(200, SettingsView, 'The settings are changed, with a reason and an audit entry')
  change(
    @Who() caller: Caller,
    @Body({ schema: SettingsChange }) change: SettingsChange,
  ): Promise<SettingsView> {
    return this.changing.run(caller, change);
  }
}
