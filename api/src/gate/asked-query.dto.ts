import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@oart/competency';
import { ASK_SORTS, DECISION_SORTS } from '@oart/contract';
import type { AskSort, AskedAnswerView, DecisionSort, Sort } from '@oart/contract';
import { IsFrameworkId, IsId, IsInstant, IsOneOf, OrAbsent } from '../http/fields.ts';
import { FactListQuery, PageQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';

export const OUTCOMES = ['PERMIT', 'PERMIT_SUPERVISED', 'DENY'] as const;

const Id = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', format: 'uuid', description }),
    OrAbsent(),
    IsId(),
  );
const FrameworkId = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', description }),
    OrAbsent(),
    IsFrameworkId(),
  );
const Since = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', format: 'date-time', description }),
    OrAbsent(),
    IsInstant(),
  );
const Outcome = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', enum: OUTCOMES }),
    OrAbsent(),
    IsOneOf(OUTCOMES),
  );

/** What asks are looked for by; several together must hold of one answer of the request. */
export class AskQuery extends PageQuery {
  @SortsBy(ASK_SORTS, '-askedAt')
  readonly sort: Sort<AskSort> = '-askedAt';

  @Id('Asked about this person.')
  readonly person?: string;

  @FrameworkId('For this task.')
  readonly task?: string;

  @FrameworkId('For this treatment site.')
  readonly treatmentSite?: string;

  @Id('On this unit.')
  readonly unit?: string;

  @Outcome()
  readonly outcome?: AskedAnswerView['outcome'];

  @Id('Asked by this account or key.')
  readonly asker?: string;

  @Since('Asked at this instant or later.')
  readonly from?: Instant;

  @Since('Asked before this instant.')
  readonly until?: Instant;
}

/** What signed decisions are looked for by. */
export class DecisionQuery extends FactListQuery {
  @SortsBy(DECISION_SORTS, '-recordedAt')
  readonly sort: Sort<DecisionSort> = '-recordedAt';

  @Id('About this person.')
  readonly person?: string;

  @FrameworkId('For this task.')
  readonly task?: string;

  @FrameworkId('For this treatment site.')
  readonly treatmentSite?: string;

  @Id('On this unit.')
  readonly unit?: string;

  @Outcome()
  readonly outcome?: AskedAnswerView['outcome'];

  @Since('Recorded at this instant or later.')
  readonly from?: Instant;

  @Since('Recorded before this instant.')
  readonly until?: Instant;
}
