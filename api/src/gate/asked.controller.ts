import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AskView, AskedAnswerView, DecisionView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { ListOf } from '../http/list-of.ts';
import { AskQuery, DecisionQuery } from './asked-query.dto.ts';
import { AskViewDto, DecisionViewDto } from './asked-view.dto.ts';
import { AskedService } from './asked.service.ts';

/** The answers of a request in one cell, in their order. */
const each = (ask: AskView, of: (answer: AskedAnswerView) => string): string =>
  ask.answers.map(of).join(' ');

@ApiTags('gate')
@Controller('gate')
export class AskedController {
  readonly #asked: AskedService;

  constructor(asked: AskedService) {
    this.#asked = asked;
  }

  @Get('asks')
  @Requires('entitler', 'auditor')
  @ApiOperation({ summary: 'What was asked of the gate and answered, newest first' })
  @ListOf(AskViewDto, 'asks', {
    Id: (ask) => ask.id,
    'Asked at': (ask) => ask.askedAt,
    'Asker id': (ask) => ask.asker.id,
    'Asked with': (ask) => ask.asker.kind,
    Asker: (ask) => ask.asker.title,
    Request: (ask) => ask.requestId,
    Endpoint: (ask) => ask.endpoint,
    Persons: (ask) => each(ask, ({ person }) => person.displayName),
    Tasks: (ask) => each(ask, ({ task }) => task),
    'Treatment sites': (ask) => each(ask, ({ treatmentSite }) => treatmentSite),
    'Unit ids': (ask) => each(ask, ({ unitId }) => unitId),
    'Adaptation types': (ask) => each(ask, ({ adaptationType }) => adaptationType ?? '-'),
    Fractions: (ask) => each(ask, ({ fraction }) => fraction ?? '-'),
    Supervisors: (ask) => each(ask, ({ supervisor }) => supervisor?.displayName ?? '-'),
    Outcomes: (ask) => each(ask, ({ outcome }) => outcome),
    Reasons: (ask) => each(ask, ({ reasons }) => (reasons.length === 0 ? '-' : reasons.join('+'))),
    'Ledger index': (ask) => ask.epoch,
    Seal: (ask) => ask.sealIndex,
    Place: (ask) => ask.place,
  })
  asks(@Caller() caller: Caller, @Query() query: AskQuery): Promise<Page<AskView>> {
    return this.#asked.asks(caller, query);
  }

  @Get('decisions')
  @Requires('entitler', 'auditor')
  @ApiOperation({ summary: 'Decisions that were signed upon, newest first' })
  @ListOf(DecisionViewDto, 'decisions', {
    Id: (decision) => decision.id,
    'Recorded at': (decision) => decision.recordedAt,
    'Evaluated at': (decision) => decision.evaluatedAt,
    Person: (decision) => decision.person.displayName,
    Task: (decision) => decision.task,
    'Treatment site': (decision) => decision.treatmentSite,
    'Unit id': (decision) => decision.unitId,
    'Adaptation type': (decision) => decision.adaptationType,
    Fraction: (decision) => decision.fraction,
    Supervisor: (decision) => decision.supervisor?.displayName ?? null,
    Outcome: (decision) => decision.outcome,
    Reasons: (decision) => decision.reasons.join(' '),
    'Entitlement id': (decision) => decision.entitlementId,
    Framework: (decision) => decision.frameworkVersion,
    'Ledger index': (decision) => decision.ledgerIndex,
    'Known at': (decision) => decision.knownAt,
  })
  decisions(@Caller() caller: Caller, @Query() query: DecisionQuery): Promise<Page<DecisionView>> {
    return this.#asked.decisions(caller, query);
  }
}
