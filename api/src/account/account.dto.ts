import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ACCOUNT_SORTS, PERMISSIONS, SHORTEST_PASSWORD } from '@oart/contract';
import type {
  AccountRequest,
  AccountSort,
  AccountView,
  InvitationAcceptance,
  InvitationView,
  PasswordChange,
  Permission,
  PermissionsChange,
  PermissionsRequest,
  Sort,
} from '@oart/contract';
import { IsDay, IsId, IsOneOf, IsSeen, OrAbsent, OrNull } from '../http/fields.ts';
import { PageQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { SortsBy } from '../http/sort.ts';
import { TOKEN_FORM } from '../http/secret-token.ts';
import { AuditorScopeDto } from './auditor-scope.dto.ts';
import { LONGEST_PASSWORD } from './password.ts';

const STATES = ['active', 'closed'] as const;

const PASSWORD = {
  type: 'string',
  format: 'password',
  minLength: SHORTEST_PASSWORD,
  maxLength: LONGEST_PASSWORD,
} as const;

const TOO_LONG = { message: `A password has at most ${String(LONGEST_PASSWORD)} characters.` };

class PermissionsRequestDto implements PermissionsRequest {
  @ApiProperty({ enum: PERMISSIONS, isArray: true, type: 'string' })
  @IsArray({ message: 'Give a list of permissions.' })
  @ArrayMaxSize(PERMISSIONS.length, { message: 'Name each permission once.' })
  @ArrayUnique({ message: 'Name each permission once.' })
  @IsIn(PERMISSIONS, { each: true, message: `Give only: ${PERMISSIONS.join(', ')}.` })
  readonly permissions!: readonly Permission[];

  @ApiPropertyOptional({
    type: 'string',
    format: 'date',
    description: 'Last day of the permission `auditor`, inclusive: today or later, at most a year.',
  })
  @OrAbsent()
  @IsDay()
  readonly auditorUntil?: string;

  @ApiPropertyOptional({
    type: AuditorScopeDto,
    description:
      'What of the department the auditor sees, where not all of it; the account then holds no other permission.',
  })
  @OrAbsent()
  @IsObject({ message: 'Say what the access is limited to.' })
  @ValidateNested()
  @Type(() => AuditorScopeDto)
  readonly auditorScope?: AuditorScopeDto;
}

export class PermissionsChangeDto extends PermissionsRequestDto implements PermissionsChange {
  @IsSeen()
  readonly seen!: number;
}

export class AccountRequestDto extends PermissionsRequestDto implements AccountRequest {
  @ApiProperty({ type: 'string', pattern: '^[a-z0-9][a-z0-9._@-]{2,63}$' })
  @Matches(/^[a-z0-9][a-z0-9._@-]{2,63}$/, {
    message: 'Give a sign-in name of 3 to 64 lower-case letters, digits, dots, hyphens, _ and @.',
  })
  readonly signInName!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  @OrNull()
  @IsId()
  readonly personId!: string | null;

  @ApiProperty({
    ...PASSWORD,
    nullable: true,
    description: 'Null where the holder sets it by a link.',
  })
  @OrNull()
  @IsString({ message: 'Give a first password, or null.' })
  @MaxLength(LONGEST_PASSWORD, TOO_LONG)
  readonly initialPassword!: string | null;
}

export class InvitationViewDto implements InvitationView {
  @ApiProperty({ type: 'string', description: 'Shown once; only its hash is kept.' })
  readonly token!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly expiresAt!: string;
}

export class InvitationAcceptanceDto implements InvitationAcceptance {
  @ApiProperty({ type: 'string' })
  @Matches(TOKEN_FORM, { message: 'This is no link that was given.' })
  readonly token!: string;

  @ApiProperty(PASSWORD)
  @IsString({ message: 'Give the new password.' })
  @MaxLength(LONGEST_PASSWORD, TOO_LONG)
  readonly password!: string;
}

export class PasswordChangeDto implements PasswordChange {
  @ApiProperty({ type: 'string', format: 'password', maxLength: LONGEST_PASSWORD })
  @IsString({ message: 'Give the password in use.' })
  @MaxLength(LONGEST_PASSWORD, TOO_LONG)
  readonly current!: string;

  @ApiProperty(PASSWORD)
  @IsString({ message: 'Give the new password.' })
  @MaxLength(LONGEST_PASSWORD, TOO_LONG)
  readonly next!: string;
}

export class AccountViewDto implements AccountView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly signInName!: string;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly person!: PersonRefDto | null;

  @ApiProperty({ enum: PERMISSIONS, isArray: true, type: 'string' })
  readonly permissions!: readonly Permission[];

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly auditorUntil!: string | null;

  @ApiProperty({ type: AuditorScopeDto, nullable: true })
  readonly auditorScope!: AuditorScopeDto | null;

  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: 'active' | 'closed';

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly lastSignInAt!: string | null;
}

export class AccountQuery extends PageQuery {
  @SortsBy(ACCOUNT_SORTS, 'signInName')
  readonly sort: Sort<AccountSort> = 'signInName';

  @ApiPropertyOptional({ type: 'string', enum: STATES })
  @OrAbsent()
  @IsOneOf(STATES)
  readonly state?: AccountView['state'];
}
