import { Column, Entity } from 'typeorm';
import type { PersonId } from '@oart/competency';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('person')
export class PersonEntity extends FactColumns {
  @Column('text', { nullable: true })
  staffNumber!: string | null;

  @Column('text', { nullable: true })
  displayName!: string | null;

  @Column('text', { array: true, nullable: true })
  aliases!: readonly string[] | null;
}

@Entity('name_correction')
export class NameCorrectionEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('text', { nullable: true })
  displayName!: string | null;

  @Column('text', { array: true, nullable: true })
  aliases!: readonly string[] | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}
