import { Column, Entity } from 'typeorm';
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
