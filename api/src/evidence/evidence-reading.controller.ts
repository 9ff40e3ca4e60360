import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ContouringLogView, EvidenceReadingView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { ContouringLogRequestDto, ContouringLogViewDto } from './contouring-log.dto.ts';
import { EvidenceReadingViewDto } from './evidence-reading.dto.ts';
import { EvidenceReadingService } from './evidence-reading.service.ts';
import { IncomingContent } from './incoming-content.ts';

/** Looking at what is about to be uploaded. Nothing here is recorded. */
@ApiTags('evidence')
@Controller('evidence')
export class EvidenceReadingController {
  readonly #reading: EvidenceReadingService;

  constructor(reading: EvidenceReadingService) {
    this.#reading = reading;
  }

  @Post('contouring-log')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({
    summary: 'Read the table of a contouring log before it is sent; records nothing',
  })
  @ApiOkResponse({ type: ContouringLogViewDto })
  log(
    @Caller() caller: Caller,
    @Body() { text }: ContouringLogRequestDto,
  ): Promise<ContouringLogView> {
    return this.#reading.log(caller, text);
  }

  @Post('reading')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({
    summary: 'What the text of a PDF seems to say, for its fields to be confirmed; records nothing',
  })
  @ApiConsumes('application/pdf')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: EvidenceReadingViewDto })
  certificate(
    @Caller() caller: Caller,
    @IncomingContent() content: IncomingContent,
  ): Promise<EvidenceReadingView> {
    return this.#reading.certificate(caller, content);
  }
}
