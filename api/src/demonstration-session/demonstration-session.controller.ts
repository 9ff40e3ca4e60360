import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DemonstrationPerson } from '@oart/contract';
import { Public } from '../http/access.ts';
import { setSessionCookie } from '../session/session-cookie.ts';
import { renewWorkstationCookie, workstationTokenOf } from '../workstation/workstation-cookie.ts';
import { DemonstrationEntryDto, DemonstrationPersonDto } from './demonstration-session.dto.ts';
import { DemonstrationSessionService } from './demonstration-session.service.ts';

@ApiTags('demonstration')
@Controller('demonstration')
export class DemonstrationSessionController {
  readonly #demonstration: DemonstrationSessionService;

  constructor(demonstration: DemonstrationSessionService) {
    this.#demonstration = demonstration;
  }

  @Get('people')
  @Public()
  @ApiOperation({ summary: 'Whom a visitor may be; only in a demonstration database' })
  @ApiOkResponse({ type: DemonstrationPersonDto, isArray: true })
  people(): Promise<readonly DemonstrationPerson[]> {
    return this.#demonstration.people();
  }

  @Post('session')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Be one of them; only in a demonstration database' })
  @ApiNoContentResponse()
  async enter(
    @Body() entry: DemonstrationEntryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const place = { workstationToken: workstationTokenOf(request) };
    setSessionCookie(reply, await this.#demonstration.enter(entry.accountId, place));
    renewWorkstationCookie(request, reply);
  }
}
