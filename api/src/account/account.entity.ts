import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditorScope, CalendarDay, FactId, Instant, PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import { dayColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

/** A way to sign in. A working row: what it may do is recorded in `permission_grant`. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  signInName!: string;

  /** SHA-256 of the name in lower case: the way to the row before the employer is known. */
  @Column('bytea')
  signInNameSha256!: Buffer;

  @Column('uuid', { nullable: true })
  personId!: PersonId | null;

  @Column('text')
  passwordHash!: string;

  /** The post shown in the switcher. Not null makes this a demonstration account. */
  @Column('text', { nullable: true })
  demonstrationPost!: string | null;

  @Column(instantColumn)
  openedAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  closedAt!: Instant | null;

  /** Sessions that began at or before this instant have ended. */
  @Column({ ...instantColumn, nullable: true })
  sessionsEndedAt!: Instant | null;

  @Column({ ...instantColumn, nullable: true })
  lastSignInAt!: Instant | null;
}

/** A link with which the holder of an account sets their own password, once. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('bytea')
  tokenSha256!: Buffer;

  @Column('uuid')
  madeBy!: string;

  @Column(instantColumn)
  expiresAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  usedAt!: Instant | null;
}

/** That a link was made with which the password of an account can be set; whoever signs rests on it. */
@Entity('account_invitation')
export class AccountInvitationEntity extends FactColumns {
  @Column('uuid')
  accountId!: FactId;

  @Column('uuid')
  madeByAccountId!: FactId;

  @Column(instantColumn)
  expiresAt!: Instant;
}

/** That the password of an account was set by a link. */
@Entity('account_invitation_use')
export class AccountInvitationUseEntity extends FactColumns {
  @Column('uuid')
  accountInvitationId!: FactId;
}

/** What an account may do from now on; the latest one governs. */
@Entity('permission_grant')
export class PermissionGrantEntity extends FactColumns {
  static override readonly schemaVersion = 3;

  @Column('uuid')
  accountId!: FactId;

  @Column('text', { array: true })
  permissions!: readonly Permission[];

  /** The last day of an auditor's access; null where it is not given. */
  @Column({ ...dayColumn, nullable: true })
  auditorUntil!: CalendarDay | null;

  /** What of the department the auditor sees; null is all of it. */
  @Column('jsonb', { nullable: true })
  auditorScope!: AuditorScope | null;
}
