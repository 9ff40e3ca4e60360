import { AuditorScopeDto } from '../account/auditor-scope.dto.ts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PERMISSIONS } from '@oart/contract';
import type { Permission, SessionView, SignInRequest } from '@oart/contract';
import { INSTALLATION_KINDS } from '../config/settings.ts';
import type { InstallationKind } from '../config/settings.ts';

export class SignInRequestDto implements SignInRequest {
  @ApiProperty({ type: 'string', maxLength: 100 })
  @IsString({ message: 'Give the sign-in name.' })
  @MaxLength(100, { message: 'A sign-in name has at most 64 characters.' })
  readonly signInName!: string;

  @ApiProperty({ type: 'string', format: 'password', maxLength: 200 })
  @IsString({ message: 'Give the password.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
  readonly password!: string;
}

class SessionAccountDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly signInName!: string;
}

class SessionPersonDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;

  @ApiProperty({ type: 'string' })
  readonly staffNumber!: string;
}

class SessionEmployerDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string', example: 'Europe/London' })
  readonly timeZone!: string;
}

class WaitingDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly toVerify!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly toAccept!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly toEntitle!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly toReview!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly toReviewOffline!: number;
}

export class SessionViewDto implements SessionView {
  @ApiProperty({ type: SessionAccountDto })
  readonly account!: SessionAccountDto;

  @ApiProperty({ type: SessionPersonDto, nullable: true })
  readonly person!: SessionPersonDto | null;

  @ApiProperty({ type: SessionEmployerDto })
  readonly employer!: SessionEmployerDto;

  @ApiProperty({ enum: PERMISSIONS, isArray: true, type: 'string' })
  readonly permissions!: readonly Permission[];

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly auditorUntil!: string | null;

  @ApiProperty({ type: AuditorScopeDto, nullable: true })
  readonly auditorScope!: AuditorScopeDto | null;

  @ApiProperty({ type: 'string', enum: INSTALLATION_KINDS })
  readonly database!: InstallationKind;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly now!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly today!: string;

  @ApiProperty({ type: 'integer', minimum: -1 })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: WaitingDto })
  readonly waiting!: WaitingDto;
}
