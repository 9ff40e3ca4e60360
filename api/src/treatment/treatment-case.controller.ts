import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FractionView, Page, TreatmentCaseView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { CONSOLE_READERS } from './console-readers.ts';
import { FractionPipe } from './fraction.pipe.ts';
import { CaseQuery, FractionViewDto, TreatmentCaseViewDto } from './treatment-view.dto.ts';
import { FractionEndRequestDto, TreatmentCaseRequestDto } from './treatment.dto.ts';
import { TreatmentCaseService } from './treatment-case.service.ts';

@ApiTags('treatment')
@Controller('cases')
export class TreatmentCaseController {
  readonly #cases: TreatmentCaseService;

  constructor(cases: TreatmentCaseService) {
    this.#cases = cases;
  }

  @Post()
  @Requires('staff-member')
  @ApiOperation({ summary: 'Record a case under its opaque reference' })
  @ApiCreatedResponse({ type: TreatmentCaseViewDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Body() treatmentCase: TreatmentCaseRequestDto,
  ): Promise<Outcome<TreatmentCaseView>> {
    return this.#cases.record(request, treatmentCase);
  }

  @Get()
  @Requires(...CONSOLE_READERS)
  @ApiOperation({ summary: 'Cases, newest first' })
  @ListOf(TreatmentCaseViewDto, 'cases', {
    Reference: (each) => each.reference,
    'Unit id': (each) => each.unitId,
    'Treatment site': (each) => each.treatmentSite,
    'Fractions planned': (each) => each.fractionsPlanned,
    'Recorded at': (each) => each.recordedAt,
  })
  list(@Caller() caller: Caller, @Query() query: CaseQuery): Promise<Page<TreatmentCaseView>> {
    return this.#cases.list(caller, query);
  }

  @Get(':reference/fractions/:fraction')
  @Requires(...CONSOLE_READERS)
  @ApiOperation({ summary: 'The acts of a fraction in order' })
  @ApiOkResponse({ type: FractionViewDto })
  fraction(
    @Caller() caller: Caller,
    @Param('reference') reference: string,
    @Param('fraction', FractionPipe) fraction: number,
  ): Promise<FractionView> {
    return this.#cases.fraction(caller, { case: reference, fraction });
  }

  @Post(':reference/fractions/:fraction/end')
  @Requires('staff-member')
  @ApiOperation({ summary: 'How the fraction ended; nothing is signed in it afterwards' })
  @ApiCreatedResponse({ type: RecordedDto })
  end(
    @RecordingRequest() request: RecordingRequest,
    @Param('reference') reference: string,
    @Param('fraction', FractionPipe) fraction: number,
    @Body() end: FractionEndRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#cases.end(request, { case: reference, fraction }, end);
  }
}
