import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ColumnChange, ColumnTrial, TableColumns as View } from '../../contract/table-columns.js';
import { Roles, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { TableColumns } from './table-columns.js';

@ApiTags('transcripts')
@Controller('transcripts/:id/columns')
export class ColumnsController {
  constructor(private readonly columns: TableColumns) {}

  @Get()
  @Roles('registrar')
  @Answers(200, View, 'What each column of a table was taken for, its first rows, and how it reads')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<View> {
    return this.columns.show(id, null);
  }

  @Post('trial')
  @Roles('registrar')
  @HttpCode(200)
  @Answers(200, View, 'How the table would read with these columns; nothing is saved')
  try(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: ColumnTrial }) { fields }: z.infer<typeof ColumnTrial>,
  ): Promise<View> {
    return this.columns.show(id, fields);
  }

  @Post()
  @Roles('registrar')
  @HttpCode(204)
  @Answers(204, null, 'The columns are kept for this sender, and the document is read again with them')
  save(
    @Who() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: ColumnChange }) change: ColumnChange,
  ): Promise<void> {
    return this.columns.save(caller, id, change);
  }
}
