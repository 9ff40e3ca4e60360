import { Column, Entity } from 'typeorm';
import type { CalendarDay, EvidenceId, Instant, PersonId } from '@oart/competency';
import { dayColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('passport_key')
export class PassportKeyEntity extends FactColumns {
  /** SHA-256 of the raw public key, lower-case hex. */
  @Column('text')
  keyId!: string;

  /** 32 bytes, base64url. */
  @Column('text')
  publicKey!: string;
}

@Entity('passport_issue')
export class PassportIssueEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('uuid')
  passportKeyId!: string;

  /** Of the signed document. */
  @Column('text')
  sha256!: string;

  @Column(dayColumn)
  validUntil!: CalendarDay;

  /** Under which live suspensions are stated; null: they are not. */
  @Column('text', { nullable: true })
  agreement!: string | null;
}

@Entity('trusted_issuer')
export class TrustedIssuerEntity extends FactColumns {
  @Column('uuid')
  issuerEmployerId!: string;

  @Column('text')
  issuerName!: string;

  @Column('text')
  keyId!: string;

  @Column('text')
  publicKey!: string;

  @Column('text')
  checkedHow!: string;
}

@Entity('trusted_issuer_withdrawal')
export class TrustedIssuerWithdrawalEntity extends FactColumns {
  @Column('uuid')
  trustedIssuerId!: string;

  @Column('text')
  reason!: string;
}

@Entity('passport_import')
export class PassportImportEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('uuid')
  trustedIssuerId!: string;

  /** The issuer's own id of it. */
  @Column('uuid')
  passportId!: string;

  @Column('text')
  sha256!: string;

  @Column(instantColumn)
  issuedAt!: Instant;

  @Column(dayColumn)
  validUntil!: CalendarDay;

  @Column('text', { nullable: true })
  nameAsPrinted!: string | null;
}

@Entity('passport_record')
export class PassportRecordEntity extends FactColumns {
  @Column('uuid')
  passportImportId!: string;

  @Column('uuid')
  evidenceId!: EvidenceId;

  @Column('uuid')
  issuerRecordId!: string;

  @Column('text', { nullable: true })
  fileSha256!: string | null;
}
