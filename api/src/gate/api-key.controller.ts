import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ApiKeyView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { ApiKeyQuery, ApiKeyRequestDto, ApiKeyViewDto } from './api-key.dto.ts';
import { ApiKeyService } from './api-key.service.ts';

@ApiTags('keys')
@Controller('keys')
export class ApiKeyController {
  readonly #keys: ApiKeyService;

  constructor(keys: ApiKeyService) {
    this.#keys = keys;
  }

  @Post()
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Make a key for a service that asks the gate; it is shown once' })
  @ApiCreatedResponse({ type: ApiKeyViewDto })
  make(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() key: ApiKeyRequestDto,
  ): Promise<Outcome<ApiKeyView>> {
    return this.#keys.make(request, caller, key);
  }

  @Get()
  @Requires('system-administrator')
  @ApiOperation({ summary: 'List the keys, without the keys themselves' })
  @ListOf(ApiKeyViewDto, 'keys', {
    Id: (key) => key.id,
    Title: (key) => key.title,
    Scopes: (key) => key.scopes.join(' '),
    'Unit ids': (key) => key.units?.join(' ') ?? null,
    'Created at': (key) => key.createdAt,
    'Last used at': (key) => key.lastUsedAt,
    'Closed at': (key) => key.closedAt,
    'Made by': (key) => key.madeBy,
  })
  list(@Caller() caller: Caller, @Query() query: ApiKeyQuery): Promise<Page<ApiKeyView>> {
    return this.#keys.list(caller, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Close a key' })
  @ApiNoContentResponse()
  close(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.#keys.close(caller, id);
  }
}
