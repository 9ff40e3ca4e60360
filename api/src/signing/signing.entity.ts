import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactId, Instant, PersonId } from '@oart/competency';
import type { SigningFactor } from '@oart/contract';
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

  /** 32 random bytes in hex; null where a process of an older version offered it. */
  @Column('text', { nullable: true })
  random!: string | null;

  @Column(instantColumn)
  expiresAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  usedAt!: Instant | null;
}

/** An electronic signature: who signed what, with which meaning, shown which words. */
@Entity('signature')
export class SignatureEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  signerId!: PersonId;

  @Column('text')
  meaning!: string;

  @Column('text', { nullable: true })
  statement!: string | null;

  @Column('text')
  recordSha256!: string;

  @Column('text')
  factor!: SigningFactor;

  @Column('uuid')
  challengeId!: string;

  @Column('text')
  challengeSha256!: string;

  /** Until when the challenge was good and the random bytes in it: what it takes to make it again. */
  @Column({ ...instantColumn, nullable: true })
  challengeExpiresAt!: Instant | null;

  @Column('text', { nullable: true })
  challengeRandom!: string | null;

  /** The passkey or PIN that signed; null where the password did. */
  @Column('uuid', { nullable: true })
  factorId!: FactId | null;

  /** What the passkey answered, base64url: with its public key, the proof that it did. */
  @Column('text', { nullable: true })
  authenticatorData!: string | null;

  @Column('text', { nullable: true })
  clientDataJson!: string | null;

  @Column('text', { nullable: true })
  passkeySignature!: string | null;
}
