import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  Instant,
  SoftwareChange,
  TimeZone,
  TreatmentSiteChange,
  TreatmentUnit,
  UnitId,
} from '@oart/competency';
import { everyFactRow } from '../ledger/fact-rows.ts';
import { instantOf } from '../ledger/moment.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  SiteEntity,
  SoftwareChangeEntity,
  TreatmentSiteChangeEntity,
  TreatmentUnitEntity,
} from './organisation.entity.ts';

/** A place of the employer. The first one recorded is the main site. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly timeZone: TimeZone;
}

@Injectable()
export class OrganisationRepository {
  async employer(tx: EntityManager): Promise<{ readonly id: string; readonly name: string }> {
    const [row] = await tx.query<{ id: string; name: string }[]>(
      `select employer_id as id, name from oart.employer
       where employer_id = current_setting('app.employer_id')::uuid`,
    );
    if (row === undefined) throw new Error('The transaction acts for no employer');
    return row;
  }

  /** Database time, never before the employer's last recording (a test may move the clock back). */
  async now(tx: EntityManager): Promise<Instant> {
    const known = instantOf(tx);
    if (known !== null) return known;
    const [row] = await tx.query<{ at: Instant }[]>(
      `select greatest(oart.instant(), recorded_at) as at from oart.ledger_head
       where employer_id = current_setting('app.employer_id')::uuid`,
    );
    if (row === undefined) throw new Error('The employer has no ledger');
    return row.at;
  }

  async sites(tx: EntityManager): Promise<readonly Site[]> {
    const rows = await everyFactRow(tx, SiteEntity);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      timeZone: row.timeZone as TimeZone,
    }));
  }

  /** Every unit with its treatment sites and its software history, in ledger order. */
  async units(tx: EntityManager): Promise<readonly TreatmentUnit[]> {
    const sites = new Map((await this.sites(tx)).map((site) => [site.id, site]));
    const changes = await everyFactRow(tx, SoftwareChangeEntity);
    const siteChanges = await everyFactRow(tx, TreatmentSiteChangeEntity);
    const rows = await everyFactRow(tx, TreatmentUnitEntity);
    return rows.map((row) => {
      const site = sites.get(row.siteId);
      if (site === undefined) throw new Error(`Unit ${row.name} has no site`);
      return unitOf(
        row,
        site,
        changes.filter((change) => change.unitId === row.id),
        siteChanges.filter((change) => change.unitId === row.id),
      );
    });
  }
}

function unitOf(
  row: TreatmentUnitEntity,
  site: Site,
  changes: readonly SoftwareChangeEntity[],
  siteChanges: readonly TreatmentSiteChangeEntity[],
): TreatmentUnit {
  return {
    ...recordedOf(row),
    id: row.id as UnitId,
    name: row.name,
    site: site.name,
    timeZone: site.timeZone,
    platform: row.platform,
    treatmentSites: row.treatmentSites,
    siteChanges: siteChanges.map(treatmentSiteChangeOf),
    software: changes.map(softwareChangeOf),
  };
}

function softwareChangeOf(row: SoftwareChangeEntity): SoftwareChange {
  return {
    ...recordedOf(row),
    unit: row.unitId as UnitId,
    version: row.version,
    effectiveAt: row.effectiveAt,
    changeClass: row.changeClass,
    correction: row.neverWas === null ? null : { reason: row.reason ?? '', neverWas: row.neverWas },
  };
}

function treatmentSiteChangeOf(row: TreatmentSiteChangeEntity): TreatmentSiteChange {
  return {
    ...recordedOf(row),
    unit: row.unitId as UnitId,
    treatmentSite: row.treatmentSite,
    opens: row.opens,
    from: row.startsOn,
    reason: row.reason ?? '',
  };
}
