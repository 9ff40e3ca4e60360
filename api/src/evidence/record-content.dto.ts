import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { Reflection } from '@oart/competency';
import type { ParticipantRequest, SupervisedCaseRequest, SupervisedCaseView } from '@oart/contract';
import { IsDay, IsFrameworkId, IsId, IsPrintableName, IsSafeText } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';

/** As the oncology information system holds it; the same as in acts. */
const REFERENCE = /^[A-Z0-9]{1,16}$/;
const REFERENCE_MESSAGE =
  'Give the department’s own case reference: 1 to 16 capital letters and digits, nothing of the patient.';
const MOST_CASES = 200;
const MOST_PARTICIPANTS = 50;

export class SupervisedCaseDto implements SupervisedCaseRequest {
  @ApiProperty({ type: 'string', pattern: REFERENCE.source })
  @Matches(REFERENCE, { message: REFERENCE_MESSAGE })
  readonly reference!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly on!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly supervisorId!: string;

  @ApiProperty({ type: 'boolean', description: 'Whether the supervisor had to step in.' })
  @IsBoolean({ message: 'Say whether there was an intervention: true or false.' })
  readonly intervention!: boolean;

  @ApiProperty({ type: 'string', maxLength: 300 })
  @IsSafeText(300)
  readonly outcome!: string;
}

export class ReflectionAnswerDto {
  @ApiProperty({ type: 'string', maxLength: 200 })
  @IsSafeText(200)
  readonly prompt!: string;

  @ApiProperty({ type: 'string', maxLength: 4000 })
  @IsSafeText(4000)
  readonly text!: string;
}

export class ReflectionDto implements Reflection {
  @ApiProperty({ type: ReflectionAnswerDto, isArray: true })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReflectionAnswerDto)
  readonly answers!: readonly ReflectionAnswerDto[];

  @ApiProperty({ type: 'string', isArray: true })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(REFERENCE, { each: true, message: REFERENCE_MESSAGE })
  readonly caseReferences!: readonly string[];
}

export function AreSupervisedCases(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_CASES, { message: `Give at most ${String(MOST_CASES)} cases.` }),
    ValidateNested({ each: true }),
    Type(() => SupervisedCaseDto),
  );
}

export class ParticipantDto implements ParticipantRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly personId!: string;

  @ApiProperty({ type: 'string' })
  @IsPrintableName(200)
  readonly nameAsPrinted!: string;
}

export function AreParticipants(): PropertyDecorator {
  const message = `Name 2 to ${String(MOST_PARTICIPANTS)} people.`;
  return applyDecorators(
    IsArray({ message }),
    ArrayMinSize(2, { message }),
    ArrayMaxSize(MOST_PARTICIPANTS, { message }),
    ArrayUnique(({ personId }: ParticipantDto) => personId, { message: 'Name everybody once.' }),
    ValidateNested({ each: true }),
    Type(() => ParticipantDto),
  );
}

export class SupervisedCaseViewDto implements SupervisedCaseView {
  @ApiProperty({ type: 'string' })
  readonly reference!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly on!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly supervisor!: PersonRefDto;

  @ApiProperty({ type: 'boolean' })
  readonly intervention!: boolean;

  @ApiProperty({ type: 'string' })
  readonly outcome!: string;
}
