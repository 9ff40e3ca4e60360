import { ApiProperty } from '@nestjs/swagger';
import { READ_FIELDS } from '@oart/competency';
import type { FieldProposal, ReadField } from '@oart/competency';
import type { EvidenceReadingView } from '@oart/contract';

const KINDS = ['nhs-number', 'birth-date'] as const;

class FieldProposalDto implements FieldProposal {
  @ApiProperty({ type: 'string', enum: READ_FIELDS })
  readonly field!: ReadField;

  @ApiProperty({ type: 'string' })
  readonly value!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  readonly page!: number;

  @ApiProperty({ type: 'string', description: 'The words in which it was found.' })
  readonly quote!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Which structure it is about.' })
  readonly structure!: string | null;
}

class IdentifierOnPageDto {
  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: (typeof KINDS)[number];

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    nullable: true,
    description: 'Null where it stands beside the pages: in a property of the file or a bookmark.',
  })
  readonly page!: number | null;
}

export class EvidenceReadingViewDto implements EvidenceReadingView {
  @ApiProperty({ type: FieldProposalDto, isArray: true })
  readonly proposals!: readonly FieldProposalDto[];

  @ApiProperty({ type: IdentifierOnPageDto, isArray: true })
  readonly identifiers!: readonly IdentifierOnPageDto[];
}
