import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { AgencyRequestsView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import { AgencyRequestRequestDto, AgencyRequestsViewDto } from './agency-request.dto.ts';
import { AgencyRequestService } from './agency-request.service.ts';

@ApiTags('evidence')
@Controller('people/:id/agency-requests')
export class AgencyRequestController {
  readonly #requests: AgencyRequestService;

  constructor(requests: AgencyRequestService) {
    this.#requests = requests;
  }

  @Get()
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'What agencies were asked for about a person, and what came' })
  @ApiOkResponse({ type: AgencyRequestsViewDto })
  list(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<AgencyRequestsView> {
    return this.#requests.list(caller, id as PersonId);
  }

  @Post()
  @Requires('staffing-records', 'verifier')
  @ApiOperation({ summary: 'Record that an agency was asked for the record it keeps of a person' })
  @ApiCreatedResponse({ type: RecordedDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() asked: AgencyRequestRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#requests.record(request, id as PersonId, asked);
  }
}
