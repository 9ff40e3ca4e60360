import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RegistrationListRecorded, RegistrationListView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  RegistrationListRecordedDto,
  RegistrationListRequestDto,
  RegistrationListViewDto,
} from './registration-list.dto.ts';
import { RegistrationListService } from './registration-list.service.ts';

@ApiTags('people')
@Controller('registration-checks')
export class RegistrationListController {
  readonly #lists: RegistrationListService;

  constructor(lists: RegistrationListService) {
    this.#lists = lists;
  }

  @Post('reading')
  @HttpCode(200)
  @Requires('staffing-records')
  @ApiOperation({ summary: 'What would become of each line of a list; records nothing' })
  @ApiOkResponse({ type: RegistrationListViewDto })
  read(
    @Caller() caller: Caller,
    @Body() list: RegistrationListRequestDto,
  ): Promise<RegistrationListView> {
    return this.#lists.read(caller, list);
  }

  @Post()
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Record checks of many registrations: every line, or none' })
  @ApiCreatedResponse({ type: RegistrationListRecordedDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Body() list: RegistrationListRequestDto,
  ): Promise<Outcome<RegistrationListRecorded>> {
    return this.#lists.record(request, list);
  }
}
