import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type {
  PasskeyCreation,
  PasskeyEnrolmentRequest,
  PasskeyEnrolmentStart,
  PasskeyEnrolmentView,
  PasswordLinkView,
  PinRequest,
  SigningFactorView,
  SigningFactorsView,
} from '@oart/contract';
import { IsId, IsPrintableName } from '../http/fields.ts';
import { IsBase64Url, PasskeyReferenceDto } from './signing.dto.ts';
import { LONGEST_PIN, SHORTEST_PIN } from './weak-pin.ts';

const KINDS = ['passkey', 'pin'] as const;
const TRANSPORTS = { message: 'Give the transports as the browser gives them.' };

export class PasskeyEnrolmentStartDto implements PasskeyEnrolmentStart {
  @ApiProperty({ type: 'string', format: 'password', maxLength: 200 })
  @IsString({ message: 'Give the password again.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
  readonly password!: string;
}

export class PinRequestDto extends PasskeyEnrolmentStartDto implements PinRequest {
  @ApiProperty({
    type: 'string',
    format: 'password',
    pattern: `^[0-9]{${String(SHORTEST_PIN)},${String(LONGEST_PIN)}}$`,
  })
  @IsString({ message: 'Give a PIN.' })
  @MaxLength(200, { message: `A PIN has at most ${String(LONGEST_PIN)} digits.` })
  readonly pin!: string;
}

class NewCredentialDto {
  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(1400)
  readonly credentialId!: string;

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(4000)
  readonly clientDataJSON!: string;

  @ApiProperty({ type: 'string', description: 'Base64url.' })
  @IsBase64Url(20_000)
  readonly attestationObject!: string;

  @ApiProperty({ type: 'string', isArray: true, maxItems: 10 })
  @IsArray(TRANSPORTS)
  @ArrayMaxSize(10, TRANSPORTS)
  @Matches(/^[a-z-]{1,20}$/, { each: true, ...TRANSPORTS })
  readonly transports!: readonly string[];
}

export class PasskeyEnrolmentRequestDto implements PasskeyEnrolmentRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly enrolmentId!: string;

  @ApiProperty({ type: 'string', maxLength: 60, description: 'What its holder calls it.' })
  @IsPrintableName(60)
  readonly name!: string;

  @ApiProperty({ type: NewCredentialDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => NewCredentialDto)
  readonly credential!: NewCredentialDto;
}

export class SigningFactorViewDto implements SigningFactorView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: SigningFactorView['kind'];

  @ApiProperty({ type: 'string', nullable: true, description: 'Null for a PIN.' })
  readonly name!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly enrolledAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly lastUsedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly revokedAt!: string | null;
}

class PasswordLinkViewDto implements PasswordLinkView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly usedAt!: string;

  @ApiProperty({ type: 'string', description: 'The sign-in name of the administrator.' })
  readonly madeBy!: string;
}

export class SigningFactorsViewDto implements SigningFactorsView {
  @ApiProperty({
    type: SigningFactorViewDto,
    isArray: true,
    description: 'Those in use first, then the revoked ones; each newest first.',
  })
  readonly factors!: readonly SigningFactorViewDto[];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Why no passkey can be enrolled here; null where one can.',
  })
  readonly noPasskeysBecause!: string | null;

  @ApiProperty({
    type: PasswordLinkViewDto,
    nullable: true,
    description:
      'The link by which the password was last set; null where the holder never used one.',
  })
  readonly passwordLink!: PasswordLinkViewDto | null;

  @ApiProperty({ type: 'boolean', description: 'Whether a PIN counts on this computer.' })
  readonly isAtWorkstation!: boolean;
}

class RelyingPartyDto {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}

class PasskeyUserDto extends RelyingPartyDto {
  @ApiProperty({ type: 'string' })
  readonly displayName!: string;
}

class PasskeyAlgorithmDto {
  @ApiProperty({ type: 'string', enum: ['public-key'] })
  readonly type!: 'public-key';

  @ApiProperty({ type: 'integer', description: 'COSE algorithm.' })
  readonly alg!: number;
}

class AuthenticatorSelectionDto {
  @ApiProperty({ type: 'string', enum: ['preferred'] })
  readonly residentKey!: 'preferred';

  @ApiProperty({ type: 'string', enum: ['required'] })
  readonly userVerification!: 'required';
}

class PasskeyCreationDto implements PasskeyCreation {
  @ApiProperty({ type: 'string', description: 'Base64url.' })
  readonly challenge!: string;

  @ApiProperty({ type: RelyingPartyDto })
  readonly rp!: RelyingPartyDto;

  @ApiProperty({ type: PasskeyUserDto })
  readonly user!: PasskeyUserDto;

  @ApiProperty({ type: PasskeyAlgorithmDto, isArray: true })
  readonly pubKeyCredParams!: readonly PasskeyAlgorithmDto[];

  @ApiProperty({ type: PasskeyReferenceDto, isArray: true })
  readonly excludeCredentials!: readonly PasskeyReferenceDto[];

  @ApiProperty({ type: AuthenticatorSelectionDto })
  readonly authenticatorSelection!: AuthenticatorSelectionDto;

  @ApiProperty({ type: 'string', enum: ['none'] })
  readonly attestation!: 'none';

  @ApiProperty({ type: 'integer', description: 'Milliseconds.' })
  readonly timeout!: number;
}

export class PasskeyEnrolmentViewDto implements PasskeyEnrolmentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly enrolmentId!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly expiresAt!: string;

  @ApiProperty({
    type: PasskeyCreationDto,
    description: 'PublicKeyCredentialCreationOptionsJSON of WebAuthn.',
  })
  readonly options!: PasskeyCreationDto;
}
