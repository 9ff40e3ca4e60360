import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FILE_REFUSALS } from '@oart/contract';
import type { FileRefusal, Problem, ProblemError as FieldProblem } from '@oart/contract';
import { ReasonViewDto } from './reason.dto.ts';

class FieldProblemDto implements FieldProblem {
  @ApiProperty({
    type: 'string',
    description: 'JSON pointer into the body, or the name of a query parameter or header.',
  })
  readonly pointer!: string;

  @ApiProperty({ type: 'string' })
  readonly message!: string;

  @ApiPropertyOptional({ type: 'string', enum: Object.keys(FILE_REFUSALS) })
  readonly code?: FileRefusal;
}

/** A problem document (RFC 9457): every answer that is not a success. */
export class ProblemDto implements Problem {
  @ApiProperty({ type: 'string', format: 'uri-reference', example: '/problems/not-found' })
  readonly type!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 })
  readonly status!: number;

  @ApiProperty({ type: 'string' })
  readonly detail!: string;

  @ApiProperty({ type: 'string', format: 'uri', description: 'The log line carries the same.' })
  readonly instance!: string;

  @ApiPropertyOptional({ type: FieldProblemDto, isArray: true })
  readonly errors?: readonly FieldProblemDto[];

  @ApiPropertyOptional({ type: ReasonViewDto, isArray: true })
  readonly reasons?: readonly ReasonViewDto[];

  @ApiPropertyOptional({ type: 'integer', description: 'The ledger index now.' })
  readonly ledgerIndex?: number;
}
