import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactId } from '@oart/competency';
import { FactColumns } from '../ledger/fact-columns.ts';

/** That a computer is enrolled: a PIN counts there. */
@Entity('workstation')
export class WorkstationEntity extends FactColumns {
  @Column('text')
  name!: string;

  /** In hex; the token itself is only in the cookie of that computer. */
  @Column('text')
  tokenSha256!: string;
}

/** That no PIN counts at a computer any more. */
@Entity('workstation_revocation')
export class WorkstationRevocationEntity extends FactColumns {
  @Column('uuid')
  workstationId!: FactId;
}

/** A session, by its id, that began at an enrolled computer. */
@Entity('workstation_session')
export class WorkstationSessionEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  workstationId!: FactId;
}
