import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { API_KEY_SORTS, ASK_SCOPES } from '@oart/contract';
import type { ApiKeyRequest, ApiKeySort, ApiKeyView, AskScope, Sort } from '@oart/contract';
import { IsOneOf, IsPrintableName, OrAbsent, OrNull } from '../http/fields.ts';
import { AreIds, AreOneOf } from '../http/list-fields.ts';
import { PageQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';

const STATES = ['open', 'closed'] as const;

export class ApiKeyRequestDto implements ApiKeyRequest {
  @ApiProperty({ type: 'string' })
  @IsPrintableName(120)
  readonly title!: string;

  @ApiPropertyOptional({
    type: 'string',
    enum: ASK_SCOPES,
    isArray: true,
    description: 'What the key is good for: `ask` alone where this is left out.',
  })
  @OrAbsent()
  @AreOneOf(ASK_SCOPES)
  readonly scopes?: readonly AskScope[];

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    isArray: true,
    nullable: true,
    description: 'Units that the key may ask about: every unit where this is left out or null.',
  })
  @OrAbsent()
  @OrNull()
  @AreIds(1, 100)
  readonly units?: readonly string[] | null;
}

export class ApiKeyViewDto implements ApiKeyView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', enum: ASK_SCOPES, isArray: true })
  readonly scopes!: readonly AskScope[];

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, nullable: true })
  readonly units!: readonly string[] | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'To the minute; null before the first question.',
  })
  readonly lastUsedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly closedAt!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'Sign-in name of whoever made it; null once that account is closed or that person has left.',
  })
  readonly madeBy!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'Once, in the answer that made it; null where the same request is answered again (Idempotent-Replay): close that key and make another.',
  })
  readonly key!: string | null;
}

export class ApiKeyQuery extends PageQuery {
  @SortsBy(API_KEY_SORTS, 'createdAt')
  readonly sort: Sort<ApiKeySort> = 'createdAt';

  @ApiPropertyOptional({ type: 'string', enum: STATES })
  @OrAbsent()
  @IsOneOf(STATES)
  readonly state?: (typeof STATES)[number];
}
