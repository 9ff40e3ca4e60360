import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { ApiKeyView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ApiKeyRequestDto, ApiKeyViewDto } from './api-key.dto.ts';
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
  make(@Caller() caller: Caller, @Body() request: ApiKeyRequestDto): Promise<ApiKeyView> {
    return this.#keys.make(caller, request);
  }

  @Get()
  @Requires('system-administrator')
  @ApiOperation({ summary: 'List the keys, without the keys themselves' })
  @ApiOkResponse({ type: ApiKeyViewDto, isArray: true })
  list(@Caller() caller: Caller): Promise<readonly ApiKeyView[]> {
    return this.#keys.list(caller);
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
