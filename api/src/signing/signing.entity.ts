import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import { instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

/** What somebody is about to sign, for a few minutes. */
@Entity('signing_challenge')
export class SigningChallengeEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  signerId!: PersonId;

  @Column('text')
  meaning!: string;

  @Column('text')
  statement!: string;

  @Column('text')
  recordSha256!: string;

  /** SHA-256 over record, meaning, signer, expiry and random bytes. */
  @Column('text')
  challengeSha256!: string;

  @Column(instantColumn)
  expiresAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  usedAt!: Instant | null;
}

/** An electronic signature: who signed what, with which meaning, shown which words. */
@Entity('signature')
export class SignatureEntity extends FactColumns {
  @Column('uuid')
  signerId!: PersonId;

  @Column('text')
  meaning!: string;

  @Column('text', { nullable: true })
  statement!: string | null;

  @Column('text')
  recordSha256!: string;

  @Column('text')
  factor!: 'password';

  @Column('uuid')
  challengeId!: string;

  @Column('text')
  challengeSha256!: string;
}
