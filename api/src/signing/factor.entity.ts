import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactId, Instant, PersonId } from '@oart/competency';
import { countColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

/** A passkey or a PIN with which somebody may sign, from its enrolment on. */
@Entity('signing_factor')
export class SigningFactorEntity extends FactColumns {
  @Column('uuid')
  accountId!: string;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  kind!: 'passkey' | 'pin';

  @Column('text', { nullable: true })
  name!: string | null;

  /** Base64url, as the browser gives it; this and the three below are of passkeys alone. */
  @Column('text', { nullable: true })
  credentialId!: string | null;

  /** COSE key, base64url. */
  @Column('text', { nullable: true })
  publicKey!: string | null;

  @Column('text', { nullable: true })
  rpId!: string | null;

  @Column('text', { array: true, nullable: true })
  transports!: string[] | null;
}

/** That a passkey or a PIN signs nothing any more. */
@Entity('signing_factor_revocation')
export class SigningFactorRevocationEntity extends FactColumns {
  @Column('uuid')
  factorId!: FactId;
}

/** What changes about a factor. The hash of a PIN is no fact: it could be guessed from for ever. */
@Entity('signing_factor_state')
export class SigningFactorStateEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: FactId;

  /** The counter of a passkey when it last signed; 0 where it keeps none. */
  @Column(countColumn)
  signCount!: number;

  @Column({ ...instantColumn, nullable: true })
  lastUsedAt!: Instant | null;

  @Column('text', { nullable: true })
  pinHash!: string | null;
}

/** A passkey that is about to be enrolled. */
@Entity('passkey_enrolment')
export class PasskeyEnrolmentEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('text')
  challenge!: string;

  @Column(instantColumn)
  expiresAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  usedAt!: Instant | null;
}
