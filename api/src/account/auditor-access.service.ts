import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { auditorAccessRefusals, checked, isAuditorAccessOpen } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import type { Permission, PermissionsRequest } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { invalid } from '../http/problem-error.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { PermissionGrantEntity } from './account.entity.ts';

/** What a grant gives, before it is asked what is left of it on a day. */
export type GivenRights = Pick<PermissionGrantEntity, 'permissions' | 'auditorUntil'>;

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
    { permissions, auditorUntil }: PermissionsRequest,
  ): Promise<GivenRights> {
    const until = (auditorUntil ?? null) as CalendarDay | null;
    if (!permissions.includes('auditor')) {
      if (until === null) return { permissions, auditorUntil: null };
      throw invalid('/auditorUntil', 'Only the permission of an auditor has a last day.');
    }
    const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
    return acceptedBy(
      checked({ permissions, auditorUntil: until }, auditorAccessRefusals(until, on)),
    );
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
