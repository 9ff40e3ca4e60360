import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type {
  PassportKeyView,
  PassportTrustView,
  TrustedIssuerRequest,
  TrustedIssuerView,
  TrustedIssuerWithdrawalRequest,
} from '@oart/contract';
import { IsId, IsPrintableName, IsSafeText } from '../http/fields.ts';

export class TrustedIssuerRequestDto implements TrustedIssuerRequest {
  @ApiProperty({ type: 'string', format: 'uuid', description: 'Of the other employer.' })
  @IsId()
  readonly employerId!: string;

  @ApiProperty({ type: 'string', maxLength: 120 })
  @IsPrintableName(120)
  readonly name!: string;

  @ApiProperty({ type: 'string', description: 'Ed25519: 32 bytes in base64url.' })
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'Give the public key: 43 characters of base64url.' })
  readonly publicKey!: string;

  @ApiProperty({ type: 'string', maxLength: 500 })
  @IsSafeText(500)
  readonly checkedHow!: string;
}

export class TrustedIssuerWithdrawalRequestDto implements TrustedIssuerWithdrawalRequest {
  @ApiProperty({ type: 'string', maxLength: 500 })
  @IsSafeText(500)
  readonly reason!: string;
}

class TrustWithdrawnDto {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly by!: string;

  @ApiProperty({ type: 'string' })
  readonly reason!: string;
}

class TrustedIssuerViewDto implements TrustedIssuerView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly employerId!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string' })
  readonly publicKey!: string;

  @ApiProperty({ type: 'string', description: 'SHA-256 of the key, which passports name.' })
  readonly keyId!: string;

  @ApiProperty({ type: 'string' })
  readonly checkedHow!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly addedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly addedBy!: string;

  @ApiProperty({ type: TrustWithdrawnDto, nullable: true })
  readonly withdrawn!: TrustWithdrawnDto | null;
}

class PassportKeyViewDto implements PassportKeyView {
  @ApiProperty({ type: 'string' })
  readonly publicKey!: string;

  @ApiProperty({ type: 'string' })
  readonly keyId!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly since!: string;
}

class PassportEmployerDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}

export class PassportTrustViewDto implements PassportTrustView {
  @ApiProperty({ type: PassportEmployerDto })
  readonly employer!: PassportEmployerDto;

  @ApiProperty({ type: PassportKeyViewDto, isArray: true })
  readonly keys!: readonly PassportKeyViewDto[];

  @ApiProperty({ type: TrustedIssuerViewDto, isArray: true })
  readonly issuers!: readonly TrustedIssuerViewDto[];

  @ApiProperty({ type: 'boolean' })
  readonly mayAdd!: boolean;

  @ApiProperty({ type: 'boolean' })
  readonly mayWithdraw!: boolean;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
