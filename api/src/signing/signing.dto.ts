import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { SignatureInput, SignatureView, SigningChallenge } from '@oart/contract';
import { IsId } from '../http/fields.ts';

/** The field `signature` of every request that signs: `@ValidateNested() @Type(() => SignatureInputDto)`. */
export class SignatureInputDto implements SignatureInput {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly challengeId!: string;

  @ApiProperty({ type: 'string', format: 'password', maxLength: 200 })
  @IsString({ message: 'Give the password again.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
  readonly password!: string;
}

export class SigningChallengeDto implements SigningChallenge {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly challengeId!: string;

  @ApiProperty({ type: 'string', description: 'What the signature will mean, such as `granted`.' })
  readonly meaning!: string;

  @ApiProperty({
    type: 'string',
    description: 'The words to show before signing, as the server made them.',
  })
  readonly statement!: string;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  readonly recordSha256!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly expiresAt!: string;
}

export class SignatureViewDto implements SignatureView {
  @ApiProperty({ type: 'string', description: 'Name of the signer.' })
  readonly signer!: string;

  @ApiProperty({ type: 'string' })
  readonly meaning!: string;

  @ApiProperty({ type: 'string' })
  readonly statement!: string;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  readonly recordSha256!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly signedAt!: string;
}
