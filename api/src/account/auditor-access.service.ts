import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  auditorAccessRefusals,
  auditorScopeRefusals,
  checked,
  isAuditorAccessOpen,
} from '@oart/competency';
import type { AuditorScope, CalendarDay } from '@oart/competency';
import type { Permission, PermissionsRequest } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { invalid } from '../http/problem-error.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { PermissionGrantEntity } from './account.entity.ts';

/** What a grant gives, before it is asked what is left of it on a day. */
export type GivenRights = Pick<
  PermissionGrantEntity,
  'permissions' | 'auditorUntil' | 'auditorScope'
>;

/** Reading everything is time-boxed (domain.md 5.13): to the end of a day at the main site. */
@Injectable()
export class AuditorAccessService {
  readonly #organisation: OrganisationService;

  constructor(organisation: OrganisationService) {
    this.#organisation = organisation;
  }

  /**
   * What a grant stores of a request.
   * @throws `not-accepted` where an auditor's last day is missing, past or too far away;
   * `invalid-request` where one is named and the permission is not
   */
  async given(
    tx: Recording,
    { permissions, auditorUntil, auditorScope: wanted }: PermissionsRequest,
  ): Promise<GivenRights> {
    const until = (auditorUntil ?? null) as CalendarDay | null;
    const scope = (wanted ?? null) as AuditorScope | null;
    requireOfAnAuditor(permissions, until, scope);
    const given = { permissions, auditorUntil: until, auditorScope: scope };
    if (!permissions.includes('auditor')) return given;
    const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
    return acceptedBy(
      checked(given, [
        ...auditorAccessRefusals(until, on),
        ...(scope === null ? [] : auditorScopeRefusals(scope, await this.#places(tx.manager))),
      ]),
    );
  }

  /** What a scope may name: the units on file, and every treatment site that one of them ever had. */
  async #places(tx: EntityManager): Promise<Parameters<typeof auditorScopeRefusals>[1]> {
    const units = await this.#organisation.units(tx);
    return {
      units: units.map(({ id }) => id),
      treatmentSites: units.flatMap(({ treatmentSites, siteChanges }) => [
        ...treatmentSites,
        ...siteChanges.map(({ treatmentSite }) => treatmentSite),
      ]),
    };
  }

  /** What a grant still gives, asked anew at every request so that a last day bites the day after. */
  async permissionsNow(
    tx: EntityManager,
    { permissions, auditorUntil }: GivenRights,
  ): Promise<readonly Permission[]> {
    if (!permissions.includes('auditor')) return permissions;
    const { on } = await this.#organisation.now(tx);
    if (isAuditorAccessOpen(auditorUntil, on)) return permissions;
    return permissions.filter((permission) => permission !== 'auditor');
  }
}

/** A scoped access stands alone: another permission of the same account would show what it hides. */
function requireOfAnAuditor(
  permissions: readonly Permission[],
  until: CalendarDay | null,
  scope: AuditorScope | null,
): void {
  const isAuditor = permissions.includes('auditor');
  if (!isAuditor && until !== null) {
    throw invalid('/auditorUntil', 'Only the permission of an auditor has a last day.');
  }
  if (scope !== null && (!isAuditor || permissions.length > 1)) {
    throw invalid(
      '/auditorScope',
      'Only an auditor’s access is limited, on an account that holds no other permission.',
    );
  }
}
