import { Column, Entity } from 'typeorm';
import type { CalendarDay, Instant, Platform } from '@oart/competency';
import { dayColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('site')
export class SiteEntity extends FactColumns {
  @Column('text')
  name!: string;

  @Column('text')
  timeZone!: string;
}

@Entity('treatment_unit')
export class TreatmentUnitEntity extends FactColumns {
  @Column('uuid')
  siteId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  platform!: Platform;

  @Column('text', { array: true })
  treatmentSites!: readonly string[];
}

@Entity('software_change')
export class SoftwareChangeEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  unitId!: string;

  @Column('text')
  version!: string;

  @Column(instantColumn)
  effectiveAt!: Instant;

  @Column('text', { nullable: true })
  changeClass!: 'major' | 'minor' | null;

  /** Why it corrects another; null for a change of its own. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Whether what it corrects never was; null for a change of its own. */
  @Column('boolean', { nullable: true })
  neverWas!: boolean | null;
}

@Entity('treatment_site_change')
export class TreatmentSiteChangeEntity extends FactColumns {
  @Column('uuid')
  unitId!: string;

  @Column('text')
  treatmentSite!: string;

  @Column('boolean')
  opens!: boolean;

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column('text', { nullable: true })
  reason!: string | null;
}
