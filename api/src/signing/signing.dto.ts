import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { SIGNING_FACTORS } from '@oart/contract';
import type {
  PasskeyAssertion,
  PasskeyQuestion,
  PasskeyReference,
  SignatureInput,
  SignatureView,
  SigningChallenge,
  SigningFactor,
} from '@oart/contract';
import { IsId, OrAbsent } from '../http/fields.ts';
import { LONGEST_PIN } from './weak-pin.ts';

/** Bytes in base64url as a browser gives them, 1 to `longest` characters. */
export function IsBase64Url(longest: number): PropertyDecorator {
  return Matches(new RegExp(`^[A-Za-z0-9_-]{1,${String(longest)}}$`), {
    message: 'Give base64url as the browser gives it.',
  });
}

export class PasskeyAssertionDto implements PasskeyAssertion {
  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(1400)
  readonly credentialId!: string;

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(2000)
  readonly authenticatorData!: string;

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(4000)
  readonly clientDataJSON!: string;

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(1400)
  readonly signature!: string;
}

/** The field `signature` of every request that signs: `@ValidateNested() @Type(() => SignatureInputDto)`. */
export class SignatureInputDto implements SignatureInput {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly challengeId!: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'password',
    maxLength: 200,
    description: 'The password again. Exactly one of password, pin and passkey is given.',
  })
  @OrAbsent()
  @IsString({ message: 'Give the password again.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
  readonly password?: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'password',
    maxLength: 200,
    description: 'Counts for acts at the console and their supervision alone.',
  })
  @OrAbsent()
  @IsString({ message: 'Give the PIN.' })
  @MaxLength(200, { message: `A PIN has at most ${String(LONGEST_PIN)} digits.` })
  readonly pin?: string;

  @ApiPropertyOptional({
    type: PasskeyAssertionDto,
    description: 'What the passkey answered to `passkey` of the challenge.',
  })
  @OrAbsent()
  @ValidateNested()
  @Type(() => PasskeyAssertionDto)
  readonly passkey?: PasskeyAssertionDto;
}

export class PasskeyReferenceDto implements PasskeyReference {
  @ApiProperty({ type: 'string', enum: ['public-key'] })
  readonly type!: 'public-key';

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  readonly id!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly transports!: readonly string[];
}

class PasskeyQuestionDto implements PasskeyQuestion {
  @ApiProperty({ type: 'string', description: 'Base64url of the 32 bytes that are signed.' })
  readonly challenge!: string;

  @ApiProperty({ type: 'string' })
  readonly rpId!: string;

  @ApiProperty({ type: PasskeyReferenceDto, isArray: true })
  readonly allowCredentials!: readonly PasskeyReferenceDto[];

  @ApiProperty({ type: 'string', enum: ['required'] })
  readonly userVerification!: 'required';

  @ApiProperty({ type: 'integer', description: 'Milliseconds.' })
  readonly timeout!: number;
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

  @ApiProperty({
    type: 'string',
    enum: SIGNING_FACTORS,
    isArray: true,
    description: 'What the signer has and what counts here, in the order to offer it.',
  })
  readonly factors!: readonly SigningFactor[];

  @ApiProperty({
    type: PasskeyQuestionDto,
    nullable: true,
    description: 'PublicKeyCredentialRequestOptionsJSON of WebAuthn; null without a passkey.',
  })
  readonly passkey!: PasskeyQuestionDto | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Why a PIN that may sign this is not offered here; null where that needs no word.',
  })
  readonly noPinBecause!: string | null;
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

  @ApiProperty({ type: 'string', enum: SIGNING_FACTORS })
  readonly factor!: SigningFactor;
}
