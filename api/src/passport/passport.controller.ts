import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { PassportIssuedView, PassportReadingView, PassportsView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { PassportImportService } from './passport-import.service.ts';
import { PassportIssueService } from './passport-issue.service.ts';
import {
  PassportIssueRequestDto,
  PassportIssuedViewDto,
  PassportReadingViewDto,
  PassportTextRequestDto,
  PassportsViewDto,
} from './passport.dto.ts';
import { PassportService } from './passport.service.ts';

@ApiTags('passports')
@Controller('people/:id')
export class PassportController {
  readonly #passports: PassportService;
  readonly #issues: PassportIssueService;
  readonly #imports: PassportImportService;

  constructor(
    passports: PassportService,
    issues: PassportIssueService,
    imports: PassportImportService,
  ) {
    this.#passports = passports;
    this.#issues = issues;
    this.#imports = imports;
  }

  @Get('passports')
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({ summary: 'Passports issued about a person, and those taken for them' })
  @ApiOkResponse({ type: PassportsViewDto })
  list(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<PassportsView> {
    return this.#passports.list(caller, id as PersonId);
  }

  @Post('passports')
  @Requires('staff-member', 'entitler')
  @ApiOperation({ summary: 'Issue a passport: signed, and recorded by its hash' })
  @ApiCreatedResponse({ type: PassportIssuedViewDto })
  issue(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() asked: PassportIssueRequestDto,
  ): Promise<Outcome<PassportIssuedView>> {
    return this.#issues.issue(request, caller, id as PersonId, asked);
  }

  @Post('passport-readings')
  @HttpCode(200)
  @Requires('staff-member', 'verifier', 'assessor')
  @ApiOperation({ summary: 'What the import of a passport would record; records nothing' })
  @ApiOkResponse({ type: PassportReadingViewDto })
  read(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() text: PassportTextRequestDto,
  ): Promise<PassportReadingView> {
    return this.#imports.read(caller, id as PersonId, text);
  }

  @Post('passport-imports')
  @Requires('staff-member', 'verifier', 'assessor')
  @ApiOperation({ summary: 'Take another employer’s passport: its records are submitted' })
  @ApiCreatedResponse({ type: RecordedDto })
  import(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() text: PassportTextRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#imports.import(request, caller, id as PersonId, text);
  }
}
