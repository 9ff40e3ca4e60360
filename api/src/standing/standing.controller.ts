import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type {
  HistoryEntryView,
  Page,
  PersonExperienceView,
  RoleRequirementsView,
  StandingDifferenceView,
  StandingView,
} from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { PersonExperienceViewDto } from './experience.dto.ts';
import { ExperienceService } from './experience.service.ts';
import { HistoryEntryViewDto, HistoryQuery } from './history.dto.ts';
import { HistoryService } from './history.service.ts';
import { RequirementsService } from './requirements.service.ts';
import { RoleRequirementsViewDto } from './requirements-view.dto.ts';
import { RequirementsQuery, StandingQueryDto } from './standing-query.dto.ts';
import { StandingDifferenceQuery, StandingDifferenceViewDto } from './standing-difference.dto.ts';
import { StandingDifferenceService } from './standing-difference.service.ts';
import { StandingViewDto } from './standing-view.dto.ts';
import { StandingService } from './standing.service.ts';
import { RECORD_READERS } from './reader.ts';

@ApiTags('standing')
@Controller('people')
export class StandingController {
  readonly #standing: StandingService;
  readonly #requirements: RequirementsService;

  readonly #differences: StandingDifferenceService;
  readonly #experience: ExperienceService;
  readonly #history: HistoryService;

  constructor(
    standing: StandingService,
    requirements: RequirementsService,
    differences: StandingDifferenceService,
    experience: ExperienceService,
    history: HistoryService,
  ) {
    this.#standing = standing;
    this.#requirements = requirements;
    this.#differences = differences;
    this.#experience = experience;
    this.#history = history;
  }

  @Get('me/standing')
  @Requires('staff-member')
  @ApiOperation({ summary: 'What the caller may do on a unit, and what is missing' })
  @ApiOkResponse({ type: StandingViewDto })
  showOwn(@Caller() caller: Caller, @Query() asked: StandingQueryDto): Promise<StandingView> {
    return this.#standing.showOwn(caller, asked);
  }

  @Get(':id/standing')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'What a person may do on a unit, at the level of the reader' })
  @ApiOkResponse({ type: StandingViewDto })
  show(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() asked: StandingQueryDto,
  ): Promise<StandingView> {
    return this.#standing.show(caller, id as PersonId, asked);
  }

  @Get(':id/standing/difference')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Standing at an instant as it was known then and as it is known now' })
  @ApiOkResponse({ type: StandingDifferenceViewDto })
  difference(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() asked: StandingDifferenceQuery,
  ): Promise<StandingDifferenceView> {
    return this.#differences.show(caller, id as PersonId, asked);
  }

  @Get(':id/experience')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Experience that the framework asks for, with the whole calculation' })
  @ApiOkResponse({ type: PersonExperienceViewDto })
  experience(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() asked: RequirementsQuery,
  ): Promise<PersonExperienceView> {
    return this.#experience.show(caller, id as PersonId, asked);
  }

  @Get(':id/history')
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({
    summary:
      'What happened with a person, newest first: what was recorded, and what was worked out',
  })
  @ListOf(HistoryEntryViewDto, 'history', {
    At: ({ at }) => at,
    Kind: ({ kind }) => kind,
    What: ({ sentence }) => sentence,
    By: ({ by }) => by?.displayName ?? '',
    Ledger: ({ ledgerIndex }) => ledgerIndex ?? '',
  })
  history(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: HistoryQuery,
  ): Promise<Page<HistoryEntryView>> {
    return this.#history.list(caller, id as PersonId, query);
  }

  @Get(':id/requirements')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Every requirement of every role, met or not, and who can cure it' })
  @ApiOkResponse({ type: RoleRequirementsViewDto, isArray: true })
  requirements(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() asked: RequirementsQuery,
  ): Promise<readonly RoleRequirementsView[]> {
    return this.#requirements.show(caller, id as PersonId, asked);
  }
}
